import type { Document } from '../documents/document.ts';
import { sha256 } from '../text/canonical.ts';
import { languageOf } from '../text/language.ts';
import { blanksEnd } from '../text/pieces.ts';
import { splitSentences } from '../text/sentences.ts';
import { contains, outside, type Span } from '../text/span.ts';
import type { CheckWorthinessTable } from './check-worthiness.ts';
import { splitClauses } from './clauses.ts';
import { isIdleOne } from './count-quantities.ts';
import type { Fact } from './fact.ts';
import type { FactTables } from './facts/fact-tables.ts';
import { type FactReading, readFacts } from './find-facts.ts';
import type { Claim } from './item.ts';
import { saysNothing } from './says-nothing.ts';
import { reasonsOf, scoreOf, scoreSentence, standsOnFloor } from './score-sentence.ts';
import { type Features, readFeatures } from './worth-features.ts';

export interface ClaimTables {
  readonly abbreviations: ReadonlySet<string>;
  readonly checkWorthiness: CheckWorthinessTable;
  readonly facts: FactTables;
}

export const CLAIM_LIMITS = Object.freeze({
  /** Below this score a sentence without number, date or superlative is not listed. */
  lowestScore: 0.06,
  /** What merely names somebody is a statement from so many words on. */
  fewestAboutName: 4,
  /** What merely was so of "him" or "them", from so many. */
  fewestAboutOther: 6,
});

/**
 * What the draft states that could be wrong: sentences, or the clause of a sentence where only that can be checked. Furniture is
 * left out. `date` is the day that "last year" is read from; the document's own where it is not given. In order of their start.
 */
export function findClaims(
  document: Document,
  tables: ClaimTables,
  date: string | null = document.published,
  sentences: readonly Span[] = splitSentences(document.text, tables.abbreviations),
): Claim[] {
  const ids = new Map<string, number>();
  const language = languageOf(document.text, tables.facts.foreign.functionWords);
  const read = outside(sentences, document.furniture).map((sentence) => {
    const reading = readFacts(document.text.slice(sentence.start, sentence.end), { date, tables: tables.facts, language });
    return { sentence, reading, facts: reading.facts.map((fact) => shifted(fact, sentence.start)) };
  });
  const names = namesWithin(document.text, read);
  return read.flatMap(({ sentence, reading, facts }) => {
    const part = checkablePart(document.text, sentence, { reading, facts, names, table: tables.checkWorthiness });
    return part ? [claimOf(document.text, part, tables.checkWorthiness, ids)] : [];
  });
}

// Any first word has a capital; one that is a name is a name within other sentences too, or has a second word.
function namesWithin(text: string, read: readonly { sentence: Span; facts: readonly Fact[] }[]): Set<string> {
  const names = read.flatMap(({ sentence, facts }) =>
    facts.filter(
      ({ type, start, text: name }) => type === 'name' && (name.includes(' ') || /\p{L}/u.test(text.slice(sentence.start, start))),
    ),
  );
  return new Set(names.map((fact) => fact.text));
}

interface CheckablePart {
  readonly span: Span;
  readonly features: Features;
  readonly facts: readonly Fact[];
}

/** A sentence as the readers of facts see it. */
interface Known {
  readonly reading: FactReading;
  readonly facts: readonly Fact[];
  readonly names: ReadonlySet<string>;
  readonly table: CheckWorthinessTable;
}

// The whole sentence, or the one clause that can be checked while the rest is opinion, outlook or question.
function checkablePart(text: string, sentence: Span, known: Known): CheckablePart | null {
  const whole = read(text, sentence, sentence, known);
  if (!isListed(text, whole, known.table)) return null;
  if (!has(whole.features, ...SOFT)) return whole;
  const spans = splitClauses(text, sentence);
  if (spans.length === 1) return whole;
  const clauses = spans.map((span) => read(text, span, sentence, known));
  const checkable = clauses.filter(({ features }) => isCheckable(features));
  const rest = clauses.filter(({ features }) => !isCheckable(features));
  const soft = rest.filter(({ features }) => isSoft(features));
  return checkable.length === 1 && soft.length === rest.length && rest.length > 0 ? checkable[0]! : whole;
}

/** "3. ", "(3) ": a place in a list, no number of anything. */
const LIST_MARK = /^[-•*]?\s*\(?\d{1,3}[.)]\s+/;
/** Units. */
const LONGEST_MARK = 12;
/** Units; enough of the text behind a number word to see the next one. */
const WORD = 16;

