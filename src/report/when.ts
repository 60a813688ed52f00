/** "2026-03-12 10:00 UTC": the same for every reader, wherever they are. */
export function when(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
