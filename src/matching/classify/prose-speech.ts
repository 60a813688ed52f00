import type { Document } from '../../documents/document.ts';
import { findQuotes } from '../../items/find-quotes.ts';
import type { Speaker } from '../../items/item.ts';
import type { Span } from '../../text/span.ts';
import type { SpeechTables } from './speech-tables.ts';

/** Words that a prose source gives to somebody, between marks or in its own words (`isReported`). */
export interface Speech extends Span {
  readonly isReported: boolean;
  readonly speaker: SpeechSpeaker | null;
}

/** `certain` is false where "she said" had to be followed back to a name. */
export interface SpeechSpeaker {
  readonly name: string;
  readonly certain: boolean;
}

/** Characters: a source is read in steps of this length, with one more before it (who is "she"?) and one after it. */
const STEP = 4000;

/** The source's quotations that hold `span`, outermost first, with their speakers: read as a draft's quotes are. */
export function speechAround(document: Document, span: Span, tables: SpeechTables): Speech[] {
  const holds = (speech: Span) => speech.start <= span.start + 1 && span.end - 1 <= speech.end;
  return speechNear(document, span.start, tables)
    .filter((speech) => !speech.isReported && holds(speech))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** What the source says in its own words that somebody said: the statement that `span` lies in. */
export function reportAround(document: Document, span: Span, tables: SpeechTables): Speech | null {
  const holds = (speech: Speech) => speech.isReported && speech.start <= span.start && span.end <= speech.end;
  return speechNear(document, span.start, tables).find(holds) ?? null;
}

/** A document never changes, so each stretch of it is read once. */
const cache = new WeakMap<Document, Map<number, readonly Speech[]>>();

/** All that is quoted or reported in the stretch of the source around `at`. */
export function speechNear(document: Document, at: number, tables: SpeechTables): readonly Speech[] {
  const known = cache.get(document) ?? new Map<number, readonly Speech[]>();
  cache.set(document, known);
  const step = document.text.length <= 3 * STEP ? 0 : Math.floor(at / STEP);
  const found = known.get(step) ?? readSpeech(document, stretch(document.text, step), tables);
  known.set(step, found);
  return found;
}

function readSpeech(document: Document, { start, end }: Span, tables: SpeechTables): Speech[] {
  const inside = document.furniture.filter((span) => start <= span.start && span.end <= end);
  const furniture = inside.map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
  const text = document.text.slice(start, end);
  return findQuotes({ text, furniture }, tables.quotes).map((quote) => ({
    start: quote.start + start,
    end: quote.end + start,
    isReported: quote.form === 'indirect',
    speaker: quote.speaker && named(quote.speaker, text),
  }));
}

/** A pronoun begins with a small letter, or is one of the sentence's first words. */
function named({ name, certain, start, end }: Speaker, text: string): SpeechSpeaker {
  const mention = start === null || end === null ? name : text.slice(start, end);
  const isNamed = mention.split(/\s+/).some((word) => name.includes(word));
  return { name, certain: certain && isNamed };
}

/** Whole paragraphs where there are any. */
function stretch(text: string, step: number): Span {
  if (text.length <= 3 * STEP) return { start: 0, end: text.length };
  const before = Math.max(0, (step - 1) * STEP);
  const paragraph = before === 0 ? 0 : text.indexOf('\n\n', before);
  return { start: paragraph < 0 || paragraph > before + STEP ? before : paragraph, end: Math.min(text.length, (step + 2) * STEP) };
}
