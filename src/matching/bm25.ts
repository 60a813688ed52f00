/** Okapi BM25 (Robertson and Zaragoza 2009, section 3.2) with the common k1. */
export const BM25 = Object.freeze({ k1: 1.2 });

/** Weight of a term by how few of `units` hold it. Never negative. */
export function inverseFrequency(units: number, holding: number): number {
  return Math.log(1 + (units - holding + 0.5) / (holding + 0.5));
}

/** How much `count` occurrences in a unit of `length` terms are worth, from 0 to k1 + 1. `b` says how far long units are marked down. */
export function saturation(count: number, length: number, average: number, b: number): number {
  return (count * (BM25.k1 + 1)) / (count + BM25.k1 * (1 - b + (b * length) / average));
}
