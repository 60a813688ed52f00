import { CharClass, classOf, classOfCodePoint } from './character-classes.ts';
import { entityAt } from './entities.ts';
import { latinLookAlike } from './look-alikes.ts';

/**
 * The letters of a text are what the search runs on: base letters and digits in small form, without accents, marks,
 * blanks or punctuation, look-alikes as their Latin twins. They only locate; whether words are equal is `fold`'s to say.
 */
export const Letter = {
  none: 0,
  /** Several letters, or one that needs a closer look: read it with `expandLetters`. */
  complex: 1,
  unloaded: 0xffff,
} as const;

/** Letter of each UTF-16 unit. Units whose page was not met yet are `Letter.unloaded`: `letterOf` loads them. */
export const LETTERS = new Uint16Array(65536).fill(Letter.unloaded);

/** From here on one letter is about a word (Han, kana, Hangul syllables). */
export const FIRST_IDEOGRAPH = 0x2e80;

/**
 * What indexing asks of each UTF-16 unit, in a byte: 0 for no letter, `PLAIN` and six bits for a letter of an alphabet,
 * `RARE` for what needs a closer look. Six bits keep the letters of one script apart: alphabets are shorter than 64 and
 * stand together in Unicode.
 */
export const LETTER_BYTES = new Uint8Array(65536).fill(0x80);
export const LETTER_BITS = 6;
export const PLAIN = 2 ** LETTER_BITS;
export const RARE = 0x80;

const PAGE = 256;
const expansions = new Map<number, readonly number[]>();

export function letterOf(unit: number): number {
  const known = LETTERS[unit]!;
  if (known !== Letter.unloaded) return known;
  const first = unit & ~(PAGE - 1);
  for (let at = first; at < first + PAGE; at++) {
    const letter = letterOfUnit(at);
    LETTERS[at] = letter;
    LETTER_BYTES[at] = byteOf(letter);
  }
  return LETTERS[unit]!;
}

function byteOf(letter: number): number {
  if (letter === Letter.none) return 0;
  return letter === Letter.complex || letter >= FIRST_IDEOGRAPH ? RARE : PLAIN | (letter % PLAIN);
}

/** The letters of the complex character at `at`, and where it ends. */
export function expandLetters(text: string, at: number): { letters: readonly number[]; end: number } {
  const unit = text.charCodeAt(at);
  const known = expansions.get(unit);
  if (known) return { letters: known, end: at + 1 };
  if (unit === AMPERSAND) return expandEntity(text, at);
  if (isLeadingJamo(unit)) return expandJamo(text, at);
  const codePoint = text.codePointAt(at)!;
  const length = codePoint > 0xffff ? 2 : 1;
  return { letters: lettersOfCodePoint(codePoint), end: at + length };
}

/** Writes the letters of `text[from, to)` to the front of `into` and returns how many there are. */
export function readLetters(text: string, from: number, to: number, into: Uint16Array): number {
  let count = 0;
  for (let at = from; at < to && count < into.length; at++) {
    const letter = LETTERS[text.charCodeAt(at)]!;
    if (letter > Letter.complex && letter !== Letter.unloaded) {
      into[count++] = letter;
    } else if (letter !== Letter.none && letterOf(text.charCodeAt(at)) !== Letter.none) {
      const known = letterOf(text.charCodeAt(at));
      const complex = known === Letter.complex ? expandLetters(text, at) : { letters: [known], end: at + 1 };
      for (const each of complex.letters) if (count < into.length) into[count++] = each;
      at = complex.end - 1;
    }
  }
  return count;
}

/** All letters of a short text such as a word. */
export function lettersOf(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; ) {
    const letter = letterOf(text.charCodeAt(at));
    if (letter === Letter.complex) {
      const complex = expandLetters(text, at);
      found.push(...complex.letters);
      at = complex.end;
    } else {
      if (letter !== Letter.none) found.push(letter);
      at++;
    }
  }
  return found;
}

const AMPERSAND = 0x26;
const TATWEEL = 0x640;

function letterOfUnit(unit: number): number {
  if (unit === AMPERSAND || (unit >= 0xd800 && unit <= 0xdfff) || isLeadingJamo(unit)) return Letter.complex;
  const letters = lettersOfCodePoint(unit);
  if (letters.length <= 1) return letters[0] ?? Letter.none;
  expansions.set(unit, letters);
  return Letter.complex;
}

function lettersOfCodePoint(codePoint: number): number[] {
  const found = classOfCodePoint(codePoint);
  const isLetter = found === CharClass.letter || found === CharClass.digit || found === CharClass.ideograph;
  if (!isLetter || codePoint === TATWEEL) return [];
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return [codePoint];
  return Array.from(plainLetters(String.fromCodePoint(codePoint)), letterCode).slice(0, LONGEST_EXPANSION);
}

/** The longest in Unicode has 18 letters; three are enough to find it. */
const LONGEST_EXPANSION = 3;

function plainLetters(char: string): string {
  const plain = char
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain.replace(/[ßæœςøłđðþı]/g, (letter) => SPELT[letter]!);
}

const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function letterCode(char: string): number {
  const unit = char.codePointAt(0)!;
  return unit > 0xffff ? FIRST_IDEOGRAPH + (unit & 0x7fff) : latinLookAlike(unit);
}

function expandEntity(text: string, at: number): { letters: readonly number[]; end: number } {
  const entity = entityAt(text, at);
  if (!entity) return { letters: [], end: at + 1 };
  return { letters: lettersOfCodePoint(entity.char.codePointAt(0)!), end: entity.end };
}

function isLeadingJamo(unit: number): boolean {
  return unit >= 0x1100 && unit <= 0x115f;
}

/** Composes a decomposed Hangul syllable, so that both normal forms give one letter. */
function expandJamo(text: string, at: number): { letters: readonly number[]; end: number } {
  let end = at + 1;
  while (end < at + 3 && text.charCodeAt(end) >= 0x1160 && text.charCodeAt(end) <= 0x11ff) end++;
  const syllable = text.slice(at, end).normalize('NFC');
  return { letters: classOf(syllable.charCodeAt(0)) === CharClass.letter ? [syllable.charCodeAt(0)] : [], end };
}
