import { type Fragment, PDF_LAYOUT, weightedMedian } from './pdf-page.ts';

/**
 * Numbers of a page's lines, as bills, depositions and editions have them in the margin or between columns: they count on by the
 * same step, one below the other, and no words reach into their column. Empty where there are none.
 */
export function findLineNumbers(fragments: readonly Fragment[]): readonly Fragment[] {
  const numbers = fragments.filter(isNumber).sort((a, b) => a.base - b.base);
  if (numbers.length < PDF_LAYOUT.lineNumbers) return [];
  const words = fragments.filter((fragment) => !isNumber(fragment));
  if (weightedMedian(words.map(({ text }) => [text.length, text.length])) < PDF_LAYOUT.proseLetters) return [];
  const columns = (['left', 'right'] as const).flatMap((edge) =>
    [...new Set(numbers.map((number) => Math.round(number[edge])))].map((at) =>
      numbers.filter((number) => Math.abs(number[edge] - at) <= PDF_LAYOUT.lineNumberShift),
    ),
  );
  return columns
    .filter((column) => countsOn(column) && standsFree(column, words))
    .reduce<readonly Fragment[]>((longest, column) => (column.length > longest.length ? column : longest), []);
}

function isNumber({ text }: Fragment): boolean {
  return /^\d{1,3}$/.test(text);
}

/** Steps of one need many numbers, or the rows of a table would do. */
function countsOn(column: readonly Fragment[]): boolean {
  const values = column.map(({ text }) => Number(text));
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  const needed = step === 1 ? PDF_LAYOUT.lineNumbersEach : PDF_LAYOUT.lineNumbers;
  return (
    column.length >= needed && [1, 2, 5, 10].includes(step) && values.every((value, index) => value === values[0]! + index * step)
  );
}

function standsFree(column: readonly Fragment[], words: readonly Fragment[]): boolean {
  const left = Math.min(...column.map((number) => number.left));
  const right = Math.max(...column.map((number) => number.right));
  const [top, bottom] = [column[0]!.base, column.at(-1)!.base];
  return !words.some((word) => word.left < right && word.right > left && word.base >= top && word.base <= bottom);
}
