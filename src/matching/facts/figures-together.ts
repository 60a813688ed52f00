import type { Quantity, QuantityFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { nounsFit } from './counted-nouns.ts';
import { firstFrom, type PassageReading, type Reading } from './readings.ts';
import { kindOf } from './same-value.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** A figure of a passage. */
export interface Figure {
  readonly fact: QuantityFact;
  readonly passage: PassageReading;
  readonly value: number;
}

/** Figures that make the claim's, and how, in words. */
export interface Making {
  readonly from: readonly Figure[];
  readonly how: string;
}

/** The figures of all passages that a sum may be made with: exact ones, no ranks, results or multiples. */
export function figuresOf(passages: readonly PassageReading[]): Figure[] {
  const figures: Figure[] = [];
  for (const passage of passages) {
    for (const fact of passage.facts) {
      if (fact.type !== 'quantity' || !isPlain(fact.value)) continue;
      figures.push({ fact, passage, value: fact.value.low! });
      if (figures.length === FACT_THRESHOLDS.figures) return figures;
    }
  }
  return figures;
}

function isPlain({ low, high, unit, headNoun }: Quantity): boolean {
  if (low === null || low !== high || low <= 0 || unit === 'ordinal' || unit === 'score') return false;
  return unit !== 'times' || headNoun !== null;
}

/** What the claim's figure is, if its words ask for a sum, a difference, a mean or another stretch of time; else null. */
export function makeFigure(claim: Reading, fact: QuantityFact, figures: readonly Figure[], tables: FactTables): Making | null {
  if (fact.value.low === null || fact.value.low !== fact.value.high || fact.value.low <= 0) return null;
  const alike = figures.filter((figure) => isAlike(fact, figure, tables));
  const around = wordsAround(claim, fact);
  return (
    otherStretch(fact, alike) ??
    (TOTAL.test(around) ? total(fact, alike) : null) ??
    (DIFFERENCE.test(around) ? difference(fact, alike) : null) ??
    (MEAN.test(around) ? mean(fact, alike, figures) : null)
  );
}

/** "A fifth more", "by half", "up 12 percent" beside the figures before and after. */
export function makeChange(claim: Reading, fact: QuantityFact, figures: readonly Figure[], tables: FactTables): Making | null {
  const { value } = fact;
  const scale = value.unit === 'percent' ? 100 : value.unit === 'fraction' ? 1 : 0;
  if (scale === 0 || value.low !== value.high || !CHANGE.test(wordsAround(claim, fact))) return null;
  for (const to of figures) {
    for (const from of figures) {
      if (to === from || !isAlike(to.fact, from, tables) || kindOf(to.fact.value, tables) === 'share') continue;
      if (isCount(to.fact.value) && to.fact.value.headNoun === null && from.fact.value.headNoun === null) continue;
      const made = (scale * Math.abs(to.value - from.value)) / from.value;
      if (isMade(value, made)) return { from: [from, to], how: `a change of ${toldShare(made / scale)}` };
    }
  }
  return null;
}

const TOTAL = /\b(?:total\w*|in all|altogether|combined|together|overall|sum|between them|both|or more in)\b/i;

const DIFFERENCE =
  /\b(?:more|fewer|less|difference|gap|margin|ahead|behind|by|extra|saving|cheaper|dearer|higher|lower|larger|bigger|smaller|longer|shorter|taller|heavier|older|younger|apart|remaining|others?|rest)\b/i;

const MEAN = /\b(?:average\w*|mean|each|apiece|a head|per)\b/i;

const CHANGE =
  /\b(?:r[io]se\w*|risen|rising|gr[eo]w\w*|growth|increas\w*|climb\w*|jump\w*|surg\w*|up|more|higher|f[ae]ll\w*|drop\w*|declin\w*|decreas\w*|shr[aiu]nk\w*|cut|lost|loss|down|less|fewer|lower|by)\b/i;

/** Tokens on each side of a figure whose words say how it came about. */
const AROUND = 6;

function wordsAround({ tokens }: Reading, { start, end }: QuantityFact): string {
  const [from, to] = [firstFrom(tokens, start), firstFrom(tokens, end)];
  const words = tokens.slice(Math.max(0, from - AROUND), to + AROUND);
  return words
    .filter(({ sentence }) => sentence === tokens[from]?.sentence)
    .map(({ lower }) => lower)
    .join(' ');
}

/** Of one kind, and not of two things that both sides name. */
function isAlike(fact: QuantityFact, { fact: other }: Figure, tables: FactTables): boolean {
  const [mine, theirs] = [fact.value, other.value];
  if (kindOf(mine, tables) !== kindOf(theirs, tables) || mine.unit !== theirs.unit || mine.currency !== theirs.currency)
    return false;
  if (mine.unit !== null || mine.currency !== null || mine.headNoun === null || theirs.headNoun === null) return true;
  return nounsFit(mine.headNoun, theirs.headNoun, tables) > 0;
}

/** "$900 a year" beside "$75 per month". */
function otherStretch({ value }: QuantityFact, alike: readonly Figure[]): Making | null {
  const mine = DAYS.get(value.per ?? '');
  if (mine === undefined) return null;
  for (const figure of alike) {
    const theirs = DAYS.get(figure.fact.value.per ?? '');
    if (theirs === undefined || theirs === mine) continue;
    const made = (figure.value * mine) / theirs;
    if (isMade(value, made, FACT_THRESHOLDS.converted * made)) return { from: [figure], how: `${told(made)} per ${value.per}` };
  }
  return null;
}

const DAYS: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 365.25 / 12],
  ['quarter', 365.25 / 4],
  ['year', 365.25],
]);

