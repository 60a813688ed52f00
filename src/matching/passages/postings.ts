/** Which units (sentences, past checks) hold which terms, in one block of typed arrays: `units[offsets[i]…offsets[i+1])` hold `terms[i]`. */
export interface Postings {
  /** Term ids, ascending. */
  readonly terms: Int32Array;
  readonly offsets: Uint32Array;
  readonly units: Uint32Array;
  /** How often the term stands in the unit, up to 255. */
  readonly counts: Uint8Array;
  /** Terms per unit. */
  readonly lengths: Uint16Array;
}

/** One row of term ids per unit, repetitions included. O(n log n) in the number of terms. */
export function buildPostings(units: readonly (readonly number[])[]): Postings {
  const lists = new Map<number, { units: number[]; counts: number[] }>();
  for (const [unit, row] of units.entries()) for (const term of row) addTo(lists, term, unit);
  const terms = Int32Array.from(lists.keys()).sort();
  const total = [...lists.values()].reduce((sum, list) => sum + list.units.length, 0);
  const built = { offsets: new Uint32Array(terms.length + 1), units: new Uint32Array(total), counts: new Uint8Array(total) };
  let at = 0;
  for (const [i, term] of terms.entries()) {
    const list = lists.get(term)!;
    built.units.set(list.units, at);
    built.counts.set(list.counts, at);
    built.offsets[i + 1] = at += list.units.length;
  }
  return { terms, ...built, lengths: Uint16Array.from(units, (row) => Math.min(row.length, 65535)) };
}

function addTo(lists: Map<number, { units: number[]; counts: number[] }>, term: number, unit: number): void {
  let list = lists.get(term);
  if (!list) lists.set(term, (list = { units: [], counts: [] }));
  const last = list.units.length - 1;
  if (list.units[last] === unit) list.counts[last] = Math.min(255, list.counts[last]! + 1);
  else list.counts[list.units.push(unit) - 1] = 1;
}

/** Where the term's list starts and ends in `units`; an empty range where the term is absent. Binary search. */
export function rangeOf(postings: Postings, term: number): readonly [from: number, until: number] {
  const { terms, offsets } = postings;
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (terms[middle]! < term) low = middle + 1;
    else if (terms[middle]! > term) high = middle - 1;
    else return [offsets[middle]!, offsets[middle + 1]!];
  }
  return [0, 0];
}
