import type { Fact, FactType } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { findPolarities, type PolarityRead } from '../../items/facts/find-negations.ts';
import type { Token } from '../../items/facts/tokens.ts';
import { readFacts } from '../../items/find-facts.ts';
import type { Span } from '../../text/span.ts';
import { isStopWord, stem } from '../../text/stems.ts';
import type { Evidence } from '../compare-facts.ts';

/** A word that says what a sentence is about. */
export interface Topic extends Span {
  readonly stem: string;
  /** Its token's index. */
  readonly at: number;
  readonly named: boolean;
}

/** One side of a comparison, read: spans are relative to `text`. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly facts: readonly Fact[];
  readonly topics: readonly Topic[];
  readonly stems: ReadonlySet<string>;
  readonly polarities: readonly PolarityRead[];
}

/** A passage with what stands around it: its names may be carried by a pronoun from before, or by the title. */
export interface PassageReading extends Reading {
  readonly source: string;
  /** Add to a span of `text` to point into the document. */
  readonly offset: number;
  /** The title, the document's opening and what stands right before the passage. */
  readonly context: readonly ContextText[];
}

export interface ContextText {
  readonly text: string;
  /** Where it stands in the document; null for the title, which is no part of the text. */
  readonly offset: number | null;
  readonly facts: readonly Fact[];
}

/** Characters. The opening names what a document is about; what stands before a passage names its "he" and "it". */
const OPENING = 400;
const BEFORE = 600;

export function readClaim(text: string, facts: readonly Fact[], tables: FactTables): Reading {
  const { tokens } = readFacts(text, { date: null, tables });
  return reading(text, tokens, facts, tables);
}

export function readPassage(evidence: Evidence, tables: FactTables): PassageReading {
  const { document, span, source } = evidence;
  const date = document.published;
  const start = Math.max(0, span.start - BEFORE);
  const window = readFacts(document.text.slice(start, span.end), { date, tables });
  const shift = span.start - start;
  const facts = window.facts.filter((fact) => fact.start >= shift).map((fact) => moved(fact, -shift));
  const text = document.text.slice(span.start, span.end);
  const tokens = readFacts(text, { date, tables }).tokens;
  const before = {
    text: document.text.slice(start, span.start),
    offset: start,
    facts: window.facts.filter((fact) => fact.end <= shift),
  };
  const context = [before, ...openingOf(evidence, start, tables)];
  return { ...reading(text, tokens, facts, tables), source, offset: span.start, context };
}

function openingOf({ document }: Evidence, before: number, tables: FactTables): ContextText[] {
  const texts: ContextText[] = [];
  if (document.title)
    texts.push({ text: document.title, offset: null, facts: readFacts(document.title, { date: null, tables }).facts });
  const opening = document.text.slice(0, Math.min(OPENING, before));
  if (opening) texts.push({ text: opening, offset: 0, facts: readFacts(opening, { date: null, tables }).facts });
  return texts;
}

function moved(fact: Fact, by: number): Fact {
  const at = { start: fact.start + by, end: fact.end + by };
  if (fact.type !== 'negation') return { ...fact, ...at };
  const scope = { start: fact.value.scope.start + by, end: fact.value.scope.end + by };
  return { ...fact, ...at, value: { ...fact.value, scope } };
}

function reading(text: string, tokens: readonly Token[], facts: readonly Fact[], tables: FactTables): Reading {
  const topics = topicsOf(tokens, facts);
  return {
    text,
    tokens,
    facts,
    topics,
    stems: new Set(topics.map((topic) => topic.stem)),
    polarities: findPolarities(tokens, takenBy(tokens, facts, ['name', 'date']), tables),
  };
}

// Numbers, dates and negations are compared as facts; they don't make a topic.
function topicsOf(tokens: readonly Token[], facts: readonly Fact[]): Topic[] {
  const figures = takenBy(tokens, facts, ['quantity', 'date']);
  const names = takenBy(tokens, facts, ['name']);
  const topics: Topic[] = [];
  for (const [at, token] of tokens.entries()) {
    const named = names[at] === 1;
    if (token.kind !== 'word' || (figures[at] && !named) || (!named && isStopWord(token.lower))) continue;
    topics.push({ stem: stem(token.lower.replace(/['’]s$/, '')), start: token.start, end: token.end, at, named });
  }
  return topics;
}

function takenBy(tokens: readonly Token[], facts: readonly Fact[], types: readonly FactType[]): Uint8Array {
  const taken = new Uint8Array(tokens.length);
  for (const fact of facts) {
    if (!types.includes(fact.type)) continue;
    for (let at = firstFrom(tokens, fact.start); at < tokens.length && tokens[at]!.start < fact.end; at++) taken[at] = 1;
  }
  return taken;
}

/** The first token that starts at or after `start`, by bisection. */
export function firstFrom(tokens: readonly Token[], start: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Stems of the topics within `reach` tokens of a span, in the same sentence. */
export function stemsNear(reading: Reading, span: Span, reach: number): Set<string> {
  const from = firstFrom(reading.tokens, span.start);
  const to = firstFrom(reading.tokens, span.end);
  const sentence = reading.tokens[from]?.sentence;
  const near = new Set<string>();
  for (const topic of reading.topics) {
    if (topic.at < from - reach || topic.at >= to + reach) continue;
    if (reading.tokens[topic.at]!.sentence === sentence) near.add(topic.stem);
  }
  return near;
}

/** The share of `wanted` that is among `there`; 0 for nothing wanted. */
export function share(wanted: Iterable<string>, there: ReadonlySet<string>): number {
  let [all, found] = [0, 0];
  for (const word of wanted) {
    all += 1;
    if (there.has(word)) found += 1;
  }
  return all === 0 ? 0 : found / all;
}
