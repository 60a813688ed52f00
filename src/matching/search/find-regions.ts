import { entriesOf } from '../index/gram-index.ts';
import type { Place, Segment } from '../index/library.ts';
import { BestRegions, BITS, type Region } from './best-regions.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';
import { voteInSegment } from './vote-in-segment.ts';

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

/**
 * The rarest gram of every block of letters: enough for a quote whose words were not damaged. Common ones only where rare
 * ones are few, as in a short quote of common words.
 */
export function rareGrams(stretch: Stretch): number[] {
  const chosen: number[] = [];
  const count = stretch.endGram - stretch.firstGram;
  for (let block = 0; block < count; block += MATCHING.blockGrams) {
    let best = -1;
    for (let gram = block; gram < Math.min(count, block + MATCHING.blockGrams); gram++) {
      const frequency = stretch.frequencies[gram]!;
      if (frequency > 0 && (best < 0 || frequency < stretch.frequencies[best]!)) best = gram;
    }
    if (best >= 0) chosen.push(best);
  }
  const isShort = chosen.length <= MATCHING.fewGrams;
  const kept = withinBudget(stretch, chosen, isShort ? MATCHING.firstEntriesShort : MATCHING.firstEntries);
  return kept.filter((gram, at) => at < MATCHING.fewGrams || stretch.frequencies[gram]! <= MATCHING.commonGram);
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
  const count = stretch.endGram - stretch.firstGram;
  for (const [at, segment] of segments.entries()) {
    const votes = grams.map((gram, chosen) => ({
      first: stretch.ranges[2 * (at * count + gram)]!,
      end: stretch.ranges[2 * (at * count + gram) + 1]!,
      offset: quote.gramPositions[stretch.firstGram + gram]! - origin,
      weight: weights[chosen]!,
    }));
    voteInSegment(segment, votes, best.floor, (diagonal, position, sum) => {
      const place = placeOf(segment, position);
      const isOffered = place && Math.min(most, sum) > best.floor && !(allowed && !allowed.has(place.source.id));
      if (!isOffered) return best.floor;
      return best.offer({
        source: place.source,
        diagonal: diagonal - place.base + place.from - origin,
        votes: Math.min(most, sum),
      });
    });
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
