import type { QuantityFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { makeStretch } from './dates-together.ts';
import { figuresOf, type Making, makeChange, makeFigure } from './figures-together.ts';
import { type Finding, found, quoted } from './outcome.ts';
import type { PassageReading, Reading } from './readings.ts';
import { makePart } from './shares-together.ts';

/**
 * A figure of the claim that no passage gives, but that their figures make together: a sum, a difference, a mean, a change,
 * a share, the years between two dates, an age. Always worked out, never read: it is shown for somebody to confirm. Shares
 * and changes come out by chance too easily to stand against a passage that contradicts.
 */
export function workedOutAcross(
  claim: Reading,
  fact: QuantityFact,
  passages: readonly PassageReading[],
  contradicted: boolean,
  tables: FactTables,
): Finding | null {
  const stretch = makeStretch(claim, fact, passages);
  if (stretch) {
    const said = stretch.dates.map(({ text }) => quoted(text)).join(' and ');
    const because = sentence(said, stretch.how, fact);
    return { outcome: 'same', weight: WEIGHT, evidence: stretch.evidence, because, derived: true };
  }
  const figures = figuresOf(passages);
  const made =
    makeFigure(claim, fact, figures, tables) ??
    (contradicted ? null : (makePart(claim, fact, figures, tables) ?? makeChange(claim, fact, figures, tables)));
  return made && fromFigures(made, fact);
}

const WEIGHT = 0.4;

function fromFigures({ from, how }: Making, fact: QuantityFact): Finding {
  const last = from.at(-1)!;
  const beside = from.filter(({ passage }) => passage === last.passage).map((figure) => figure.fact);
  const span = { start: Math.min(...beside.map(({ start }) => start)), end: Math.max(...beside.map(({ end }) => end)) };
  const said = from.map((figure) => quoted(figure.fact.text)).join(' and ');
  return found(last.passage, span, 'same', WEIGHT, sentence(said, how, fact), true);
}

function sentence(said: string, how: string, { text }: QuantityFact): string {
  return `The source says ${said}: ${how}. The claim says ${quoted(text)}.`;
}
