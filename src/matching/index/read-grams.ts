import { expandLetters, FIRST_IDEOGRAPH, LETTER_BITS, LETTER_BYTES, Letter, letterOf, PLAIN, RARE } from '../../text/letters.ts';
import { takeScratch } from './scratch.ts';

/**
 * A gram is a run of five letters (two ideographs), blanks and punctuation left out: it survives where words don't, as in
 * OCR, joined and split words, hyphenation, scripts without spaces.
 */
export interface Grams {
  /** Hash and position (of the gram's last letter) in turn, in the text's order. Valid until the next are read. */
  readonly pairs: Uint32Array;
  readonly count: number;
}

/** A stretch of a text, and where its first unit stands among the positions. */
export interface GramStretch {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

export const HASH_BITS = 28;
const GRAM_LETTERS = 5;
// A constant of another module is looked up each time it is used; these are not.
const BITS = LETTER_BITS;
const LETTER_MASK = PLAIN - 1;
const RARE_BYTE = RARE;
const WINDOW_MASK = 2 ** (GRAM_LETTERS * LETTER_BITS) - 1;

/** The grams of the stretches, none across two of them. Linear; about 4 ns a unit. */
export function readGrams(stretches: readonly GramStretch[]): Grams {
  const units = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const most = units + ROOM;
  const reader: Reader = { pairs: takeScratch(0, 2 * most), count: 0, most, window: 0, run: 0, ideograph: 0 };
  for (const stretch of stretches) {
    const { text, to } = stretch;
    reader.run = 0;
    reader.ideograph = 0;
    for (let at = stretch.from; at < to; ) {
      at = readPlain(text, at, to, stretch.base - stretch.from, reader);
      if (at < to) at = readRare(text, at, stretch.base - stretch.from, reader);
    }
  }
  return { pairs: reader.pairs, count: reader.count };
}

/** Only a text of nothing but ligatures has more grams than units: it loses what has no room. */
const ROOM = 8;

/** How far the grams are read. */
interface Reader {
  readonly pairs: Uint32Array;
  count: number;
  readonly most: number;
  /** The last letters, `LETTER_BITS` each, and how many have been read in a row. */
  window: number;
  run: number;
  /** The ideograph just before, or 0 after any other letter. */
  ideograph: number;
}

/**
 * Reads up to the first rare letter and says where that is. The hot loop of indexing, hence its shape: letters, blanks and
 * marks go the same way, without a branch for the processor to guess. A gram is written each time, and kept by moving on.
 */
function readPlain(text: string, from: number, to: number, shift: number, reader: Reader): number {
  const { pairs } = reader;
  const bytes = LETTER_BYTES;
  // `| 0` tells the compiler what it can't know of a property: a whole number, never out of range.
  let window = reader.window | 0;
  let run = reader.run | 0;
  let place = (2 * reader.count) | 0;
  let at = from | 0;
  for (; at < to; at++) {
    const byte = bytes[text.charCodeAt(at)]!;
    if (byte >= RARE_BYTE) break;
    const isLetter = byte >>> BITS;
    window = ((window << (isLetter * BITS)) | (byte & LETTER_MASK)) & WINDOW_MASK;
    run = (run + isLetter) | 0;
    pairs[place] = mix(window);
    pairs[place + 1] = at + shift;
    place = (place + ((isLetter & ((GRAM_LETTERS - 1 - run) >>> 31)) << 1)) | 0;
  }
  reader.window = window;
  reader.run = run;
  reader.count = Math.min(place >>> 1, reader.most);
  return at;
}

/** Reads the rare letter at `at` and says where it ends. */
function readRare(text: string, at: number, shift: number, reader: Reader): number {
  const letter = letterOf(text.charCodeAt(at));
  const complex = letter === Letter.complex ? expandLetters(text, at) : null;
  // A window that went on without us holds plain letters: the last ideograph is no neighbour then.
  if (reader.run > 0) reader.ideograph = 0;
  for (const each of complex ? complex.letters : [letter]) if (each !== Letter.none) readLetter(each, at + shift, reader);
  return complex ? complex.end : at + 1;
}

function readLetter(letter: number, position: number, reader: Reader): void {
  if (letter < FIRST_IDEOGRAPH) {
    reader.window = ((reader.window << LETTER_BITS) | (letter & (PLAIN - 1))) & WINDOW_MASK;
    if (++reader.run >= GRAM_LETTERS) addGram(mix(reader.window), position, reader);
    reader.ideograph = 0;
    return;
  }
  if (reader.ideograph !== 0) addGram(mix(Math.imul(reader.ideograph, 0x01000193) + letter), position, reader);
  reader.run = 0;
  reader.window = 0;
  reader.ideograph = letter;
}

function addGram(hash: number, position: number, reader: Reader): void {
  if (reader.count === reader.most) return;
  reader.pairs[2 * reader.count] = hash;
  reader.pairs[2 * reader.count + 1] = position;
  reader.count++;
}

function mix(value: number): number {
  const first = Math.imul(value, 0x2c1b3c6d);
  return Math.imul(first ^ (first >>> 15), 0x297a2d39) >>> (32 - HASH_BITS);
}
