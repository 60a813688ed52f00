import { baselineRows } from './join-pieces.ts';
import { type Fragment, median, PDF_LAYOUT } from './pdf-page.ts';

/** One line as printed in its column. */
export interface Line extends Fragment {
  /** What goes before it: nothing, a line end, or an empty line where a paragraph starts. */
  readonly break: '' | '\n' | '\n\n';
}

/** Lines of a page's columns in reading order. Words keep their hyphens: a line is what the page prints. */
export function columnLines(columns: readonly (readonly Fragment[])[]): Line[] {
  const lines: Line[] = [];
  for (const column of columns) {
    const printed = baselineRows(column).map(joinRow);
    const shape = shapeOf(printed);
    printed.forEach((line, index) => {
      const above = printed[index - 1] ?? null;
      const isStart = above ? startsParagraph(above, line, shape) : !continues(lines.at(-1)?.text ?? '', line.text);
      lines.push({ ...line, break: lines.length === 0 ? '' : isStart ? '\n\n' : '\n' });
    });
  }
  return lines;
}

/** Whether text that ends with `before` goes on, in the middle of a sentence, with `after`. */
export function continues(before: string, after: string): boolean {
  return before !== '' && !/[.!?:;”"»)\]]\s*$/.test(before) && /^[("“‘]?[\p{Ll}\p{N}]/u.test(after);
}

/** Words far apart on one line are cells of a row: a tab keeps them apart. */
export function joinRow(row: readonly Fragment[]): Fragment {
  const sorted = [...row].sort((a, b) => (a.isRtl ? b.left - a.left : a.left - b.left));
  const main = sorted.reduce((best, next) => (next.text.length > best.text.length ? next : best));
  return {
    ...main,
    text: sorted.map((fragment) => fragment.text).join('\t'),
    left: Math.min(...sorted.map((fragment) => fragment.left)),
    right: Math.max(...sorted.map((fragment) => fragment.right)),
  };
}

interface Shape {
  readonly left: number;
  readonly right: number;
  /** Usual distance of two lines. */
  readonly leading: number;
}

function shapeOf(lines: readonly Fragment[]): Shape {
  const distances = lines.slice(1).map((line, index) => line.base - lines[index]!.base);
  const near = distances.filter((distance, index) => distance < 2.2 * lines[index + 1]!.size);
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    leading: median(near) || 1.2 * median(lines.map((line) => line.size)),
  };
}

function startsParagraph(above: Fragment, line: Fragment, { left, right, leading }: Shape): boolean {
  if (line.base - above.base > PDF_LAYOUT.paragraphGap * leading) return true;
  const ratio = line.size / above.size;
  if (ratio > PDF_LAYOUT.sizeChange || ratio < 1 / PDF_LAYOUT.sizeChange) return true;
  if (line.isRtl || !/[.!?:”"»’)]$/.test(above.text)) return false;
  const isIndented = line.left - left > PDF_LAYOUT.indent * line.size && above.left - left < PDF_LAYOUT.indent * line.size;
  return isIndented || above.right < left + PDF_LAYOUT.shortLine * (right - left);
}
