import type { Document } from '../../documents/document.ts';
import type { DateFact, Fact, FactType } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { findPolarities, type PolarityRead } from '../../items/facts/find-negations.ts';
import type { Token } from '../../items/facts/tokens.ts';
import { readFacts } from '../../items/find-facts.ts';
import { type Language, languageOf } from '../../text/language.ts';
import type { Span } from '../../text/span.ts';
import { isStopWord } from '../../text/stems.ts';
import type { Evidence } from '../compare-facts.ts';
import { type Wording, wordingOf } from './wording.ts';

/** A word that says what a sentence is about. */
export interface Topic extends Span, Wording {
  /** Its token's index. */
  readonly at: number;
  readonly named: boolean;
}

/** One side of a comparison, read: spans are relative to `text`. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly facts: readonly Fact[];
  /** null for one whose capitals and negations are not read: its figures and dates are compared alone. */
  readonly language: Language | null;
  readonly topics: readonly Topic[];
  readonly polarities: readonly PolarityRead[];
}

/** A passage with what stands around it: its names may be carried by a pronoun from before, or by the title. */
export interface PassageReading extends Reading {
  readonly source: string;
  /** Add to a span of `text` to point into the document. */
  readonly offset: number;
  /** The title, the document's opening and what stands right before the passage. */
  readonly context: readonly ContextText[];
  /** When it was written, as a line of the page says; its span points into the document. */
  readonly dated: DateFact | null;
}

interface ContextText {
  readonly text: string;
  /** Where it stands in the document; null for the title, which is no part of the text. */
  readonly offset: number | null;
  readonly facts: readonly Fact[];
}

/** Characters. The opening names what a document is about; what stands before a passage names its "he" and "it". */
const OPENING = 400;
const BEFORE = 600;

export function readClaim(text: string, facts: readonly Fact[], tables: FactTables): Reading {
  const { tokens, language } = readFacts(text, { date: null, tables });
  return { ...reading(text, tokens, facts, tables), language };
}

export function readPassage(evidence: Evidence, tables: FactTables): PassageReading {
  const { document, span, source } = evidence;
  const dated = readDateLine(evidence, tables);
  const date = document.published ?? dated?.value.from ?? null;
  const start = Math.max(0, span.start - BEFORE);
  const window = readFacts(document.text.slice(start, span.end), { date, tables, language: languageIn(document, tables) });
  const shift = span.start - start;
  const facts = window.facts.filter((fact) => fact.start >= shift).map((fact) => moved(fact, -shift));
  const text = document.text.slice(span.start, span.end);
  const tokens = window.tokens.slice(firstFrom(window.tokens, shift)).map((token) => movedToken(token, -shift));
  const before = {
    text: document.text.slice(start, span.start),
    offset: start,
    facts: window.facts.filter((fact) => fact.end <= shift),
  };
  const context = [before, ...openingOf(evidence, start, tables)];
  return { ...reading(text, tokens, facts, tables), language: window.language, source, offset: span.start, context, dated };
}

function readDateLine({ document, dated }: Evidence, tables: FactTables): DateFact | null {
  if (!dated) return null;
  const { facts } = readFacts(document.text.slice(dated.start, dated.end), { date: null, tables });
  const day = facts.find(
    (fact): fact is DateFact => fact.type === 'date' && /^\d{4}/.test(fact.value.from) && fact.value.granularity === 'day',
  );
  return day ? { ...day, start: day.start + dated.start, end: day.end + dated.start } : null;
}

const languages = new WeakMap<Document, Language>();

function languageIn(document: Document, { foreign }: FactTables): Language {
  const known = languages.get(document) ?? languageOf(document.text, foreign.functionWords);
  languages.set(document, known);
  return known;
}

const openings = new WeakMap<Document, readonly ContextText[]>();

/** The title and the first lines, unless the passage starts among them; read once for each document. */
function openingOf({ document }: Evidence, before: number, tables: FactTables): readonly ContextText[] {
  const known = openings.get(document) ?? readOpening(document, tables);
  openings.set(document, known);
  return before >= OPENING ? known : known.filter((text) => text.offset === null);
}

