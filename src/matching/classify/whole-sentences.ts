import type { Span } from '../../text/span.ts';
import type { SpeechTables } from './speech-tables.ts';
import { speechWords } from './speech-words.ts';
import { isNegation } from './word-weight.ts';

/** Whether the words of `span` are sentences of their own: what they deny or doubt is not said of the words that stayed. */
export function areWholeSentences(text: string, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - 8), span.start);
  return /(?:^|[.!?]["”’)]*)\s+["“‘(]*$/u.test(before) && /^["”’)]*[.!?]/.test(text.slice(span.end, span.end + 4));
}

/** Characters before the end of a gap in which a negation may still govern what follows. */
const REACH = 600;

/** Words: what is shorter between marks (", never,") still governs its sentence. */
const CLAUSE = 3;

/**
 * Whether a negation within `span` is said of words that went with it: a relative clause between its commas, or a
 * clause that a stronger mark ends before the span does.
 */
export function isClauseOfItsOwn(text: string, span: Span, tables: SpeechTables): boolean {
  const words = speechWords(text, { start: Math.max(span.start, span.end - REACH), end: span.end });
  if (words.length < CLAUSE) return false;
  const isSetOff =
    /[,;:–—(]["”’)]*\s*$/.test(text.slice(Math.max(0, span.start - 4), span.start)) &&
    /^["”’]*[,;:.!?–—)]/.test(text.slice(span.end, span.end + 2));
  if (isSetOff) return true;
  const last = words.findLast((word) => isNegation(word.key, tables));
  const rest = last ? text.slice(last.end, span.end) : '';
  return /^\s+[\p{L}\p{N}][^,;:.!?–—]*(?:[;:.!?–—]|,\s+(?:and|but|they|we|it|he|she|i|you)\s)/iu.test(rest);
}
