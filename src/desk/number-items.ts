import type { Item } from '../items/item.ts';

/** Gives items their ids in a story: `q` or `c` and a number that no item of the story ever had. */
export function numberItems<Kind extends Item>(items: readonly Kind[], lastNumber: number): Kind[] {
  return items.map((item, index) => ({ ...item, id: `${item.kind === 'quote' ? 'q' : 'c'}${lastNumber + 1 + index}` }));
}
