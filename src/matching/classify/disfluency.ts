import type { SpeechTables } from './speech-tables.ts';
import type { SpeechWord } from './speech-words.ts';
import { isNegation } from './word-weight.ts';

export type Disfluency = 'filler' | 'repetition' | 'stutter' | 'false-start';

/** Words of a false start at most: longer ones are statements given up, not slips. */
const LONGEST_FALSE_START = 5;
/** Words of a phrase said twice. */
const LONGEST_REPETITION = 6;

/** For each word of the run `[from, to)` of `words`: the slip of speech that it belongs to, or null. */
export function findDisfluencies(
  text: string,
  words: readonly SpeechWord[],
  from: number,
  to: number,
  tables: SpeechTables,
): (Disfluency | null)[] {
  const found: (Disfluency | null)[] = [];
  for (let at = from; at < to; ) {
    const slip = slipAt(text, words, at, from, to, tables);
    const length = slip?.length ?? 1;
    for (let n = 0; n < length; n++) found.push(slip?.reason ?? null);
    at += length;
  }
  return found;
}

interface Slip {
  readonly length: number;
  readonly reason: Disfluency;
}

function slipAt(
  text: string,
  words: readonly SpeechWord[],
  at: number,
  from: number,
  to: number,
  tables: SpeechTables,
): Slip | null {
  if (tables.fillers.has(words[at]!.key)) return { length: 1, reason: 'filler' };
  const filler = setOffFiller(text, words, at, from, to, tables);
  if (filler > 0) return { length: filler, reason: 'filler' };
  const repeated = repetition(words, at, to, tables);
  if (repeated > 0) return { length: repeated, reason: 'repetition' };
  if (isStutter(text, words, at)) return { length: 1, reason: 'stutter' };
  const given = falseStart(text, words, at, to, tables);
  return given > 0 ? { length: given, reason: 'false-start' } : null;
}

/** "you know", "like", "well" count only where commas or dashes set them off; two words need one comma, one word two. */
function setOffFiller(
  text: string,
  words: readonly SpeechWord[],
  at: number,
  from: number,
  to: number,
  tables: SpeechTables,
): number {
  for (let length = Math.min(3, to - at); length > 0; length--) {
    const phrase = words
      .slice(at, at + length)
      .map((word) => word.key)
      .join(' ');
    if (!tables.setOffFillers.has(phrase)) continue;
    const before = gap(text, words, at - 1);
    const after = gap(text, words, at + length - 1);
    const opens = at === 0 || /[,.;:?!—–…]|--| -/.test(before) || (at > from && tables.fillers.has(words[at - 1]!.key));
    const closes = /[,;—–…]|--| -/.test(after) || (BACKCHANNEL.has(phrase) && /^[.!]/.test(after));
    const isWholeRun = length > 1 && at === from && at + length === to && SPOKEN_ONLY.has(phrase);
    if ((opens && closes) || (length > 1 && (opens || closes)) || isWholeRun) return length;
  }
  return 0;
}

/** A sentence of their own between others: "We saw it. Yeah. We did." */
const BACKCHANNEL: ReadonlySet<string> = new Set(['yeah', 'okay', 'ok', 'right', 'well', 'oh', 'you know', 'i mean', 'so']);

/** Without any comma these are still fillers; "sort of" would be a qualifier. */
const SPOKEN_ONLY: ReadonlySet<string> = new Set(['you know', 'i mean', 'you see']);

/** Length of the words from `at` that are said again right after, or were said right before; emphasis isn't a slip. */
function repetition(words: readonly SpeechWord[], at: number, to: number, tables: SpeechTables): number {
  for (let length = Math.min(LONGEST_REPETITION, to - at); length > 0; length--) {
    const next = pastFillers(words, at + length, 1, tables);
    const last = pastFillers(words, at - 1, -1, tables);
    const isSaid = sameKeys(words, at, next, length) || sameKeys(words, at, last - length + 1, length);
    const isEmphasis = words.slice(at, at + length).every((w) => tables.intensifiers.has(w.key));
    if (isSaid && !isEmphasis) return length;
  }
  return 0;
}

/** "I, uh, I took": what comes between is no word. */
function pastFillers(words: readonly SpeechWord[], from: number, step: 1 | -1, tables: SpeechTables): number {
  let at = from;
  while (words[at] && tables.fillers.has(words[at]!.key)) at += step;
  return at;
}

function sameKeys(words: readonly SpeechWord[], a: number, b: number, length: number): boolean {
  if (b < 0 || b + length > words.length) return false;
  for (let n = 0; n < length; n++) if (words[a + n]!.key !== words[b + n]!.key) return false;
  return true;
}

/** "w-we": one to three letters and a hyphen before a word that begins with them. */
function isStutter(text: string, words: readonly SpeechWord[], at: number): boolean {
  const [word, next] = [words[at]!, words[at + 1]];
  if (!next || word.key.length > 3 || !next.key.startsWith(word.key)) return false;
  return /^\s?[-–—…]/.test(gap(text, words, at));
}

/** Words broken off by a dash and begun again: "I went — I walked", "we wal— walked". */
function falseStart(text: string, words: readonly SpeechWord[], at: number, to: number, tables: SpeechTables): number {
  const limit = Math.min(to, at + LONGEST_FALSE_START);
  for (let end = at + 1; end <= limit; end++) {
    if (isNegation(words[end - 1]!.key, tables)) return 0;
    if (breaksOff(gap(text, words, end - 1)) && isBegunAgain(words, at, end)) return end - at;
  }
  return 0;
}

function breaksOff(between: string): boolean {
  return /^\s?(—|–|--|-\s|…|\.\.\.)/.test(between);
}

function isBegunAgain(words: readonly SpeechWord[], at: number, end: number): boolean {
  const [first, last, next] = [words[at]!.key, words[end - 1]!.key, words[end]?.key ?? ''];
  return next === first || (last.length > 1 && next !== last && next.startsWith(last));
}

function gap(text: string, words: readonly SpeechWord[], after: number): string {
  const word = words[after];
  return word ? text.slice(word.end, words[after + 1]?.start ?? word.end + 2) : '';
}
