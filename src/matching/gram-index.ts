import { expandLetters, FIRST_IDEOGRAPH, LETTERS, Letter, letterOf } from '../text/letters.ts';

/**
 * Where each run of five letters (a gram; two for ideographs) stands in a text, blanks and punctuation left out. Grams
 * survive where words don't: OCR, joined and split words, hyphenation, scripts without spaces.
 *
 * Entries are sorted by a hash of 28 bits, then by position. The hash's upper bits choose a bucket of `starts`, the
 * rest is kept above the position in the entry, so that 32 bits hold both, whatever the size.
 */
export interface GramIndex {
  /** Bits of a position. Positions are below 2 ** positionBits. */
  readonly positionBits: number;
  /** Bucket b is entries[starts[b] .. starts[b + 1]). */
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

/** Grams of a text in its order: hash and offset of the gram's last letter. Valid until the next are read. */
export interface Grams {
  readonly hashes: Uint32Array;
  readonly positions: Uint32Array;
  readonly count: number;
}

export const HASH_BITS = 28;
/** Buckets of about a dozen entries: a smaller directory than one per entry, and still one cache line or two. */
const BUCKET_BITS_BELOW_POSITION = 4;
const GRAM_LETTERS = 5;

/** Indexes `text[from, to)`; positions count from `from`. Linear; about 20 ns a letter. */
export function indexGrams(text: string, from: number, to: number): GramIndex {
  const grams = readGrams(text, from, to);
  return sortGrams(grams, bitsFor(to - from));
}

/** One index of several, each with its positions moved by its `base`. */
export function mergeIndexes(parts: readonly { index: GramIndex; base: number }[], length: number): GramIndex {
  const count = parts.reduce((sum, part) => sum + part.index.entries.length, 0);
  const hashes = new Uint32Array(count);
  const positions = new Uint32Array(count);
  let filled = 0;
  for (const { index, base } of parts) filled = unpack(index, base, hashes, positions, filled);
  return sortGrams({ hashes, positions, count }, bitsFor(length));
}

/** First and end of the entries that hold `hash`. */
export function entriesOf(index: GramIndex, hash: number, range: { first: number; end: number }): void {
  const tagBits = 32 - index.positionBits;
  const bucket = hash >>> tagBits;
  const tag = hash & (2 ** tagBits - 1);
  const first = lowerBound(index, index.starts[bucket]!, index.starts[bucket + 1]!, tag);
  range.first = first;
  range.end = lowerBound(index, first, index.starts[bucket + 1]!, tag + 1);
}

/** Grams of `text[from, to)`. The hot loop of indexing, hence its shape: plain letters inline, all others aside. */
export function readGrams(text: string, from: number, to: number): Grams {
  const capacity = to - from + 8; // only a text of nothing but ligatures has more, and loses a few
  const hashes = scratch.read[0].take(capacity);
  const positions = scratch.read[1].take(capacity);
  const rare: RareLetters = { window: 0, run: 0, ideograph: 0, end: 0, hashes: [] };
  let count = 0;
  let window = 0;
  let run = 0;
  for (let at = from; at < to; at++) {
    const letter = LETTERS[text.charCodeAt(at)]!;
    if (letter === Letter.none) continue;
    if (letter > Letter.complex && letter < FIRST_IDEOGRAPH) {
      window = ((window << BITS_OF_A_LETTER) | (letter & LETTER_MASK)) & WINDOW_MASK;
      if (++run < GRAM_LETTERS) continue;
      hashes[count] = mix(window);
      positions[count++] = at - from;
    } else {
      rare.window = window;
      rare.run = run;
      readRare(text, at, rare);
      window = rare.window;
      run = rare.run;
      for (const hash of rare.hashes) {
        if (count >= capacity) break;
        hashes[count] = hash;
        positions[count++] = at - from;
      }
      at = rare.end - 1;
    }
    if (count >= capacity) break;
  }
  return { hashes, positions, count };
}

/** Six bits keep the letters of one script apart: alphabets are shorter than 64 and stand together in Unicode. */
const BITS_OF_A_LETTER = 6;
const LETTER_MASK = 2 ** BITS_OF_A_LETTER - 1;
const WINDOW_MASK = 2 ** (GRAM_LETTERS * BITS_OF_A_LETTER) - 1;

interface RareLetters {
  window: number;
  run: number;
  /** The ideograph just before, or 0 after any other letter. */
  ideograph: number;
  end: number;
  hashes: number[];
}

function readRare(text: string, at: number, state: RareLetters): void {
  const letter = letterOf(text.charCodeAt(at));
  const complex = letter === Letter.complex ? expandLetters(text, at) : null;
  state.end = complex ? complex.end : at + 1;
  state.hashes.length = 0;
  // A window that went on without us holds plain letters: the last ideograph is no neighbour then.
  if (state.run > 0) state.ideograph = 0;
  for (const each of complex ? complex.letters : [letter]) if (each !== Letter.none) readLetter(each, state);
}

function readLetter(letter: number, state: RareLetters): void {
  if (letter < FIRST_IDEOGRAPH) {
    state.window = ((state.window << BITS_OF_A_LETTER) | (letter & LETTER_MASK)) & WINDOW_MASK;
    if (++state.run >= GRAM_LETTERS) state.hashes.push(mix(state.window));
    state.ideograph = 0;
    return;
  }
  if (state.ideograph !== 0) state.hashes.push(mix(Math.imul(state.ideograph, 0x01000193) + letter));
  state.run = 0;
  state.window = 0;
  state.ideograph = letter;
}

function mix(value: number): number {
  const first = Math.imul(value, 0x2c1b3c6d);
  return Math.imul(first ^ (first >>> 15), 0x297a2d39) >>> (32 - HASH_BITS);
}

function bitsFor(length: number): number {
  return Math.max(8, 32 - Math.clz32(Math.max(1, length - 1)));
}

/** Most buckets are a cache line or two: read through, they cost one wait; only those of common grams are halved. */
function lowerBound(index: GramIndex, from: number, to: number, tag: number): number {
  const { entries, positionBits } = index;
  let low = from;
  let high = to;
  while (high - low > 32) {
    const middle = (low + high) >>> 1;
    if (entries[middle]! >>> positionBits < tag) low = middle + 1;
    else high = middle;
  }
  while (low < high && entries[low]! >>> positionBits < tag) low++;
  return low;
}

/** Stable radix sort by hash in two passes, lower half first; the second writes the finished entries. */
function sortGrams(grams: Grams, positionBits: number): GramIndex {
  const { hashes, positions, count } = grams;
  const tagBits = 32 - positionBits;
  const starts = new Uint32Array(2 ** (positionBits - BUCKET_BITS_BELOW_POSITION) + 1);
  const lower = new Uint32Array(HALF_MASK + 2);
  for (let at = 0; at < count; at++) {
    const hash = hashes[at]!;
    lower[(hash & HALF_MASK) + 1]!++;
    starts[(hash >>> tagBits) + 1]!++;
  }
  for (const counts of [lower, starts]) sumUp(counts);
  const upper = upperStarts(starts, hashes, count);
  const halfSortedHashes = scratch.sort[0].take(count);
  const halfSortedPositions = scratch.sort[1].take(count);
  for (let at = 0; at < count; at++) {
    const hash = hashes[at]!;
    const place = lower[hash & HALF_MASK]!++;
    halfSortedHashes[place] = hash;
    halfSortedPositions[place] = positions[at]!;
  }
  const entries = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const hash = halfSortedHashes[at]!;
    entries[upper[hash >>> HALF_BITS]!++] = (hash << positionBits) | halfSortedPositions[at]!;
  }
  return { positionBits, starts, entries };
}

