import type { Case, CaseItem } from './case.ts';

/** Acts that their author can take back as long as nothing was built on them. */
const UNDOABLE: ReadonlySet<string> = new Set([
  'verdict-recorded',
  'verdict-signed',
  'verdict-returned',
  'change-accepted',
  'change-answered',
  'item-assigned',
  'item-taken',
  'item-added',
  'item-changed',
  'items-merged',
  'item-split',
  'item-removed',
]);

export function isUndoable(action: string): boolean {
  return UNDOABLE.has(action);
}

/** An item as it was before an act; null where the act made it. */
export interface Undone {
  readonly id: string;
  readonly entry: CaseItem | null;
}

/** What an act did to the items, turned round: from the case before it and after it. */
export function turnedRound(before: Case, after: Case): Undone[] {
  const old = new Map(before.items.map((entry) => [entry.item.id, entry]));
  const now = new Map(after.items.map((entry) => [entry.item.id, entry]));
  const changed = [...old].filter(([id, entry]) => now.get(id) !== entry).map(([id, entry]) => ({ id, entry }));
  const made = [...now.keys()].filter((id) => !old.has(id)).map((id) => ({ id, entry: null }));
  return [...changed, ...made];
}
