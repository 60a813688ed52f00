import type { FurnitureReason } from '../../documents/document.ts';
import { findLineNumbers } from './find-line-numbers.ts';
import { baselineRows } from './join-pieces.ts';
import { joinRow } from './page-text.ts';
import { type Fragment, PDF_LAYOUT, type PdfPage } from './pdf-page.ts';

/** A page's fragments with what is no part of the piece set apart. */
export interface SortedPage {
  readonly page: PdfPage;
  readonly head: readonly EdgeRow[];
  readonly body: readonly Fragment[];
  readonly foot: readonly EdgeRow[];
}

export interface EdgeRow {
  readonly fragments: readonly Fragment[];
  readonly text: string;
  readonly reason: FurnitureReason;
}

interface Row {
  readonly fragments: readonly Fragment[];
  readonly base: number;
  readonly text: string;
  /** Same for "Page 3" and "Page 4". */
  readonly pattern: string;
}

interface Edges {
  readonly page: PdfPage;
  readonly rows: readonly Row[];
  /** Numbers at an end of those rows, by how far they are ahead of the page's place in the file. */
  readonly numbers: ReadonlyMap<number, Fragment>;
}

/** Rows near the top or bottom edge that come again on near pages, page numbers, and the numbers of lines. Linear in pages. */
export function findFurniture(pages: readonly PdfPage[]): SortedPage[] {
  const edges = pages.map((page) => edgesOf(page));
  return edges.map((own, index) => {
    const around = edges.slice(Math.max(0, index - PDF_LAYOUT.edgePages), index + PDF_LAYOUT.edgePages + 1);
    return sortPage(
      own,
      around.filter((other) => other !== own),
    );
  });
}

function sortPage(own: Edges, near: readonly Edges[]): SortedPage {
  const { page } = own;
  const rows = own.rows.flatMap((row) => furnitureIn(row, own, near));
  const lineNumbers = findLineNumbers(page.fragments);
  const taken = new Set([...lineNumbers, ...rows.flatMap((row) => row.fragments)]);
  const isHead = (row: EdgeRow) => row.fragments[0]!.base < page.height / 2;
  return {
    page,
    head: rows.filter(isHead),
    body: page.fragments.filter((fragment) => !taken.has(fragment)),
    foot: [...numberRow(lineNumbers), ...rows.filter((row) => !isHead(row))],
  };
}

/** What no line says: they come below the page, in one row. */
function numberRow(fragments: readonly Fragment[]): EdgeRow[] {
  if (fragments.length === 0) return [];
  return [{ fragments, text: fragments.map(({ text }) => text).join(' '), reason: 'line-number' }];
}

function furnitureIn(row: Row, own: Edges, near: readonly Edges[]): EdgeRow[] {
  const reason = reasonOf(row, near, own.page);
  if (reason) return [{ fragments: row.fragments, text: joinRow(row.fragments).text, reason }];
  const number = [...own.numbers].find(
    ([ahead, it]) => row.fragments.includes(it) && near.some(({ numbers }) => numbers.has(ahead)),
  );
  return number ? [{ fragments: [number[1]], text: number[1].text, reason: 'page-number' }] : [];
}

/** Only the outermost rows: three at the top and three at the bottom. */
function edgesOf(page: PdfPage): Edges {
  const found = baselineRows(page.fragments);
  const outer = found.length <= 6 ? found : [...found.slice(0, 3), ...found.slice(-3)];
  const rows = outer.map(describe).filter(({ base }) => Math.min(base, page.height - base) < PDF_LAYOUT.numberEdge * page.height);
  const ends = rows
    .flatMap(({ fragments }) => [fragments[0]!, fragments.at(-1)!])
    .filter(({ text }) => /^\W*\d{1,4}\W*$/.test(text));
  return { page, rows, numbers: new Map(ends.map((end) => [Number(/\d+/.exec(end.text)![0]) - page.number, end])) };
}

function describe(row: readonly Fragment[]): Row {
  const fragments = [...row].sort((a, b) => a.left - b.left);
  const text = fragments.map((fragment) => fragment.text).join(' ');
  const pattern = text
    .toLowerCase()
    .replace(/\d+|\b[ivxlc]+\b/g, '#')
    .replace(/\s+/g, ' ');
  return { fragments, base: fragments[0]?.base ?? 0, text, pattern };
}

const PAGE_NUMBER =
  /^(?:page|p\.|seite|página|pagina|s\.)?[\s\-–—|•·[(]*(?:\d{1,4}|[ivxlc]{1,7})[\s\-–—|•·\])]*(?:(?:of|\/|de|von|di|sur)\s*\d{1,4})?$/i;

function reasonOf(row: Row, near: readonly Edges[], page: PdfPage): FurnitureReason | null {
  const isAtEdge = Math.min(row.base, page.height - row.base) < PDF_LAYOUT.edge * page.height;
  if (!isAtEdge) return null;
  const comesAgain = near.some(({ rows }) => rows.some((other) => isSame(row, other)));
  if (PAGE_NUMBER.test(row.text) && (comesAgain || isOwnNumber(row.text, page.number))) return 'page-number';
  return comesAgain && /\p{L}/u.test(row.text) ? 'running-head' : null;
}

function isSame(a: Row, b: Row): boolean {
  return Math.abs(a.base - b.base) <= PDF_LAYOUT.edgeShift && a.pattern === b.pattern;
}

function isOwnNumber(text: string, page: number): boolean {
  return Number(/\d+/.exec(text)?.[0]) === page;
}
