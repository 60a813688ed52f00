import type { FactTables } from '../../items/facts/fact-tables.ts';
import { stem } from '../../text/stems.ts';

/** A word as it is compared: its stem, and the groups of words that say the same. */
export interface Wording {
  readonly stem: string;
  readonly groups: readonly number[];
}

const indexes = new WeakMap<FactTables, ReadonlyMap<string, readonly number[]>>();
const NO_GROUPS: readonly number[] = [];

/** `word` in lower case. */
export function wordingOf(word: string, tables: FactTables): Wording {
  const stemmed = stem(stem(word)); // "deaths" is "death" first, and "death" is joined with "die"
  return { stem: stemmed, groups: groupsByStem(tables).get(stemmed) ?? NO_GROUPS };
}

export function related(a: Wording, b: Wording): boolean {
  return a.stem === b.stem || a.groups.some((group) => b.groups.includes(group));
}

/** The share of `wanted` that has its like in `there`; 0 for nothing wanted. */
export function share(wanted: readonly Wording[], there: readonly Wording[]): number {
  if (wanted.length === 0) return 0;
  const stems = new Set(there.map((word) => word.stem));
  const groups = new Set(there.flatMap((word) => word.groups));
  const found = wanted.filter((word) => stems.has(word.stem) || word.groups.some((group) => groups.has(group)));
  return found.length / wanted.length;
}

// Built once for each table.
function groupsByStem(tables: FactTables): ReadonlyMap<string, readonly number[]> {
  const known = indexes.get(tables);
  if (known) return known;
  const groups = new Map<string, readonly number[]>();
  for (const [group, words] of tables.wordings.entries()) {
    for (const key of new Set(words.map((word) => stem(stem(word))))) groups.set(key, [...(groups.get(key) ?? []), group]);
  }
  indexes.set(tables, groups);
  return groups;
}
