/** A whole number in an address; null for anything else. */
export function wholeOf(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
