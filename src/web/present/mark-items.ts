import { type CaseItem, itemState } from '../../verdicts/case.ts';
import type { MarkedItem } from './galley.ts';
import { numberOf } from './item-number.ts';

/** Items in the order of the draft, with the numbers that people call them by. */
export function markItems(items: readonly CaseItem[], current: string | null): MarkedItem[] {
  return items.map((entry, index) => ({
    id: entry.item.id,
    number: numberOf(entry.item.id, index),
    index,
    start: entry.item.start,
    end: entry.item.end,
    state: itemState(entry),
    kind: entry.item.kind,
    current: entry.item.id === current,
  }));
}
