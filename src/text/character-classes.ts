/** What a UTF-16 code unit is to the word scanner. Astral characters go through `classOfCodePoint`. */
export const CharClass = {
  other: 0,
  letter: 1,
  digit: 2,
  /**
   * Scripts that put no blanks between words: a character is taken for a word, about right for Han and kana, short for
   * Thai, Lao, Khmer and Burmese. Hangul stays a letter.
   */
  ideograph: 3,
  space: 4,
  apostrophe: 5,
  hyphen: 6,
  /** Soft hyphens, zero-width and bidi controls: they stand inside a word without ending it. */
  invisible: 7,
  surrogate: 8,
  /** Combining marks: part of the word that they follow. */
  mark: 9,
} as const;

const PAGE = 256;
const classes = new Uint8Array(65536);
const loaded = new Uint8Array(65536 / PAGE);

/** Class of a code unit. Pages of 256 are classified when first met: the whole table would cost 30 ms at every start. */
export function classOf(unit: number): number {
  const page = unit >> 8;
  if (loaded[page] === 0) loadPage(page);
  return classes[unit]!;
}

export function classOfCodePoint(codePoint: number): number {
  return codePoint < 65536 ? classOf(codePoint) : classify(String.fromCodePoint(codePoint));
}

function loadPage(page: number): void {
  loaded[page] = 1;
  for (let unit = page * PAGE; unit < (page + 1) * PAGE; unit++) {
    classes[unit] = unit >= 0xd800 && unit <= 0xdfff ? CharClass.surrogate : classify(String.fromCharCode(unit));
  }
}

function classify(char: string): number {
  if (/[\s\u0085\u00a0\u2000-\u200a\u202f\u205f\u3000]/u.test(char) && char !== '\ufeff') return CharClass.space;
  if (/['\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07\u0060\u00b4]/u.test(char)) return CharClass.apostrophe;
  if (/[-\u00ac\u2010\u2011]/u.test(char)) return CharClass.hyphen;
  if (/\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u.test(char))
    return CharClass.invisible;
  if (/[\u00b2\u00b3\u00b9\u2070-\u209f]/u.test(char)) return CharClass.other; // footnote marks, not digits
  if (/\p{M}/u.test(char)) return CharClass.mark;
  if (/\p{Ideographic}|[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(char) && /[\p{L}\p{N}]/u.test(char)) return CharClass.ideograph;
  if (/[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(char) && /\p{L}/u.test(char)) return CharClass.ideograph;
  if (/\p{L}/u.test(char)) return CharClass.letter;
  if (/\p{N}/u.test(char)) return CharClass.digit;
  return CharClass.other;
}
