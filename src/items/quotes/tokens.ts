import type { Span } from '../../text/span.ts';
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

// French "dit-il" and "explique-t-elle" are two words; the hyphen between them is the first group.
const TOKEN =
  /(-(?:t-)?)(?=(?:ils?|elles?)\b)|(?:\p{L}\.){2,}|\p{Lu}\.(?=\s+\p{Lu})|\p{L}[\p{L}\p{M}\p{N}]*(?:['’‑-](?!s\b|S\b|(?:t-)?(?:ils?|elles?)\b)\p{L}[\p{L}\p{M}\p{N}]*|[-‑]\p{N}+)*|\p{N}+(?:[.,]\p{N}+)*(?:-[\p{L}\p{N}]+)*\p{L}*|['’][sS](?!\p{L})|[^\s]/gu;

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
  if (start >= end) return;
  const part = text.slice(start, end);
  for (let at = 0; at < part.length && tokens.length < LONGEST_SENTENCE; ) {
    const plain = plainWordEnd(part, at);
    if (plain > at) {
      tokens.push(wordOf(part.slice(at, plain), start + at));
      at = plain + 1 < part.length && part.charCodeAt(plain) === BLANK ? plain + 1 : plain;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(part);
    if (!match) return;
    at = TOKEN.lastIndex;
    if (match[1] !== undefined) continue;
    const last = tokens.at(-1);
    if (
      match[0] === '.' &&
      last?.kind === 'word' &&
      last.end === start + match.index &&
      (isAbbreviation(last, abbreviations) || isInsideSentence(part, match.index, last))
    ) {
      tokens[tokens.length - 1] = { ...last, end: last.end + 1, text: `${last.text}.` };
      continue;
    }
    tokens.push(tokenOf(match[0], start + match.index));
  }
}

const BLANK = 0x20;
const POINT = 0x2e;

/** Most words are letters of ASCII before a blank or a mark that can't belong to a word: told without the pattern. `at` for others. */
function plainWordEnd(part: string, at: number): number {
  let end = at;
  while (end < part.length && isAsciiLetter(part.charCodeAt(end))) end++;
  if (end === at || end === part.length) return end;
  const next = part.charCodeAt(end);
  const endsHere = next <= BLANK || ENDS_WORD.has(next) || (next === POINT && end - at > 1);
  return endsHere ? end : at;
}

const ENDS_WORD: ReadonlySet<number> = new Set(Array.from('!"(),:;?', (mark) => mark.charCodeAt(0)));

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

function wordOf(word: string, start: number): Token {
  return { start, end: start + word.length, kind: 'word', text: word, lower: word.toLowerCase(), quote: -1, inside: '' };
}

function tokenOf(word: string, start: number): Token {
  const kind = /^['’]?[\p{L}\p{N}]/u.test(word) ? 'word' : 'sign';
  const lower = word.toLowerCase().replace('’', "'");
  return { start, end: start + word.length, kind, text: word, lower, quote: -1, inside: '' };
}

// The sentence goes on with a capital: "Spc. Tanya Bright".
function isInsideSentence(part: string, at: number, word: Token): boolean {
  return word.text.length <= 4 && isCapitalised(word) && /^\s\p{Lu}/u.test(part.slice(at + 1, at + 4));
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
