import type { Segment } from '../index/library.ts';

/** A gram's entries in a segment, from `first` to `end`; its place in the quote; and what each entry says for its diagonal. */
export interface GramVotes {
  readonly first: number;
  readonly end: number;
  readonly offset: number;
  readonly weight: number;
}

/**
 * Is told of a cluster that has more votes than the floor: the position minus the offset of its middle, one of its
 * positions, its votes. Answers with the floor from then on.
 */
type Cluster = (diagonal: number, position: number, votes: number) => number;

/** Positions minus offsets are counted together when they agree but for these bits. */
const DIAGONAL_BITS = 6;
/** Diagonals voted on at a time: their votes stay in the processor's cache, however long the segment is. */
const WINDOW = 2 ** 15;
/** Keeps diagonals from being negative; a multiple of the cluster's width, longer than any stretch. */
const SHIFT = 1024;

// Kept between calls: zeroed where it was written, never as a whole. Cell c + 1 is the window's diagonal c; the first and
// the last are its neighbours'.
const votes = new Int32Array(WINDOW + 2);
const touched = new Uint32Array(WINDOW);
const seen = new Uint32Array(WINDOW);

/**
 * Counts the votes of all grams and tells of the clusters above the floor, one window of diagonals after the other. A hot
 * loop, hence its length.
 */
export function voteInSegment(segment: Segment, grams: readonly GramVotes[], lowest: number, tell: Cluster): void {
  const { entries, positionBits } = segment.index;
  const mask = 2 ** positionBits - 1;
  const met = grams.filter(({ first, end }) => first < end);
  const next = Uint32Array.from(met, (gram) => firstInReach(gram, entries, mask));
  const ends = Uint32Array.from(met, ({ end }) => end);
  const weights = Int32Array.from(met, ({ weight }) => weight);
  const shifts = Int32Array.from(met, ({ offset }) => SHIFT - offset);
  const diagonals = ((segment.length + SHIFT) >>> DIAGONAL_BITS) + 1;
  let floor = lowest;
  for (let from = 0; from < diagonals; from += WINDOW) {
    let count = 0;
    for (let gram = 0; gram < next.length; gram++) {
      const end = ends[gram]!;
      const weight = weights[gram]!;
      // Added to a position, it gives the cell's number in the lower bits' place.
      const shift = shifts[gram]! + ((1 - from) << DIAGONAL_BITS);
      let entry = next[gram]!;
      let cell = 0;
      for (; entry < end; entry++) {
        const position = entries[entry]! & mask;
        cell = (position + shift) >> DIAGONAL_BITS;
        if (cell > WINDOW) break;
        if (votes[cell] === 0) {
          touched[count] = cell;
          seen[count++] = position;
        }
        votes[cell]! += weight;
      }
      next[gram] = entry;
      // The next window's first diagonal is a neighbour of this one's last.
      for (; cell === WINDOW + 1; cell = entry < end ? ((entries[entry]! & mask) + shift) >> DIAGONAL_BITS : 0) {
        votes[cell]! += weight;
        entry++;
      }
    }
    floor = collect(count, from, floor, tell);
  }
  votes[0] = 0;
}

/** In a word that is longer than any stretch may be, the first entries would be on negative diagonals. */
function firstInReach({ first, end, offset }: GramVotes, entries: Uint32Array, mask: number): number {
  let entry = first;
  while (offset > SHIFT && entry < end && (entries[entry]! & mask) < offset - SHIFT) entry++;
  return entry;
}

/** A cluster is two neighbouring diagonals: one that is a local peak and the better of its neighbours. */
function collect(count: number, from: number, lowest: number, tell: Cluster): number {
  let floor = lowest;
  for (let at = 0; at < count; at++) {
    const cell = touched[at]!;
    const here = votes[cell]!;
    if (2 * here <= floor) continue;
    const before = votes[cell - 1]!;
    const after = votes[cell + 1]!;
    if (here < before || here <= after || here + Math.max(before, after) <= floor) continue;
    const edge = ((from + cell - 1) << DIAGONAL_BITS) - SHIFT;
    const middle = before > after ? 0 : before === after ? 32 : 64;
    floor = tell(edge + middle, seen[at]!, here + Math.max(before, after));
  }
  const last = votes[WINDOW]!;
  for (let at = 0; at < count; at++) votes[touched[at]!] = 0;
  votes[0] = last;
  votes[WINDOW + 1] = 0;
  return floor;
}
