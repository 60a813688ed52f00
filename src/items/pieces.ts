/** A letter with its marks, and what may follow it in a word. */
const LETTER = /\p{L}/uy;
const WORD_CHARACTERS = /[\p{L}\p{M}\p{N}]+/uy;

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

/** End of the letters, marks and figures from `at` on. */
export function wordCharactersEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiLetter(text.charCodeAt(end)) || isFigure(text.charCodeAt(end))) end++;
  return text.charCodeAt(end) > LAST_ASCII ? matchEnd(WORD_CHARACTERS, text, end) : end;
}

/** Past a letter at `at`; `at` itself where none stands. */
export function letterEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isAsciiLetter(unit)) return at + 1;
  return unit > LAST_ASCII ? matchEnd(LETTER, text, at) : at;
}

/** Letters of ASCII alone. */
export function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** What parts pieces: the first place from `at` on, before `limit`, where one starts. */
export function blanksEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && isBlank(text, end)) end++;
  return end;
}

/** "qu'il" is two words: whom a sentence is about stands alone. */
const FRENCH_PRONOUN = /(?:ils?|elles?)\b/y;

const LAST_ASCII = 0x7f;
const POINT = 0x2e;
const COMMA = 0x2c;

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit <= 0x20 ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) : unit > LAST_ASCII && /\s/.test(text.charAt(at));
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

function isFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
