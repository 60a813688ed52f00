import { entriesOf } from './gram-index.ts';
import type { LibrarySource, Place, Segment } from './library.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';

/** A place in a source where grams of the quote stand in the quote's order: a cluster of near diagonals. */
export interface Region {
  readonly source: LibrarySource;
  /** Offset in the source minus offset in the quote, of the cluster's middle. */
  readonly diagonal: number;
  /** Bits of information of the grams met, times `BITS`. */
  readonly votes: number;
}

/** The grams of a stretch of the quote with their frequency in the library. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** First gram and end. */
  readonly firstGram: number;
  readonly endGram: number;
  /** Entries of each gram over all segments; -1 for grams that were not looked up. */
  readonly frequencies: Float64Array;
  /** First and end entry of gram g in segment s at `2 * (s * grams + g)`. */
  readonly ranges: Uint32Array;
}

/** Letters in the library: the size that chance is reckoned with. */
export function lettersIn(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.index.entries.length, 1);
}

/** Looks up every `step`th gram of the words `[from, to)`: two reads per gram and segment. */
export function readStretch(quote: QuoteWords, segments: readonly Segment[], from: number, to: number, step: number): Stretch {
  const firstGram = quote.gramStarts[from]!;
  const endGram = quote.gramStarts[to]!;
  const count = endGram - firstGram;
  const frequencies = new Float64Array(count).fill(-1);
  for (let gram = 0; gram < count; gram += step) frequencies[gram] = 0;
  const ranges = new Uint32Array(2 * count * segments.length);
  const range = { first: 0, end: 0 };
  for (let segment = 0; segment < segments.length; segment++) {
    const { index } = segments[segment]!;
    for (let gram = 0; gram < count; gram += step) {
      entriesOf(index, quote.gramHashes[firstGram + gram]!, range);
      const at = 2 * (segment * count + gram);
      ranges[at] = range.first;
      ranges[at + 1] = range.end;
      frequencies[gram]! += range.end - range.first;
    }
  }
  return { from, to, firstGram, endGram, frequencies, ranges };
}

/** For the first pass: about as many look-ups for a long stretch as for a short one. */
export function sparseStep(quote: QuoteWords, from: number, to: number): number {
  return Math.max(2, Math.floor((quote.gramStarts[to]! - quote.gramStarts[from]!) / MATCHING.sparseGrams));
}

/** For the second pass: every gram of a short stretch, of a long one as many as show a place whose letters are badly damaged. */
export function denseStep(quote: QuoteWords, from: number, to: number): number {
  return Math.max(1, Math.floor((quote.gramStarts[to]! - quote.gramStarts[from]!) / MATCHING.denseGrams));
}

/** The rarest gram of every block of letters: enough for a quote whose words were not damaged. */
export function rareGrams(stretch: Stretch): number[] {
  const chosen: number[] = [];
  const count = stretch.endGram - stretch.firstGram;
  for (let block = 0; block < count; block += MATCHING.blockGrams) {
    let best = -1;
    for (let gram = block; gram < Math.min(count, block + MATCHING.blockGrams); gram++) {
      const frequency = stretch.frequencies[gram]!;
      if (frequency > 0 && frequency <= MATCHING.commonGram && (best < 0 || frequency < stretch.frequencies[best]!)) best = gram;
    }
    if (best >= 0) chosen.push(best);
  }
  return withinBudget(stretch, chosen, MATCHING.firstEntries);
}

/** All grams, rarest first, as far as the budget goes. */
export function allGrams(stretch: Stretch): number[] {
  const all = Array.from({ length: stretch.endGram - stretch.firstGram }, (_, gram) => gram);
  return withinBudget(
    stretch,
    all.filter((gram) => stretch.frequencies[gram]! > 0),
    MATCHING.secondEntries,
  );
}

function withinBudget(stretch: Stretch, grams: number[], budget: number): number[] {
  const byFrequency = grams.sort((a, b) => stretch.frequencies[a]! - stretch.frequencies[b]! || a - b);
  let read = 0;
  const kept: number[] = [];
  for (const gram of byFrequency) {
    read += stretch.frequencies[gram]!;
    if (read > budget && kept.length > 0) break;
    if (read > 2 * budget) break;
    kept.push(gram);
  }
  return kept;
}

/** Votes are whole numbers, so that their sum does not depend on the order of reading. */
export const BITS = 16;
const DIAGONAL_BITS = 6;

/** Reads the chosen grams, votes for diagonals 64 wide, and returns the best clusters, best first. */
export function findRegions(
  quote: QuoteWords,
  segments: readonly Segment[],
  stretch: Stretch,
  grams: readonly number[],
  limit: number,
  allowed: ReadonlySet<string> | null,
): Region[] {
  const origin = quote.run.starts[stretch.from]!;
  const letters = lettersIn(segments);
  const weights = grams.map((gram) => voteOf(letters / stretch.frequencies[gram]!));
  // Two places close together share a cluster: it counts as one of them.
  const most = weights.reduce((sum, weight) => sum + weight, 0);
  const best = new BestRegions(limit);
  for (let segment = 0; segment < segments.length; segment++) {
    const touched = vote(quote, segments[segment]!, segment, stretch, grams, weights, origin);
    collect(segments[segment]!, touched, origin, most, best, allowed);
  }
  return best.sorted();
}

/**
 * A gram's vote is what its presence says for "this is the place": how much likelier it is there (about one in six at
 * 30 % damaged letters) than in any 64 letters. Frequent grams say next to nothing.
 */
