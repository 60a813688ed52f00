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

/** The marks of the galley: each item, and the places where its words stand again. */
export function withRepeats(marked: readonly MarkedItem[], items: readonly CaseItem[]): MarkedItem[] {
  return marked.flatMap((mark) => {
    const { item } = items[mark.index]!;
    const repeats = item.kind === 'quote' ? (item.repeats ?? []) : [];
    return [mark, ...repeats.map(({ start, end }) => ({ ...mark, start, end, repeat: true }))];
  });
}
