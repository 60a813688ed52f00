import { isFigure, letterEnd, wordCharactersEnd } from './word-characters.ts';

/**
 * Where the word, the figures or the mark that starts at `at` ends. "U.N.", "don't", "1,200.5" and the genitive's "'s" are one
 * piece each; hyphens join nothing. Readers of sentences put together from pieces what is one to them.
 */
export function pieceEnd(text: string, at: number, limit: number = text.length): number {
  const unit = text.charCodeAt(at);
  if (isFigure(unit)) return Math.min(limit, figuresEnd(text, at));
  if (isApostrophe(unit)) return isGenitive(text, at, limit) ? at + 2 : at + 1;
  const letter = letterEnd(text, at);
  return Math.min(limit, letter > at ? wordEnd(text, at, letter, limit) : at + widthAt(text, at));
}

/** End of the word at `at` with what marks of `joints` join to it ("well-known", "1,200"); `at` itself where none starts. */
export function joinedWordEnd(text: string, at: number, joints: string): number {
  let end = wordCharactersEnd(text, at);
  while (end > at && text.charCodeAt(end) !== BLANK && joints.includes(text.charAt(end))) {
    const next = wordCharactersEnd(text, end + 1);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

/** Every word of `text`, with what marks of `joints` join to it. */
export function joinedWords(text: string, joints: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) === BLANK) {
      at++;
      continue;
    }
    const end = joinedWordEnd(text, at, joints);
    if (end > at) found.push(text.slice(at, end));
    at = Math.max(end, at + 1);
  }
  return found;
}

/** What parts pieces: the first place from `at` on, before `limit`, where one starts. */
export function blanksEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && (text.charCodeAt(end) === BLANK || isBlank(text, end))) end++;
  return end;
}

/** "qu'il" is two words: whom a sentence is about stands alone. */
const FRENCH_PRONOUN = /(?:ils?|elles?)\b/y;

const WIDE_BLANKS =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const BLANK = 0x20;
const LAST_ASCII = 0x7f;
const POINT = 0x2e;
const COMMA = 0x2c;

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit <= BLANK
    ? unit === BLANK || (unit >= 0x09 && unit <= 0x0d)
    : unit > LAST_ASCII && WIDE_BLANKS.includes(text.charAt(at));
}

function wordEnd(text: string, start: number, letter: number, limit: number): number {
  let end = wordCharactersEnd(text, letter);
  if (end === letter && text.charCodeAt(end) === POINT) return pointedEnd(text, start, letter);
  while (isApostrophe(text.charCodeAt(end)) && !isGenitive(text, end, limit)) {
    const next = letterEnd(text, end + 1);
    if (next === end + 1 || matchEnd(FRENCH_PRONOUN, text, end + 1) > end + 1) break;
    end = wordCharactersEnd(text, next);
  }
  return end;
}

// "U.N.": at least two letters with a point each.
function pointedEnd(text: string, start: number, letter: number): number {
  let end = start;
  for (let at = letter; at > end && text.charCodeAt(at) === POINT; at = letterEnd(text, end)) end = at + 1;
  return end > letter + 1 ? end : letter;
}

// "1,200.5": marks between figures.
function figuresEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    while (isFigure(text.charCodeAt(end))) end++;
    const mark = text.charCodeAt(end);
    if ((mark !== POINT && mark !== COMMA) || !isFigure(text.charCodeAt(end + 1))) return end;
    end++;
  }
}

function isGenitive(text: string, at: number, limit: number): boolean {
  if (at + 1 >= limit || (text.charCodeAt(at + 1) | 0x20) !== LETTER_S) return false;
  return at + 2 >= limit || wordCharactersEnd(text, at + 2) === at + 2;
}

const LETTER_S = 0x73;

export function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