function voteOf(rarity: number): number {
  return Math.round(BITS * Math.max(0.5, Math.log2(rarity) - 8));
}

// Kept between calls: zeroed where it was written, never as a whole.
const scratch = { votes: new Int32Array(0), seen: new Uint32Array(0), touched: new Uint32Array(0), next: new Uint32Array(0) };

/** Positions voted on at a time: so few diagonals that the processor keeps them at hand. */
const WINDOW = 2 ** 22;

function vote(
  quote: QuoteWords,
  segment: Segment,
  segmentAt: number,
  stretch: Stretch,
  grams: readonly number[],
  weights: readonly number[],
  origin: number,
): number {
  const { entries, positionBits } = segment.index;
  const mask = 2 ** positionBits - 1;
  const { votes, seen, touched, next } = reserve(
    (segment.length >>> DIAGONAL_BITS) + ((2 * MATCHING.stretchUnits) >>> DIAGONAL_BITS) + 4,
    grams.length,
  );
  const count = stretch.endGram - stretch.firstGram;
  for (let chosen = 0; chosen < grams.length; chosen++) next[chosen] = stretch.ranges[2 * (segmentAt * count + grams[chosen]!)]!;
  let touchedCount = 0;
  for (let limit = WINDOW; limit < segment.length + WINDOW; limit += WINDOW) {
    for (let chosen = 0; chosen < grams.length; chosen++) {
      const gram = grams[chosen]!;
      const end = stretch.ranges[2 * (segmentAt * count + gram) + 1]!;
      const shift = SHIFT - (quote.gramPositions[stretch.firstGram + gram]! - origin);
      const weight = weights[chosen]!;
      let entry = next[chosen]!;
      for (; entry < end; entry++) {
        const position = entries[entry]! & mask;
        if (position >= limit) break;
        const diagonal = (position + shift) >>> DIAGONAL_BITS;
        if (votes[diagonal] === 0) touched[touchedCount++] = diagonal;
        votes[diagonal]! += weight;
        seen[diagonal] = position;
      }
      next[chosen] = entry;
    }
  }
  return touchedCount;
}

/** Keeps diagonals from being negative; a multiple of the cluster's width, longer than any stretch. */
const SHIFT = 1024;

function reserve(length: number, grams: number): typeof scratch {
  if (scratch.votes.length < length + SHIFT) {
    scratch.votes = new Int32Array(length + SHIFT);
    scratch.seen = new Uint32Array(length + SHIFT);
    scratch.touched = new Uint32Array(length + SHIFT);
  }
  if (scratch.next.length < grams) scratch.next = new Uint32Array(2 * grams);
  return scratch;
}

/** A cluster is two neighbouring diagonals: one that is a local peak and the better of its neighbours. */
function collect(
  segment: Segment,
  count: number,
  origin: number,
  most: number,
  best: BestRegions,
  allowed: ReadonlySet<string> | null,
): void {
  const { votes, seen, touched } = scratch;
  for (let at = 0; at < count; at++) {
    const diagonal = touched[at]!;
    const here = votes[diagonal]!;
    const before = diagonal > 0 ? votes[diagonal - 1]! : 0;
    const after = votes[diagonal + 1]!;
    if (here < before || here <= after) continue;
    const total = Math.min(most, here + Math.max(before, after));
    if (total <= best.floor) continue;
    const place = placeOf(segment, seen[diagonal]!);
    if (!place || (allowed && !allowed.has(place.source.id))) continue;
    const edge = (diagonal << DIAGONAL_BITS) - SHIFT + (before > after ? 0 : before === after ? 32 : 64);
    best.offer({ source: place.source, diagonal: edge - place.base + place.from - origin, votes: total });
  }
  for (let at = 0; at < count; at++) votes[touched[at]!] = 0;
}

function placeOf(segment: Segment, position: number): Place | null {
  const { places } = segment;
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (places[middle]!.base <= position) low = middle;
    else high = middle - 1;
  }
  const place = places[low];
  return place && position < place.base + place.length ? place : null;
}

/** The best few, in an order that depends on nothing but the sources. */
class BestRegions {
  readonly #limit: number;
  readonly #kept: Region[] = [];
  /** How many regions have so many whole bits; only those above the floor are counted on. */
  readonly #counts = new Uint32Array(MOST_BITS + 1);
  #above = 0;
  #floorBits = 0;
  /** With no more votes than this a region can't be among the best. */
  floor = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(region: Region): void {
    this.#kept.push(region);
    this.#counts[bitsOfVotes(region.votes)]!++;
    this.#above++;
    while (this.#above - this.#counts[this.#floorBits]! >= this.#limit) this.#above -= this.#counts[this.#floorBits++]!;
    this.floor = this.#floorBits * BITS - 1;
  }

  sorted(): Region[] {
    const above = this.#kept.filter((region) => region.votes > this.floor);
    return above.sort(compareRegions).slice(0, this.#limit);
  }
}

/** More than a stretch can have: what has more counts as this. */
const MOST_BITS = 8191;

function bitsOfVotes(votes: number): number {
  return Math.min(MOST_BITS, Math.floor(votes / BITS));
}

export function compareRegions(a: Region, b: Region): number {
  return b.votes - a.votes || (a.source.id < b.source.id ? -1 : a.source.id > b.source.id ? 1 : a.diagonal - b.diagonal);
}
