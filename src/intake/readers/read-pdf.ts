import { type Document, type Furniture, type Page, plainDocument } from '../../documents/document.ts';
import { VerbatimError } from '../../errors.ts';
import { canonicalText } from '../../text/canonical.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { findFurniture, type SortedPage } from '../pdf/find-furniture.ts';
import { type LoadedPdf, loadPages } from '../pdf/load-pages.ts';
import { orderColumns } from '../pdf/order-columns.ts';
import { columnLines, continues, joinRow, type Line } from '../pdf/page-text.ts';
import { median, type PdfPage } from '../pdf/pdf-page.ts';
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
    warnings: doubts(pdf, built.pages),
  };
}

interface BuiltText {
  readonly text: string;
  readonly pages: readonly Page[];
  readonly furniture: readonly Furniture[];
}

function buildText(sorted: readonly SortedPage[]): BuiltText {
  let text = '';
  let last = '';
  const pages: Page[] = [];
  const furniture: Furniture[] = [];
  for (const { page, head, body, foot } of sorted) {
    const lines = columnLines(orderColumns(body));
    if (text !== '' && head.length + lines.length + foot.length > 0) {
      text += head.length === 0 && continues(last, lines[0]?.text ?? '') ? '\n' : '\n\n';
    }
    const start = text.length;
    const addEdge = (rows: SortedPage['head']) => {
      for (const row of rows) {
        const from = text.length;
        text += clean(joinRow(row.fragments).text);
        furniture.push({ start: from, end: text.length, reason: row.reason });
        if (rows !== foot) text += '\n';
        else if (row !== foot.at(-1)) text += '\n';
      }
    };
    addEdge(head);
    text += bodyText(lines);
    if (foot.length > 0 && lines.length > 0) text += '\n';
    addEdge(foot);
    last = lines.at(-1)?.text ?? last;
    pages.push({ number: page.number, start, end: text.length });
  }
  return { text, pages, furniture };
}

function bodyText(lines: readonly Line[]): string {
  return lines.map((line) => line.break + clean(line.text)).join('');
}

/** Control characters and halves of characters come from broken fonts; no store keeps them exactly. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/g, '');
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