/** Where each upper half begins: told by the buckets where these are finer, counted for a short text. */
function upperStarts(starts: Uint32Array, hashes: Uint32Array, count: number): Uint32Array {
  const upper = new Uint32Array(HALF_MASK + 2);
  const finer = (starts.length - 1) / (HALF_MASK + 1);
  if (finer >= 1) {
    for (let half = 0; half <= HALF_MASK; half++) upper[half] = starts[half * finer]!;
    return upper;
  }
  for (let at = 0; at < count; at++) upper[(hashes[at]! >>> HALF_BITS) + 1]!++;
  sumUp(upper);
  return upper;
}

/** Working memory that is kept: fresh pages would cost as much as the sorting. */
class Scratch {
  #array: Uint32Array = new Uint32Array(0);

  take(length: number): Uint32Array {
    if (this.#array.length < length) this.#array = new Uint32Array(length);
    return this.#array;
  }
}

const scratch = { read: [new Scratch(), new Scratch()], sort: [new Scratch(), new Scratch()] } as const;

const HALF_BITS = HASH_BITS / 2;
const HALF_MASK = 2 ** HALF_BITS - 1;

function sumUp(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++) counts[at]! += counts[at - 1]!;
}

function unpack(index: GramIndex, base: number, hashes: Uint32Array, positions: Uint32Array, from: number): number {
  const { starts, entries, positionBits } = index;
  const tagBits = 32 - positionBits;
  const mask = 2 ** positionBits - 1;
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
    for (let at = starts[bucket]!; at < starts[bucket + 1]!; at++) {
      const entry = entries[at]!;
      hashes[from + at] = (bucket << tagBits) | (entry >>> positionBits);
      positions[from + at] = base + (entry & mask);
    }
  }
  return from + entries.length;
}