function total({ value }: QuantityFact, alike: readonly Figure[]): Making | null {
  const parts = distinct(alike).filter((figure) => figure.value < value.low!);
  for (const [at, a] of parts.entries()) {
    for (const [next, b] of parts.slice(at + 1).entries()) {
      if (isMade(value, a.value + b.value)) return { from: [a, b], how: `together ${told(a.value + b.value)}` };
      for (const c of parts.slice(at + next + 2)) {
        const sum = a.value + b.value + c.value;
        if (isMade(value, sum)) return { from: [a, b, c], how: `together ${told(sum)}` };
      }
    }
  }
  return null;
}

function difference({ value }: QuantityFact, alike: readonly Figure[]): Making | null {
  for (const a of alike) {
    for (const b of alike) {
      if (a.value > b.value && b.value !== value.low && a.value !== value.low && isMade(value, a.value - b.value))
        return { from: [a, b], how: `${told(a.value - b.value)} apart` };
    }
  }
  return null;
}

/** A sum shared out among a number that stands in the same passage. */
function mean({ value }: QuantityFact, alike: readonly Figure[], figures: readonly Figure[]): Making | null {
  for (const whole of alike) {
    for (const count of figures) {
      if (count === whole || count.passage !== whole.passage || count.value <= 1 || !isCount(count.fact.value)) continue;
      const made = whole.value / count.value;
      if (isMade(value, made, made / 200)) return { from: [whole, count], how: `${told(made)} each` };
    }
  }
  return null;
}

function isCount({ unit, currency }: Quantity): boolean {
  return unit === null && currency === null;
}

function distinct(figures: readonly Figure[]): Figure[] {
  return figures.filter(
    (figure, at) => figures.findIndex(({ value, fact }) => value === figure.value && fact.text === figure.fact.text) === at,
  );
}

/** Whether a figure that was made is the one that the claim tells, as exactly as the claim tells it. */
function isMade(value: Quantity, made: number, tolerance = 0): boolean {
  if (value.bound === 'over' || value.bound === 'at-least') return false;
  const apart = Math.abs(made - value.low!);
  if (value.unit === 'fraction') return apart <= (value.approximate ? FACT_THRESHOLDS.aboutShare : FACT_THRESHOLDS.share);
  const step = (value.step ?? 1) > 1 || value.unit === 'percent' ? (value.step ?? 1) / 2 : 0;
  const about = value.approximate ? FACT_THRESHOLDS.approximate * made : 0;
  return apart <= Math.max(step, about, tolerance) + 1e-9 * made;
}

function told(value: number): string {
  return Number(value.toPrecision(PRECISE)).toLocaleString('en-US');
}

/** Figures of a number that was worked out. */
const PRECISE = 6;

function toldShare(value: number): string {
  return `${Number((100 * value).toFixed(1))} percent`;
}
