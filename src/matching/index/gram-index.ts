import { type GramStretch, type Grams, HASH_BITS, readGrams } from './read-grams.ts';
import { takeScratch } from './scratch.ts';

/**
 * Where each gram stands in one or several texts. Entries are sorted by hash, then by position. The hash's upper bits
 * choose a bucket of `starts`, the rest is kept above the position in the entry, so that 32 bits hold both, whatever the
 * size.
 */
export interface GramIndex {
  /** Bits of a position. Positions are below 2 ** positionBits. */
  readonly positionBits: number;
  /** Bucket b is entries[starts[b] .. starts[b + 1]). */
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

/** Buckets of about a dozen entries: a smaller directory than one per entry, and still one cache line or two. */
const BUCKET_BITS_BELOW_POSITION = 4;

/** Units sorted as a whole; more are dealt out by their hash's upper bits first, so that each lot fits a processor's cache. */
export const SORTED_UNITS = 2 ** 22;
const LOT_BITS = 8;
const LOTS = 2 ** LOT_BITS;

/** Bits sorted by at once: with so few places to write to in turn, all of them stay at the processor's hand. */
const DIGIT_BITS = 10;
const DIGIT_MASK = 2 ** DIGIT_BITS - 1;

/** Indexes the stretches, none longer than `SORTED_UNITS`; all their positions are below `length`. Linear; about 20 ns a unit. */
export function indexGrams(stretches: readonly GramStretch[], length: number): GramIndex {
  const [first, ...more] = inGroups(stretches);
  if (more.length === 0) {
    const { pairs, count } = readGrams(first ?? []);
    const index = emptyIndex(length, count);
    sortInto(index, 0, pairs, count, HASH_BITS);
    sumUp(index.starts);
    return index;
  }
  const dealt = [first!, ...more].map((group) => dealOut(readGrams(group)));
  const index = emptyIndex(
    length,
    dealt.reduce((sum, { ends }) => sum + ends[LOTS - 1]!, 0),
  );
  let filled = 0;
  for (let lot = 0; lot < LOTS; lot++) {
    const { pairs, count } = gather(dealt, lot);
    sortInto(index, filled, pairs, count, HASH_BITS - LOT_BITS);
    filled += count;
  }
  sumUp(index.starts);
  return index;
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

/** Positions dropped together by `withoutPositions`. */
export const DROPPED_BITS = 6;

/** The index without the positions p for which `dropped[p >>> DROPPED_BITS]` is 1. */
export function withoutPositions({ positionBits, starts, entries }: GramIndex, dropped: Uint8Array): GramIndex {
  const mask = 2 ** positionBits - 1;
  const kept = new Uint32Array(entries.length);
  const keptStarts = new Uint32Array(starts.length);
  let count = 0;
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
    for (let at = starts[bucket]!; at < starts[bucket + 1]!; at++) {
      if (dropped[(entries[at]! & mask) >>> DROPPED_BITS] === 0) kept[count++] = entries[at]!;
    }
    keptStarts[bucket + 1] = count;
  }
  return { positionBits, starts: keptStarts, entries: kept.slice(0, count) };
}

/** An index for positions below `length` whose buckets are still to be filled. */
export function emptyIndex(length: number, entries: number): GramIndex {
  const positionBits = Math.max(8, 32 - Math.clz32(Math.max(1, length - 1)));
  const buckets = 2 ** (positionBits - BUCKET_BITS_BELOW_POSITION);
  return { positionBits, starts: new Uint32Array(buckets + 1), entries: new Uint32Array(entries) };
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

/** Stretches in a row that are sorted together. */
function inGroups(stretches: readonly GramStretch[]): GramStretch[][] {
  const groups: GramStretch[][] = [];
  let units = 0;
  for (const stretch of stretches) {
    units += stretch.to - stretch.from;
    if (groups.length > 0 && units <= SORTED_UNITS) groups.at(-1)!.push(stretch);
    else {
      groups.push([stretch]);
      units = stretch.to - stretch.from;
    }
  }
  return groups;
}

/** Grams by the upper bits of their hash: lot n ends at pair `ends[n]`. */
interface DealtGrams {
  readonly pairs: Uint32Array;
  readonly ends: Uint32Array;
}

function dealOut({ pairs, count }: Grams): DealtGrams {
  const shift = HASH_BITS - LOT_BITS;
  const next = new Uint32Array(LOTS + 1);
  for (let at = 0; at < 2 * count; at += 2) next[(pairs[at]! >>> shift) + 1]!++;
  sumUp(next);
  const dealt = new Uint32Array(2 * count);
  for (let at = 0; at < 2 * count; at += 2) {
    const place = 2 * next[pairs[at]! >>> shift]!++;
    dealt[place] = pairs[at]!;
    dealt[place + 1] = pairs[at + 1]!;
  }
  return { pairs: dealt, ends: next };
}

/** One lot of all groups, in the groups' order. */
function gather(dealt: readonly DealtGrams[], lot: number): Grams {
  const slices = dealt.map(({ pairs, ends }) => pairs.subarray(lot === 0 ? 0 : 2 * ends[lot - 1]!, 2 * ends[lot]!));
  const length = slices.reduce((sum, slice) => sum + slice.length, 0);
  const pairs = takeScratch(0, length);
  let filled = 0;
  for (const slice of slices) {
    pairs.set(slice, filled);
    filled += slice.length;
  }
  return { pairs, count: length / 2 };
}

/**
 * A radix sort by the lower `bits` of the hash, lowest digit first; the last pass writes the finished entries from place
 * `first` on and counts them in the buckets.
 */
function sortInto(index: GramIndex, first: number, pairs: Uint32Array, count: number, bits: number): void {
  let [from, into] = [pairs, takeScratch(1, 2 * count)];
  let low = 0;
  for (; low + DIGIT_BITS < bits; low += DIGIT_BITS) {
    sortByDigit(from, into, count, low);
    [from, into] = [into, from];
  }
  writeEntries(index, first, from, count, low);
}

function sortByDigit(pairs: Uint32Array, into: Uint32Array, count: number, low: number): void {
  const next = placesOf(pairs, count, low);
  for (let at = 0; at < 2 * count; at += 2) {
    const hash = pairs[at]!;
    const place = 2 * next[(hash >>> low) & DIGIT_MASK]!++;
    into[place] = hash;
    into[place + 1] = pairs[at + 1]!;
  }
}

function writeEntries(
  { positionBits, starts, entries }: GramIndex,
  first: number,
  pairs: Uint32Array,
  count: number,
  low: number,
): void {
  const tagBits = 32 - positionBits;
  const next = placesOf(pairs, count, low);
  for (let at = 0; at < 2 * count; at += 2) {
    const hash = pairs[at]!;
    starts[(hash >>> tagBits) + 1]!++;
    entries[first + next[(hash >>> low) & DIGIT_MASK]!++] = (hash << positionBits) | pairs[at + 1]!;
  }
}

/** Place of the first pair with each value of the digit above `low`. */
function placesOf(pairs: Uint32Array, count: number, low: number): Uint32Array {
  const counts = new Uint32Array(DIGIT_MASK + 2);
  for (let at = 0; at < 2 * count; at += 2) counts[((pairs[at]! >>> low) & DIGIT_MASK) + 1]!++;
  sumUp(counts);
  return counts;
}

function sumUp(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++) counts[at]! += counts[at - 1]!;
}
