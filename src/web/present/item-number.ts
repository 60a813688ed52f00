/** The number in an item's id is never given twice, so it stays the item's own when others come and go. */
export function numberOf(id: string, index: number): number {
  return Number(/\d{1,7}$/.exec(id)?.[0] ?? index + 1);
}
