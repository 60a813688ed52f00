import type { Document } from '../../documents/document.ts';
import { findQuotes, quotedStretches } from '../../items/find-quotes.ts';
import type { Speaker } from '../../items/item.ts';
import type { Span } from '../../text/span.ts';
import type { SpeechTables } from './speech-tables.ts';

/** Words that a prose source gives to somebody, between marks. */
export interface Speech extends Span {
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
  const near = stretchNear(document, span.start);
  if (!near.quoted.some(holds)) return [];
  near.speech ??= readSpeech(near, tables);
  return near.speech.filter(holds).sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** A stretch of a source: where something stands between marks and, once somebody asks who speaks there, the speech. */
interface Stretch extends Span {
  readonly text: string;
  readonly furniture: Document['furniture'];
  readonly quoted: readonly Span[];
  speech: readonly Speech[] | null;
}

/** A document never changes, so each stretch of it is read once. */
const cache = new WeakMap<Document, Map<number, Stretch>>();

function stretchNear(document: Document, at: number): Stretch {
  const known = cache.get(document) ?? new Map<number, Stretch>();
  cache.set(document, known);
  const step = document.text.length <= 3 * STEP ? 0 : Math.floor(at / STEP);
  const found = known.get(step) ?? readStretch(document, stretchOf(document.text, step));
  known.set(step, found);
  return found;
}

function readStretch(document: Document, { start, end }: Span): Stretch {
  const text = document.text.slice(start, end);
  const inside = document.furniture.filter((span) => start <= span.start && span.end <= end);
  const furniture = inside.map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
  const quoted = quotedStretches({ text, furniture }).map((span) => ({ start: span.start + start, end: span.end + start }));
  return { start, end, text, furniture, quoted, speech: null };
}

function readSpeech({ start, text, furniture }: Stretch, tables: SpeechTables): Speech[] {
  return findQuotes({ text, furniture }, tables.quotes)
    .filter((quote) => quote.form !== 'indirect')
    .map((quote) => ({ start: quote.start + start, end: quote.end + start, speaker: quote.speaker && named(quote.speaker, text) }));
}

/** A pronoun begins with a small letter, or is one of the sentence's first words. */
function named({ name, certain, start, end }: Speaker, text: string): SpeechSpeaker {
  const mention = start === null || end === null ? name : text.slice(start, end);
  const isNamed = mention.split(/\s+/).some((word) => name.includes(word));
  return { name, certain: certain && isNamed };
}

/** Whole paragraphs where there are any. */
function stretchOf(text: string, step: number): Span {
  if (text.length <= 3 * STEP) return { start: 0, end: text.length };
  const before = Math.max(0, (step - 1) * STEP);
  const paragraph = before === 0 ? 0 : text.indexOf('\n\n', before);
  return { start: paragraph < 0 || paragraph > before + STEP ? before : paragraph, end: Math.min(text.length, (step + 2) * STEP) };
}
