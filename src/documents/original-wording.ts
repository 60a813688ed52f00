import type { Document } from './document.ts';

/** The text before its tracked changes: insertions out, deletions back in. The same text where there are none. */
export function originalWording(document: Document): string {
  const changes = document.notes
    .filter((note) => note.kind === 'insertion' || note.kind === 'deletion')
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let original = '';
  let at = 0;
  for (const change of changes) {
    original += document.text.slice(at, Math.max(at, change.start));
    if (change.kind === 'deletion') original += change.text;
    at = Math.max(at, change.end);
  }
  return original + document.text.slice(at);
}
