import { findNotes, startsNote } from './find-notes.ts';
import { baselineRows } from './join-pieces.ts';
import { type Fragment, median, PDF_LAYOUT } from './pdf-page.ts';

/** One line as printed in its column. */
export interface Line extends Fragment {
  /** What goes before it: nothing, a line end, or an empty line where a paragraph starts. */
  readonly break: '' | '\n' | '\n\n';
  /** It is of a note at the foot of its column: a sentence of the column's last line goes on in the next one. */
  readonly isNote: boolean;
}

/** What the lines of a document are measured by. */
export interface PageShape {
  readonly height: number;
  /** Size of most of the document's letters. */
  readonly usualSize: number;
}

/** Lines of a page's columns in reading order. Words keep their hyphens: a line is what the page prints. */
export function columnLines(columns: readonly (readonly Fragment[])[], page: PageShape): Line[] {
  const lines: Line[] = [];
  for (const column of columns) {
    const printed = baselineRows(column).map(joinRow);
    const shape = shapeOf(printed, page.usualSize);
    const notes = findNotes(printed, page);
    printed.forEach((line, index) => {
      const isNote = index >= notes;
      const above = printed[index - 1] ?? null;
      const isStart = above ? startsParagraph(above, line, shape) : !goesOn(lines.at(-1), line);
      const isNext = index === notes || (isNote && startsNote(line, printed.slice(notes, index)));
      lines.push({ ...line, break: lines.length === 0 ? '' : isStart || isNext ? '\n\n' : '\n', isNote });
    });
  }
  return lines;
}

/** Whether a column or page goes on in the middle of the sentence that the line before it ends with. */
export function goesOn(before: Line | undefined, after: Fragment | undefined): boolean {
  return before !== undefined && after !== undefined && !before.isNote && continues(before.text, after.text);
}

function continues(before: string, after: string): boolean {
  return before !== '' && !/[.!?:;”"»)\]]\s*$/.test(before) && /^[("“‘]?[\p{Ll}\p{N}]/u.test(after);
}

/** Words far apart on one line are cells of a row: a tab keeps them apart. Those of a loosely justified line are not. */
export function joinRow(row: readonly Fragment[]): Fragment {
  const sorted = [...row].sort((a, b) => (a.isRtl ? b.left - a.left : a.left - b.left));
  const main = sorted.reduce((best, next) => (next.text.length > best.text.length ? next : best));
  return {
    ...main,
    text: sorted.map((fragment) => fragment.text).join(isJustified(sorted) ? ' ' : '\t'),
    left: Math.min(...sorted.map((fragment) => fragment.left)),
    right: Math.max(...sorted.map((fragment) => fragment.right)),
  };
}

/** Three gaps and more, all alike, and not wide enough for cells. */
function isJustified(sorted: readonly Fragment[]): boolean {
  const gaps = sorted
    .slice(1)
    .map((fragment, index) =>
      Math.abs(fragment.isRtl ? sorted[index]!.left - fragment.right : fragment.left - sorted[index]!.right),
    );
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  const size = sorted[0]!.size;
  return gaps.length >= 3 && most <= PDF_LAYOUT.looseGap * size && most - least <= PDF_LAYOUT.looseShift * size;
}

interface Shape {
  readonly left: number;
  readonly right: number;
  /** Usual distance of two lines. */
  readonly leading: number;
  readonly usualSize: number;
}

function shapeOf(lines: readonly Fragment[], usualSize: number): Shape {
  const distances = lines.slice(1).map((line, index) => line.base - lines[index]!.base);
  const near = distances.filter((distance, index) => distance < 2.2 * lines[index + 1]!.size);
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    leading: median(near) || 1.2 * median(lines.map((line) => line.size)),
    usualSize,
  };
}

function startsParagraph(above: Fragment, line: Fragment, { left, right, leading, usualSize }: Shape): boolean {
  const isHeading = Math.min(above.size, line.size) > PDF_LAYOUT.sizeChange * usualSize;
  const usual = isHeading ? Math.max(leading, PDF_LAYOUT.headingLeading * line.size) : leading;
  if (line.base - above.base > PDF_LAYOUT.paragraphGap * usual) return true;
  const ratio = line.size / above.size;
  if (ratio > PDF_LAYOUT.sizeChange || ratio < 1 / PDF_LAYOUT.sizeChange) return true;
  if (line.isRtl || !/[.!?:”"»’)]$/.test(above.text)) return false;
  const isIndented = line.left - left > PDF_LAYOUT.indent * line.size && above.left - left < PDF_LAYOUT.indent * line.size;
  return isIndented || above.right < left + PDF_LAYOUT.shortLine * (right - left);
}
