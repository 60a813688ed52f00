/** How far two who judged the same things apart from each other agree. */
export interface Agreement {
  readonly n: number;
  /** Share of equal judgements, 0 to 1; null for none. */
  readonly observed: number | null;
  /** Cohen's kappa; null where it is not defined: nothing was judged, or chance alone gives full agreement. */
  readonly kappa: number | null;
}

/**
 * Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37–46.
 * The first check is one rater and the second the other, whoever they were. O(n).
 */
export function cohensKappa(pairs: ReadonlyArray<readonly [first: string, second: string]>): Agreement {
  const n = pairs.length;
  if (n === 0) return { n, observed: null, kappa: null };
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let equal = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) equal++;
  }
  // In whole numbers until the end: n² times the agreement by chance.
  let chance = 0;
  for (const [category, count] of first) chance += count * (second.get(category) ?? 0);
  return { n, observed: equal / n, kappa: chance === n * n ? null : (equal * n - chance) / (n * n - chance) };
}
