import type { PageShape } from './page-text.ts';
import { type Fragment, PDF_LAYOUT } from './pdf-page.ts';

/** Index of the line where the notes at a column's foot begin: smaller type down to its end, from a mark on. */
export function findNotes(lines: readonly Fragment[], { height, usualSize }: PageShape): number {
  let small = lines.length;
  while (small > 0 && isSmall(lines[small - 1]!, usualSize)) small--;
  const first = lines.findIndex(
    (line, index) => index >= small && markOf(line) !== null && line.base > PDF_LAYOUT.notesFrom * height,
  );
  return first < 0 ? lines.length : first;
}

function isSmall(line: Fragment, usualSize: number): boolean {
  return line.size <= PDF_LAYOUT.noteSize * usualSize;
}

/** Whether a line among the notes begins the next one: its number counts on, or it has a sign. */
export function startsNote(line: Fragment, above: readonly Fragment[]): boolean {
  const mark = markOf(line);
  if (mark === null) return false;
  const before = above
    .map(markOf)
    .filter((other) => other !== null)
    .at(-1);
  return !/^\d/.test(mark) || Number(mark) === Number(before) + 1;
}

/** "1 See", "12. The", "*The", "a) With": the mark, or null. */
function markOf({ text }: Fragment): string | null {
  return /^[[(]?(\d{1,3}|[*∗†‡§¶]{1,3}|[a-z](?=\)))[\])]?\.?\s*["“‘«(]?\p{L}{2}/u.exec(text)?.[1] ?? null;
}
