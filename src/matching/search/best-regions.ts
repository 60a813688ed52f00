import type { LibrarySource } from '../index/library.ts';

/** A place in a source where grams of the quote stand in the quote's order: a cluster of near diagonals. */
export interface Region {
  readonly source: LibrarySource;
  /** Offset in the source minus offset in the quote, of the cluster's middle. */
  readonly diagonal: number;
  /** Bits of information of the grams met, times `BITS`. */
  readonly votes: number;
}

/** Votes are whole numbers, so that their sum does not depend on the order of reading. */
export const BITS = 16;

/** The best few, in an order that depends on nothing but the sources. */
export class BestRegions {
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

  /** Returns the new floor. */
  offer(region: Region): number {
    this.#kept.push(region);
    this.#counts[bitsOfVotes(region.votes)]!++;
    this.#above++;
    while (this.#above - this.#counts[this.#floorBits]! >= this.#limit) this.#above -= this.#counts[this.#floorBits++]!;
    this.floor = this.#floorBits * BITS - 1;
    return this.floor;
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
