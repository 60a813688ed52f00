import { foldedForm } from '../../text/fold.ts';
import { latinLookAlike } from '../../text/look-alikes.ts';
import type { Span } from '../../text/span.ts';
import { type Token, tokenize } from '../../text/tokens.ts';

/** A word of a quote or passage, or a sign that is read as one (%, $, &). */
export interface SpeechWord extends Span {
  readonly raw: string;
  /** Equal for words that differ in case and typography alone; no brackets, no invisible characters. */
  readonly key: string;
  /** `key` with every look-alike letter as the Latin one. */
  readonly skeleton: string;
  /** Part of the word stands in square brackets: "[T]he", "walk[ed]". */
  readonly bracketed: boolean;
}

/** Words of `text` within `span`, in order; spans point into `text`. */
export function speechWords(text: string, span: Span = { start: 0, end: text.length }): SpeechWord[] {
  const tokens = tokenize(text.slice(span.start, span.end));
  const found: SpeechWord[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = wordEnd(tokens, at);
    if (end > at) found.push(...elided(text, toWord(text, span.start, tokens, at, end)));
    at = Math.max(end, at + 1);
  }
  return found;
}

/** "n'avons" and "l'été" are two words each: small words that lose their vowel before another one. */
const ELIDED = /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=[aeiouyhàâäéèêëîïôöùûüœ]\p{L}|[aày]$)/iu;

function elided(text: string, word: SpeechWord): SpeechWord[] {
  const length = ELIDED.exec(word.raw)?.[0].length;
  if (length === undefined) return [word];
  const part = (start: number, end: number): SpeechWord => {
    const raw = text.slice(start, end);
    const key = plainKey(foldedForm(raw));
    return { start, end, raw, key, skeleton: skeletonOf(key), bracketed: false };
  };
  return [part(word.start, word.start + length), part(word.start + length, word.end)];
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['&', 'and'],
  ['$', '$'],
  ['€', '€'],
  ['£', '£'],
  ['¥', '¥'],
  ['₹', '₹'],
  ['§', '§'],
  ['°', '°'],
]);

/** Index past the tokens that make one word from `at` on; `at` where none starts there. */
function wordEnd(tokens: readonly Token[], at: number): number {
  const token = tokens[at]!;
  const bracketedEnd = bracketedWordEnd(tokens, at);
  if (bracketedEnd > at) return bracketedEnd;
  if (token.kind === 'word') return Math.max(at + 1, abbreviationEnd(tokens, at));
  return token.kind === 'punctuation' && SIGNS.has(token.folded) ? at + 1 : at;
}

/** "[T]he" and "walk[ed]": word parts that touch a bracket with letters in it. */
function bracketedWordEnd(tokens: readonly Token[], at: number): number {
  const isWord = (index: number) => tokens[index]?.kind === 'word';
  const is = (index: number, mark: string) => tokens[index]?.folded === mark;
  if (is(at, '[') && isWord(at + 1) && is(at + 2, ']') && isWord(at + 3)) return at + 4;
  if (isWord(at) && is(at + 1, '[') && isWord(at + 2) && is(at + 3, ']')) return isWord(at + 4) ? at + 5 : at + 4;
  return at;
}

/** "U.N." is one word: single letters with points between them. */
function abbreviationEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  let letters = 0;
  while (tokens[end]?.kind === 'word' && isLetter(tokens[end]!) && tokens[end + 1]?.folded === '.') {
    end += 2;
    letters++;
  }
  const last = tokens[end];
  if (letters > 0 && last?.kind === 'word' && isLetter(last)) return end + 1;
  return letters > 1 ? end : at;
}

function isLetter(token: Token): boolean {
  return token.end - token.start === 1;
}

const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

function toWord(text: string, offset: number, tokens: readonly Token[], at: number, end: number): SpeechWord {
  const parts = tokens.slice(at, end);
  const start = offset + parts[0]!.start;
  const stop = offset + parts.at(-1)!.end;
  const letters = parts.filter((token) => token.kind === 'word').map((token) => token.folded);
  const key = plainKey(letters.length > 0 ? letters.join('') : SIGNS.get(parts[0]!.folded)!);
  return {
    start,
    end: stop,
    raw: text.slice(start, stop),
    key,
    skeleton: skeletonOf(key),
    bracketed: parts.some((token) => token.folded === '['),
  };
}

/** Digits lose their thousands separators; invisible characters go. */
function plainKey(folded: string): string {
  const plain = folded.replace(INVISIBLE, '');
  return /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain;
}

function skeletonOf(key: string): string {
  if (/^[\x00-\x7f]*$/.test(key)) return key;
  return Array.from(key, (char) => (char.length === 1 ? String.fromCharCode(latinLookAlike(char.charCodeAt(0))) : char)).join('');
}
