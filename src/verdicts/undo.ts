import type { Case, CaseItem } from './case.ts';

/** The last entry of the record that did something to an object. */
export interface LastAct {
  readonly seq: number;
  readonly by: string;
  readonly action: string;
}

/** Acts that their author can take back as long as nothing was built on them. */
const UNDOABLE: ReadonlySet<string> = new Set([
  'verdict-recorded',
  'verdict-signed',
  'verdict-returned',
  'change-accepted',
  'change-answered',
  'item-assigned',
  'item-taken',
  'check-published',
  'item-added',
  'item-changed',
  'items-merged',
  'item-split',
  'item-removed',
  'query-asked',
  'query-answered',
  'query-closed',
  'proposed-source-dismissed',
]);

export function isUndoable(action: string): boolean {
  return UNDOABLE.has(action);
}

/** An item as it was before an act; null where the act made it. */
interface Undone {
  readonly id: string;
  readonly entry: CaseItem | null;
}

/** What an act did, turned round: from the case before it and after it. What the record says of each change to an object. */
export function turnedRound(action: string, before: Case, after: Case): UndoneObject[] {
  const [queries, proposed] = [changedIn(before.queries, after.queries), changedIn(before.proposed, after.proposed)];
  if (action.startsWith('query-'))
    return queries.map(({ id, was, is }) => ({
      object: `query/${id}`,
      action: 'query-undone',
      payload: { query: id, item: (was ?? is)?.item ?? null, before: was },
    }));
  if (action.startsWith('proposed-'))
    return proposed.map(({ id, was }) => ({
      object: id,
      action: 'proposed-source-undone',
      payload: { proposed: id, before: was },
    }));
  return itemsBefore(before, after).map(({ id, entry }) => ({ object: id, action: 'act-undone', payload: { entry } }));
}

/** An object of the record, and what turns an act on it round. */
export interface UndoneObject {
  readonly object: string;
  readonly action: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

function changedIn<One extends { readonly id: string }>(before: readonly One[], after: readonly One[]) {
  const old = new Map(before.map((one) => [one.id, one]));
  return after.filter((one) => old.get(one.id) !== one).map((is) => ({ id: is.id, was: old.get(is.id) ?? null, is }));
}

function itemsBefore(before: Case, after: Case): Undone[] {
  const old = new Map(before.items.map((entry) => [entry.item.id, entry]));
  const now = new Map(after.items.map((entry) => [entry.item.id, entry]));
  const changed = [...old].filter(([id, entry]) => now.get(id) !== entry).map(([id, entry]) => ({ id, entry }));
  const made = [...now.keys()].filter((id) => !old.has(id)).map((id) => ({ id, entry: null }));
  return [...changed, ...made];
}
