/** What the journal calls a source. */
export function sourceObject(id: string): string {
  return `source/${id}`;
}
