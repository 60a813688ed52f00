/** A name for a file from a title: its letters and digits, at most 80; never empty. */
export function fileName(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, 80) || 'report';
}
