/** Working memory of indexing that is kept: fresh pages would cost as much as the work itself. */
const arrays: Uint32Array[] = [new Uint32Array(0), new Uint32Array(0)];

/** Two words for each of four million grams; longer arrays are not kept. */
const KEPT = 2 ** 23 + 64;

/** One of two arrays of at least `length`; what it holds is nobody's. */
export function takeScratch(which: 0 | 1, length: number): Uint32Array {
  if (length > KEPT) return new Uint32Array(length);
  if (arrays[which]!.length < length) arrays[which] = new Uint32Array(length);
  return arrays[which]!;
}
