import type { FurnitureReason } from '../../documents/document.ts';
import { baselineRows } from './join-pieces.ts';
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
  readonly reason: FurnitureReason;
}

interface Row {
  readonly fragments: readonly Fragment[];
  readonly base: number;
  readonly text: string;
  /** Same for "Page 3" and "Page 4". */
  readonly pattern: string;
}

/** Rows near the top or bottom edge that come again on near pages, and page numbers. Linear in pages. */
export function findFurniture(pages: readonly PdfPage[]): SortedPage[] {
  const edges = pages.map((page) => edgeRows(page));
  return pages.map((page, index) => {
    const near = edges
      .slice(Math.max(0, index - PDF_LAYOUT.edgePages), index + PDF_LAYOUT.edgePages + 1)
      .filter((other) => other !== edges[index]);
    const rows = (edges[index] ?? [])
      .map((row) => ({ ...row, reason: reasonOf(row, near, page) }))
      .filter((row) => row.reason !== null);
    const taken = new Set(rows.flatMap((row) => row.fragments));
    const edge = rows.map(({ fragments, reason, base }) => ({ fragments, reason: reason!, isHead: base < page.height / 2 }));
    return {
      page,
      head: edge.filter((row) => row.isHead),
      body: page.fragments.filter((fragment) => !taken.has(fragment)),
      foot: edge.filter((row) => !row.isHead),
    };
  });
}

/** Only the outermost rows: three at the top and three at the bottom. */
function edgeRows(page: PdfPage): Row[] {
  const rows = baselineRows(page.fragments);
  const outer = rows.length <= 6 ? rows : [...rows.slice(0, 3), ...rows.slice(-3)];
  return outer
    .map(describe)
    .filter(({ base }) => base < PDF_LAYOUT.edge * page.height || base > (1 - PDF_LAYOUT.edge) * page.height);
}

function describe(fragments: readonly Fragment[]): Row {
  const text = [...fragments]
    .sort((a, b) => a.left - b.left)
    .map((fragment) => fragment.text)
    .join(' ');
  const pattern = text
    .toLowerCase()
    .replace(/\d+|\b[ivxlc]+\b/g, '#')
    .replace(/\s+/g, ' ');
  return { fragments, base: fragments[0]?.base ?? 0, text, pattern };
}

const PAGE_NUMBER =
  /^(?:page|p\.|seite|página|pagina|s\.)?[\s\-–—|•·[(]*(?:\d{1,4}|[ivxlc]{1,7})[\s\-–—|•·\])]*(?:(?:of|\/|de|von|di|sur)\s*\d{1,4})?$/i;

function reasonOf(row: Row, near: readonly (readonly Row[])[], page: PdfPage): FurnitureReason | null {
  const comesAgain = near.some((rows) => rows.some((other) => isSame(row, other)));
  if (PAGE_NUMBER.test(row.text) && (comesAgain || isOwnNumber(row.text, page.number))) return 'page-number';
  return comesAgain && /\p{L}/u.test(row.text) ? 'running-head' : null;
}

function isSame(a: Row, b: Row): boolean {
  return Math.abs(a.base - b.base) <= PDF_LAYOUT.edgeShift && a.pattern === b.pattern;
}

function isOwnNumber(text: string, page: number): boolean {
  return Number(/\d+/.exec(text)?.[0]) === page;
}
