/*
 * Letters told without a pattern where that can be: a pattern over Unicode's classes costs a millisecond or two before its first
 * answer, and a draft of ten pages is read in less than a hundred times that.
 */

const LAST_ASCII = 0x7f;
/** From here to the end of the next block every character is a letter: Latin, its extensions, and the phonetic alphabet. */
const FIRST_LATIN = 0xc0;
const LAST_LATIN = 0x2af;
const FIRST_MARK = 0x300;
const LAST_MARK = 0x36f;
const FIRST_PUNCTUATION = 0x2000;
const LAST_PUNCTUATION = 0x206f;

const LETTER = /\p{L}/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;

/** ª µ º, which are letters, and ² ³ ¹ ¼ ½ ¾, which are numbers. */
const EARLY_LETTERS = 'ªµº';
const EARLY_NUMBERS = '²³¹¼½¾';

/** By ASCII unit: whether it is a letter or a figure. Asked of every character of a draft, several times over. */
const ASCII_WORDS = Uint8Array.from({ length: LAST_ASCII + 1 }, (_, unit) => (isAsciiLetter(unit) || isFigure(unit) ? 1 : 0));

/** Letters of ASCII alone. */
export function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** The ten figures of ASCII. */
export function isFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Past the letter at `at`; `at` itself where none stands. */
export function letterEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (!(unit > LAST_ASCII)) return isAsciiLetter(unit) ? at + 1 : at;
  if (unit <= LAST_LATIN) return isLatin(unit) || EARLY_LETTERS.includes(text.charAt(at)) ? at + 1 : at;
  return isPunctuation(unit) ? at : pastMatch(LETTER, text, at);
}

/** End of the letters, marks and numbers from `at` on. */
export function wordCharactersEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    let unit = text.charCodeAt(at);
    while (unit <= LAST_ASCII && ASCII_WORDS[unit] === 1) unit = text.charCodeAt(++at);
    const end = unit > LAST_ASCII ? wordCharacterEnd(text, at) : at;
    if (end === at) return at;
    at = end;
  }
}

// Beyond ASCII.
function wordCharacterEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit <= LAST_LATIN) return isLatin(unit) || (EARLY_LETTERS + EARLY_NUMBERS).includes(text.charAt(at)) ? at + 1 : at;
  if (unit >= FIRST_MARK && unit <= LAST_MARK) return at + 1;
  return isPunctuation(unit) ? at : pastMatch(WORD_CHARACTER, text, at);
}

/** Whether a capital letter stands at `at`. */
export function isUpperAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!(unit > LAST_ASCII)) return unit >= 0x41 && unit <= 0x5a;
  const char = text.charAt(at);
  return char !== char.toLowerCase() && letterEnd(text, at) > at;
}

/** Whether a small letter stands at `at`; those of scripts without capitals are none. */
export function isLowerAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!(unit > LAST_ASCII)) return unit >= 0x61 && unit <= 0x7a;
  const char = text.charAt(at);
  return char !== char.toUpperCase() && letterEnd(text, at) > at;
}

function isLatin(unit: number): boolean {
  return unit >= FIRST_LATIN && unit !== 0xd7 && unit !== 0xf7;
}

function isPunctuation(unit: number): boolean {
  return unit >= FIRST_PUNCTUATION && unit <= LAST_PUNCTUATION;
}

function pastMatch(pattern: RegExp, text: string, at: number): number {
  const char = String.fromCodePoint(text.codePointAt(at)!);
  return pattern.test(char) ? at + char.length : at;
}
