import { type Document, type Furniture, type Page, plainDocument } from '../../documents/document.ts';
import { VerbatimError } from '../../errors.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { Span } from '../../text/span.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { composeAccents } from '../pdf/compose-accents.ts';
import { type EdgeRow, findFurniture, type SortedPage } from '../pdf/find-furniture.ts';
import { type LoadedPdf, loadPages } from '../pdf/load-pages.ts';
import { orderColumns } from '../pdf/order-columns.ts';
import { columnLines, goesOn, type Line } from '../pdf/page-text.ts';
import { median, type PdfPage, weightedMedian } from '../pdf/pdf-page.ts';
import type { ReadControl } from '../read-hint.ts';

/** A PDF's text as printed: a line is a line, columns in reading order, running heads and page numbers marked. */
export async function readPdf(bytes: Uint8Array, control: ReadControl = {}): Promise<Document> {
  const pdf = await loadPages(bytes, control);
  const built = buildText(findFurniture(pdf.pages));
  if (built.text.trim() === '') throw withoutText(pdf);
  return {
    ...plainDocument(canonicalText(built.text), 'pdf'),
    title: pdf.title ?? largestLine(pdf.pages[0]),
    author: pdf.author,
    pages: built.pages,
    furniture: built.furniture,
    ...(built.footnotes.length > 0 && { footnotes: built.footnotes }),
    warnings: doubts(pdf, built.pages),
  };
}

interface BuiltText {
  readonly text: string;
  readonly pages: readonly Page[];
  readonly furniture: readonly Furniture[];
  readonly footnotes: readonly Span[];
}

function buildText(sorted: readonly SortedPage[]): BuiltText {
  const built = { text: '', pages: [] as Page[], furniture: [] as Furniture[], footnotes: [] as Span[] };
  const usualSize = weightedMedian(sorted.flatMap(({ body }) => body.map(({ size, text }) => [size, text.length] as const)));
  let last: Line | undefined;
  for (const { page, head, body, foot } of sorted) {
    const lines = columnLines(orderColumns(body), { height: page.height, usualSize });
    if (built.text !== '' && head.length + lines.length + foot.length > 0)
      built.text += head.length === 0 && goesOn(last, lines[0]) ? '\n' : '\n\n';
    const start = built.text.length;
    for (const row of head) addEdge(built, row, '', '\n');
    addLines(built, lines);
    foot.forEach((row, index) => {
      addEdge(built, row, index > 0 || lines.length > 0 ? '\n' : '', '');
    });
    last = lines.at(-1) ?? last;
    built.pages.push({ number: page.number, start, end: built.text.length });
  }
  return built;
}

function addEdge(built: { text: string; furniture: Furniture[] }, row: EdgeRow, before: string, after: string): void {
  const start = built.text.length + before.length;
  built.text += before + clean(row.text);
  built.furniture.push({ start, end: built.text.length, reason: row.reason });
  built.text += after;
}

function addLines(built: { text: string; footnotes: Span[] }, lines: readonly Line[]): void {
  lines.forEach((line, index) => {
    built.text += line.break;
    const start = built.text.length;
    built.text += clean(line.text);
    if (!line.isNote) return;
    const isSame = line.break === '\n' && lines[index - 1]?.isNote;
    const from = isSame ? built.footnotes.pop()!.start : start;
    built.footnotes.push({ start: from, end: built.text.length });
  });
}

/** Control characters and halves of characters come from broken fonts; no store keeps them exactly. */
function clean(text: string): string {
  return composeAccents(text.toWellFormed().replace(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/g, ''));
}

function withoutText(pdf: LoadedPdf): VerbatimError {
  if (pdf.broken.length === pdf.pageCount) {
    return new VerbatimError(
      'invalid',
      'This PDF is damaged: none of its pages can be read. Download it again, or paste the text instead.',
    );
  }
  return new VerbatimError('invalid', 'This PDF has no text: run OCR, then upload again.');
}

/** The title as readers see it: the largest words in the upper part of the first page, if they stand out. */
function largestLine(page: PdfPage | undefined): string | null {
  if (!page) return null;
  const usual = median(
    page.fragments.flatMap((fragment) => Array.from({ length: Math.min(200, fragment.text.length) }, () => fragment.size)),
  );
  const upper = page.fragments.filter((fragment) => fragment.base < page.height * 0.6 && /\p{L}{2}/u.test(fragment.text));
  const largest = Math.max(0, ...upper.map((fragment) => fragment.size));
  const title = upper.filter((fragment) => fragment.size > 0.95 * largest).map((fragment) => fragment.text);
  return largest > 1.2 * usual && title.length <= 5 ? clean(title.join(' ')) : null;
}

function doubts(pdf: LoadedPdf, pages: readonly Page[]): string[] {
  const warnings: string[] = [];
  const empty = pages.filter((page) => page.start === page.end).map((page) => page.number);
  if (empty.length > 0) warnings.push(`No text on ${listed(empty)}: if it is a picture of a page, run OCR and upload again.`);
  if (pdf.broken.length > 0) warnings.push(`Damaged, and left out: ${listed(pdf.broken)}.`);
  if (pdf.unread.length > 0)
    warnings.push(`Not read in the time that one file may take: ${listed(pdf.unread)}. Upload the rest as its own file.`);
  if (pdf.pageCount > INTAKE_LIMITS.pdfPages)
    warnings.push(`Only the first ${INTAKE_LIMITS.pdfPages} of ${pdf.pageCount} pages are read. Upload the rest as its own file.`);
  return warnings;
}

/** "pages 3, 7 to 12 and 40". */
function listed(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs.slice(0, 12).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  const more = runs.length > 12 ? ' and others' : '';
  return `${numbers.length === 1 ? 'page' : 'pages'} ${shown.join(', ')}${more}`;
}
