import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';
import type { WeightedWord } from './word-weight.ts';

/** Characters searched on either side for the same word inside a sentence. */
const REACH = 20_000;

/** Marks which words are names: capitals inside a sentence, or at its start where the text has them inside one too. */
export function markNames(text: string, words: readonly SpeechWord[], tables: SpeechTables): WeightedWord[] {
  return words.map((word) => ({ word, isName: isName(text, word, tables) }));
}

const SENTENCE_START = /(^|[.!?…:]["”’')\]]*\s+|["“”‘([]\s*|\n\s*)$/;

function isName(text: string, word: SpeechWord, tables: SpeechTables): boolean {
  const letters = word.raw.replace(/[[\]]/g, '');
  if (!/^\p{Lu}/u.test(letters) || isCommon(word.key, tables)) return false;
  if (isShouted(text, word)) return false;
  if (!SENTENCE_START.test(text.slice(Math.max(0, word.start - 6), word.start))) return true;
  return standsInside(text, word, letters);
}

function isCommon(key: string, tables: SpeechTables): boolean {
  return tables.functionWords.has(key) || tables.pronouns.has(key) || tables.negations.has(key) || /^i('|$)/.test(key);
}

/** In a text all of capitals they say nothing. */
function isShouted(text: string, word: SpeechWord): boolean {
  const around = text.slice(Math.max(0, word.start - 30), word.end + 30);
  return word.raw.length > 1 && !/\p{Ll}/u.test(around);
}

function standsInside(text: string, word: SpeechWord, letters: string): boolean {
  const near = text.slice(Math.max(0, word.start - REACH), word.end + REACH);
  for (let at = near.indexOf(letters); at >= 0; at = near.indexOf(letters, at + letters.length)) {
    const isWhole = !/[\p{L}\p{N}]/u.test(near.charAt(at + letters.length));
    if (isWhole && /[\p{Ll},;] $/u.test(near.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}
