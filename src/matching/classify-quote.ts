import type { Document } from '../documents/document.ts';
import { locate } from '../documents/locator.ts';
import { attributePassage, type SourceAttribution } from './classify/attribute-quote.ts';
import { findChanges } from './classify/find-changes.ts';
import { isOutsideMarks } from './classify/outside-marks.ts';
import { type QuoteStrand, type StrandPart, strandQuote } from './classify/quote-strand.ts';
import { readContext } from './classify/read-context.ts';
import { sourcesConflict } from './classify/sources-conflict.ts';
import type { SpeechTables } from './classify/speech-tables.ts';
import type { Run } from './classify/strand-runs.ts';
import { type Attribution, type Change, type Context, FIDELITIES, type Fidelity, type QuoteFinding } from './finding.ts';
import type { Passage } from './passage.ts';
import type { QuoteMatch, QuoteQuery } from './quote-match.ts';

/** Thresholds of the naming, written into every finding. */
const THRESHOLDS = Object.freeze({
  /** Share of the quote's words that its passage must have, or it is a paraphrase. */
  paraphraseBelow: 0.5,
});

/** Names every difference between a quote and what the engine found for it, and what follows for speaker and sense. */
export function classifyQuote(
  query: QuoteQuery,
  match: QuoteMatch,
  sources: (id: string) => Document | undefined,
  tables: SpeechTables,
): QuoteFinding {
  if (match.status === 'not-found' || match.status === 'too-short' || match.parts.length === 0) {
    return unplaced(match, match.status === 'too-short' ? 'too-short' : 'not-found', query);
  }
  const strand = strandQuote(query.text, match, sources, tables);
  if (!strand) return unplaced(match, 'source-unavailable', query);
  const { changes, runs } = findChanges(strand, tables, query.breaks ?? []);
  const attributed = attribute(strand, query.speaker?.trim() || null, tables);
  const context = contextOf(strand, changes, attributed, match, query, sources, tables);
  return {
    ...fromMatch(match),
    passages: match.parts.map((passage, at) => widened(passage, strand.parts[at]!)),
    fidelity: headline(changes, runs),
    attribution: attributed.attribution,
    sourceSpeaker: attributed.sourceSpeaker,
    context,
    changes: withoutHouseStyle(changes),
  };
}

function unplaced(match: QuoteMatch, fidelity: Fidelity, query: QuoteQuery): QuoteFinding {
  const attribution = query.speaker?.trim() ? 'unknown' : 'orphan';
  return { ...fromMatch(match), fidelity, attribution, sourceSpeaker: null, context: [], changes: [] };
}

function fromMatch(match: QuoteMatch) {
  return {
    kind: 'quote' as const,
    similarity: match.similarity,
    chance: match.chance,
    ambiguous: match.status === 'ambiguous',
    passages: match.parts,
    candidates: match.candidates,
    steps: match.steps,
    thresholds: THRESHOLDS,
  };
}

/** The passage with words at its edges that the engine left out and a change speaks of. */
function widened(passage: Passage, part: StrandPart): Passage {
  const { start, end } = part.span;
  if (start === passage.start && end === passage.end) return passage;
  return { ...passage, start, end, locator: locate(part.document, part.span) };
}

/** The worst class of the changes; a paraphrase where most of the quote's words are not the source's. */
function headline(changes: readonly Change[], runs: readonly Run[]): Fidelity {
  const worst = changes.reduce<Fidelity>((a, b) => (FIDELITIES.indexOf(b.kind) > FIDELITIES.indexOf(a) ? b.kind : a), 'verbatim');
  const isReworded = FIDELITIES.indexOf(worst) >= FIDELITIES.indexOf('unmarked-omission');
  return isReworded &&
    FIDELITIES.indexOf(worst) < FIDELITIES.indexOf('paraphrase') &&
    sharedWords(runs) < THRESHOLDS.paraphraseBelow
    ? 'paraphrase'
    : worst;
}

function sharedWords(runs: readonly Run[]): number {
  const count = (wanted: (run: Run) => boolean) => runs.filter(wanted).reduce((sum, run) => sum + run.items.length, 0);
  const all = count((run) => run.op === 'pair' || run.op === 'moved' || run.op === 'added');
  const isShared = (run: Run) => run.op === 'moved' || (run.op === 'pair' && run.relation !== 'other');
  return all === 0 ? 1 : count(isShared) / all;
}

/** Where words changed, house style (curly marks, closing commas) is no news: it stays out of the list, not out of the diff. */
function withoutHouseStyle(changes: readonly Change[]): Change[] {
  const isStyle = (change: Change) => change.kind === 'typographic' && change.severity === 'none';
  const isWording = (change: Change) => change.kind !== 'typographic' && change.kind !== 'extraction-artefact';
  return changes.some(isWording) ? changes.filter((change) => !isStyle(change)) : [...changes];
}

/** From least to most alarming: with several passages the most alarming counts. */
const ALARM: readonly Attribution[] = ['speaker-agrees', 'orphan', 'unknown', 'second-hand', 'wrong-speaker'];

function attribute(strand: QuoteStrand, speaker: string | null, tables: SpeechTables): SourceAttribution {
  const found = strand.parts.flatMap((part, index) => {
    const pairs = strand.links.filter((link) => link.part === index && link.op === 'pair');
    const spans = pairs.length > 0 ? ends(part.sources[pairs[0]!.from]!, part.sources[pairs.at(-1)!.to - 1]!) : [part.span];
    const [whole, last] = spans.map((span) => attributePassage(part.document, span, speaker, tables));
    // Words after the source's closing mark are nobody else's as long as nobody else is named.
    const isOneVoice = whole?.attribution === 'speaker-agrees' && last?.attribution === 'unknown' && last.sourceSpeaker === null;
    return isOneVoice ? [whole] : [whole, last].filter((end) => end !== undefined);
  });
  return found.reduce((a, b) => (ALARM.indexOf(b.attribution) > ALARM.indexOf(a.attribution) ? b : a));
}

/** A passage may run from one speaker's turn into another's: both ends are asked. */
function ends(first: { start: number; end: number }, last: { start: number; end: number }) {
  const whole = { start: first.start, end: last.end };
  return [whole, { start: last.start, end: last.end }];
}

function contextOf(
  strand: QuoteStrand,
  changes: readonly Change[],
  attributed: SourceAttribution,
  match: QuoteMatch,
  query: QuoteQuery,
  sources: (id: string) => Document | undefined,
  tables: SpeechTables,
): Context[] {
  const found = readContext(strand, changes, query.around ?? '', tables);
  if (attributed.quotedWithin) found.push('quoted-within');
  else if (isOutsideMarks(strand, query.speaker?.trim() || null, tables)) found.push('outside-marks');
  if (sourcesConflict(match, sources)) found.push('sources-conflict');
  return found.length > 0 ? found : ['fair'];
}