function readOpening(document: Document, tables: FactTables): ContextText[] {
  const texts: ContextText[] = [];
  const read = (text: string, offset: number | null) => {
    if (text)
      texts.push({ text, offset, facts: readFacts(text, { date: null, tables, language: languageIn(document, tables) }).facts });
  };
  read(document.title ?? '', null);
  read(document.text.slice(0, OPENING), 0);
  return texts;
}

function movedToken(token: Token, by: number): Token {
  return { ...token, start: token.start + by, end: token.end + by };
}

function moved(fact: Fact, by: number): Fact {
  const at = { start: fact.start + by, end: fact.end + by };
  if (fact.type !== 'negation') return { ...fact, ...at };
  const scope = { start: fact.value.scope.start + by, end: fact.value.scope.end + by };
  return { ...fact, ...at, value: { ...fact.value, scope } };
}

function reading(text: string, tokens: readonly Token[], facts: readonly Fact[], tables: FactTables): Omit<Reading, 'language'> {
  return {
    text,
    tokens,
    facts,
    topics: topicsOf(tokens, facts, tables),
    polarities: findPolarities(tokens, takenBy(tokens, facts, ['name', 'date']), tables),
  };
}

// Numbers, dates and negations are compared as facts; they don't make a topic.
function topicsOf(tokens: readonly Token[], facts: readonly Fact[], tables: FactTables): Topic[] {
  const figures = takenBy(tokens, facts, ['quantity', 'date']);
  const names = takenBy(tokens, facts, ['name']);
  const topics: Topic[] = [];
  for (const [at, token] of tokens.entries()) {
    const named = names[at] === 1;
    if (token.kind !== 'word' || (figures[at] && !named) || (!named && (isStopWord(token.lower) || SAYS_LITTLE.has(token.lower))))
      continue;
    const word = named ? ofInstitution(tokens, names, at) : null;
    const wording = word === null ? wordingOf(token.lower, tables) : { stem: word, groups: [] };
    topics.push({ ...wording, start: token.start, end: token.end, at, named });
  }
  return topics;
}

/** Words that two sentences share without speaking of one thing. */
const SAYS_LITTLE = new Set([
  'people',
  'person',
  'persons',
  'number',
  'total',
  'year',
  'years',
  'several',
  'including',
  'according',
]);

const INSTITUTION =
  /^(?:university|college|school|airport|museum|bank|orchestra|hospital|church|cathedral|council|court|stadium|station|police|press|times|fc|united|city|rovers|club|party|theatre|theater|festival|opera|library|zoo)$/;

/** "Velden University" isn't Velden: its first words count only together with what it is. */
function ofInstitution(tokens: readonly Token[], names: Uint8Array, at: number): string | null {
  const next = tokens[at + 1];
  if (names[at + 1] !== 1 || !next || !INSTITUTION.test(next.lower) || next.sentence !== tokens[at]!.sentence) return null;
  return `${tokens[at]!.lower} ${next.lower}`;
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

/** Topics within `reach` tokens of a span, in the same sentence. */
export function topicsNear(reading: Reading, span: Span, reach: number): Topic[] {
  const from = firstFrom(reading.tokens, span.start);
  const to = firstFrom(reading.tokens, span.end);
  const sentence = reading.tokens[from]?.sentence;
  return reading.topics.filter(
    (topic) => topic.at >= from - reach && topic.at < to + reach && reading.tokens[topic.at]!.sentence === sentence,
  );
}

/** The `count` topics of the sentence that stand nearest to a span, and all within `reach` tokens: a short claim says in all its words what a number is about. */
export function topicsAbout(reading: Reading, span: Span, reach: number, count: number): readonly Topic[] {
  const near = topicsNear(reading, span, reach);
  if (near.length >= count) return near;
  const from = firstFrom(reading.tokens, span.start);
  const to = firstFrom(reading.tokens, span.end);
  const sentence = reading.tokens[from]?.sentence;
  const apart = (topic: Topic) => (topic.at < from ? from - topic.at : topic.at - to);
  return reading.topics
    .filter((topic) => reading.tokens[topic.at]!.sentence === sentence)
    .sort((a, b) => apart(a) - apart(b))
    .slice(0, count);
}
