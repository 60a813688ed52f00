import { blanksEnd, isApostrophe, pieceEnd } from '../../text/pieces.ts';
import { rememberWords } from '../../text/remember-words.ts';
import type { Span } from '../../text/span.ts';
import { isAsciiLetter, isUpperAt, wordCharactersEnd } from '../../text/word-characters.ts';
import type { MarkedSpan } from './scan-marks.ts';

/** A word, a sign, or a whole quotation: what stands inside marks is one token to the sentence around it. */
export interface Token extends Span {
  readonly kind: 'word' | 'sign' | 'quote';
  readonly text: string;
  readonly lower: string;
  /** Which of the paragraph's marked spans; -1 for others. */
  readonly quote: number;
  /** The words of a short quotation; empty for others. */
  readonly inside: string;
}

/** A sentence longer than this (tokens) is no sentence; the rest of it is not looked at for speakers. */
const LONGEST_SENTENCE = 4000;

/** A paper's or a show's name in marks has no more characters than this. */
const LONGEST_TITLE = 40;

/** Tokens of one sentence; `marked` are the paragraph's outermost marked spans. Linear. */
export function readTokens(
  text: string,
  sentence: Span,
  marked: readonly MarkedSpan[],
  abbreviations: ReadonlySet<string>,
): Token[] {
  const tokens: Token[] = [];
  let from = sentence.start;
  for (let i = firstFrom(marked, sentence.start); i < marked.length && marked[i]!.outer.start < sentence.end; i++) {
    const { outer } = marked[i]!;
    readWords(text, from, outer.start, abbreviations, tokens);
    const { start, end } = marked[i]!;
    const inside = end - start <= LONGEST_TITLE ? text.slice(start, end) : '';
    tokens.push({ start: outer.start, end: outer.end, kind: 'quote', text: '', lower: '', quote: i, inside });
    from = outer.end;
  }
  readWords(text, from, sentence.end, abbreviations, tokens);
  return tokens;
}

function firstFrom(marked: readonly MarkedSpan[], start: number): number {
  let low = 0;
  let high = marked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marked[middle]!.outer.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readWords(text: string, start: number, end: number, abbreviations: ReadonlySet<string>, tokens: Token[]): void {
  for (let at = blanksEnd(text, start, end); at < end && tokens.length < LONGEST_SENTENCE; at = blanksEnd(text, at, end)) {
    const clitic = cliticHyphen(text, at, end);
    if (clitic > at) {
      at = clitic;
      continue;
    }
    const next = joinedEnd(text, at, end);
    const last = tokens.at(-1);
    if (last && isPointOf(text, at, end, last, abbreviations)) {
      tokens[tokens.length - 1] = { ...last, end: next, text: `${last.text}.` };
    } else tokens.push(tokenOf(readWord(text.slice(at, next)), at));
    at = next;
  }
}

/** A full stop that belongs to the word before it. */
function isPointOf(text: string, at: number, end: number, word: Token, abbreviations: ReadonlySet<string>): boolean {
  if (text.charCodeAt(at) !== POINT || word.kind !== 'word' || word.end !== at) return false;
  return isAbbreviation(word, abbreviations) || isInsideSentence(text, at, end, word);
}

const POINT = 0x2e;

/** French "dit-il" and "explique-t-elle" are two words; the hyphen between them is none. Past it; `at` where none stands. */
function cliticHyphen(text: string, at: number, end: number): number {
  if (!isHyphen(text.charCodeAt(at))) return at;
  CLITIC.lastIndex = at;
  const length = CLITIC.exec(text)?.[1]?.length ?? 0;
  return at + length < end ? at + length : at;
}

const CLITIC = /([-‑](?:t-)?)(?:ils?|elles?)\b/y;

/** What hyphens join is one word to a sentence: "vice-president", "15-year-old", "COVID-19". So is "11th", and the initial "J.". */
function joinedEnd(text: string, at: number, limit: number): number {
  let end = pieceEnd(text, at, limit);
  if (isInitial(text, at, end, limit)) return end + 1;
  if (!isWordPiece(text, at)) return end;
  while (end < limit && isHyphen(text.charCodeAt(end)) && cliticHyphen(text, end, limit) === end) {
    const next = pieceEnd(text, end + 1, limit);
    if (!isWordPiece(text, end + 1)) break;
    end = next;
  }
  return Math.min(limit, wordCharactersEnd(text, end));
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2011;
}

function isWordPiece(text: string, at: number): boolean {
  return wordCharactersEnd(text, at) > at;
}

// A capital with a point before another capital.
function isInitial(text: string, at: number, end: number, limit: number): boolean {
  if (end !== at + 1 || end + 1 >= limit || text.charCodeAt(end) !== POINT) return false;
  const next = blanksEnd(text, end + 1, limit);
  return next > end + 1 && next < limit && isUpperAt(text, at) && isUpperAt(text, next);
}

function tokenOf({ kind, text, lower }: Pick<Token, 'kind' | 'text' | 'lower'>, start: number): Token {
  return { start, end: start + text.length, kind, text, lower, quote: -1, inside: '' };
}

const readWord = rememberWords((text: string): Pick<Token, 'kind' | 'text' | 'lower'> => {
  const first = isApostrophe(text.charCodeAt(0)) ? 1 : 0;
  const kind = wordCharactersEnd(text, first) > first ? 'word' : 'sign';
  return { kind, text, lower: text.toLowerCase().replace('’', "'") };
});

// The sentence goes on with a capital: "Spc. Tanya Bright".
function isInsideSentence(text: string, at: number, end: number, word: Token): boolean {
  return word.text.length <= 4 && isCapitalised(word) && blanksEnd(text, at + 1, end) === at + 2 && isUpperAt(text, at + 2);
}

function isAbbreviation(token: Token, abbreviations: ReadonlySet<string>): boolean {
  return abbreviations.has(`${token.lower}!`) || abbreviations.has(token.lower);
}

export function isCapitalised(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  // Asked of every word many times over: what ASCII tells needs no pattern.
  const first = token.text.charCodeAt(0);
  if (isAsciiLetter(first) && (first <= 0x5a || !token.text.includes('-'))) return first <= 0x5a;
  return /^(?:(?:then|ex|mid)-)?\p{Lu}/u.test(token.text);
}

export function isSign(token: Token | undefined, signs: string): boolean {
  return token?.kind === 'sign' && signs.includes(token.text);
}

/** The genitive 's or the apostrophe after an s. */
export function isPossessive(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.lower === "'s" || (/^['’]$/.test(token?.text ?? '') && token!.start === tokens[at - 1]?.end);
}