// What the readers of facts see ("half a dozen", "the week after") counts, even where no single word gives it away.
function read(text: string, span: Span, sentence: Span, { reading, facts: all, names, table }: Known): CheckablePart {
  const facts = all.filter((fact) => contains(span, fact));
  const start =
    span.start + (LIST_MARK.exec(text.slice(span.start, Math.min(span.end, span.start + LONGEST_MARK)))?.[0].length ?? 0);
  const said = { start, end: span.end };
  const features = readFeatures(
    reading.language === 'en' ? text.slice(start, span.end) : inEnglishWords(reading, said, sentence),
    table,
  );
  const tells = (fact: Fact) =>
    fact.start >= start && (fact.type === 'name' ? names.has(fact.text) : !isIdleOne(text.slice(fact.start, fact.end + WORD)));
  const atLeast = (feature: 'quantity' | 'date' | 'name') =>
    Math.max(features[feature] ?? 0, facts.some((fact) => fact.type === feature && tells(fact)) ? 1 : 0);
  return { span, facts, features: { ...features, quantity: atLeast('quantity'), date: atLeast('date'), name: atLeast('name') } };
}

// The words that tell what is worth checking are known in English.
function inEnglishWords({ tokens }: FactReading, span: Span, sentence: Span): string {
  const inside = tokens.filter(({ start, end }) => sentence.start + start >= span.start && sentence.start + end <= span.end);
  return inside.map(({ text, lower, capital }) => (capital ? text : lower)).join(' ');
}

function isListed(text: string, { span, features }: CheckablePart, table: CheckWorthinessTable): boolean {
  if (saysNothing(text.slice(span.start, span.end))) return false;
  if (standsOnFloor(features)) return true;
  if (has(features, 'question')) return false;
  if (has(features, 'request')) return false;
  const isWorth = scoreOf(features, table) >= CLAIM_LIMITS.lowestScore && reasonsOf(features).length > 0;
  return isWorth || statesAnAct(features) || tellsOf(text, span, features) || wasSo(text, span, features);
}

// What is so of somebody, in a whole sentence; what they hope or may do is no statement yet.
function tellsOf(text: string, span: Span, features: Features): boolean {
  if (!has(features, 'name') || has(features, ...SOFT, 'firstPerson')) return false;
  return hasWords(text, span, CLAIM_LIMITS.fewestAboutName) && /[.…。]["”’»)\]]*$/.test(text.slice(span.start, span.end));
}

function wasSo(text: string, span: Span, features: Features): boolean {
  return has(features, 'past') && has(features, 'other') && hasWords(text, span, CLAIM_LIMITS.fewestAboutOther);
}

function hasWords(text: string, { start, end }: Span, least: number): boolean {
  let words = 0;
  for (let at = start; at < end && words < least; words++) {
    while (at < end && blanksEnd(text, at, end) === at) at++;
    at = blanksEnd(text, at, end);
  }
  return words >= least;
}

function statesAnAct(features: Features): boolean {
  if (has(features, 'act', 'change')) return !has(features, 'firstPerson', 'future');
  return has(features, 'past') && has(features, 'name');
}

function isCheckable(features: Features): boolean {
  return standsOnFloor(features) || (has(features, 'change', 'act') && has(features, 'name', 'topic') && !isSoft(features));
}

function isSoft(features: Features): boolean {
  return has(features, ...SOFT) && !standsOnFloor(features);
}

const SOFT = ['opinion', 'future', 'question', 'hypothetical'] as const;

function has(features: Features, ...names: readonly (keyof Features)[]): boolean {
  return names.some((name) => (features[name] ?? 0) > 0);
}

function claimOf(
  text: string,
  { span, features, facts }: CheckablePart,
  table: CheckWorthinessTable,
  ids: Map<string, number>,
): Claim {
  const words = text.slice(span.start, span.end);
  return { kind: 'claim', id: idOf(words, ids), ...span, text: words, ...scoreSentence(features, table), facts };
}

function shifted(fact: Fact, by: number): Fact {
  const moved = { ...fact, start: fact.start + by, end: fact.end + by };
  if (moved.type !== 'negation') return moved;
  const { scope } = moved.value;
  return { ...moved, value: { ...moved.value, scope: { start: scope.start + by, end: scope.end + by } } };
}

// By its words, so that the same sentence has the same id in the next draft; a repetition is numbered.
function idOf(words: string, ids: Map<string, number>): string {
  const id = `c-${sha256(words).slice(0, 10)}`;
  const times = (ids.get(id) ?? 0) + 1;
  ids.set(id, times);
  return times === 1 ? id : `${id}-${times}`;
}
