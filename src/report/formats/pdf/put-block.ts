import { type Block, type Heading, type Inline, plain, strong, type Table } from '../../outline/block.ts';
import type { Fonts } from './load-fonts.ts';
import { type Line, type Span, setText } from './set-text.ts';
import { PAGE, type Sheet, type Tag, type Tagged } from './sheet.ts';
import { HEADING_TYPES, TYPES, type Type, toSpan, toSpans } from './spans.ts';

const INDENT = 14;
const HEADINGS = { 1: 'H1', 2: 'H2', 3: 'H3', 4: 'H4' } as const;
/** Room that a heading needs for itself and the first lines below it. */
const HEAD_AND_LINES = 84;

/** Puts one block below the last one, on as many pages as it needs. */
export function putBlock(sheet: Sheet, fonts: Fonts, block: Block): void {
  switch (block.kind) {
    case 'heading':
      putHeading(sheet, fonts, block);
      break;
    case 'paragraph':
      putText(sheet, fonts, block.text, { tag: 'P', type: TYPES.text });
      break;
    case 'words':
      putText(sheet, fonts, block.text, { tag: 'BlockQuote', type: TYPES.words, indent: INDENT, barred: true });
      break;
    case 'list':
      putList(sheet, fonts, block.entries);
      break;
    case 'table':
      putTable(sheet, fonts, block);
      break;
    default:
      block satisfies never;
  }
}

function putHeading(sheet: Sheet, fonts: Fonts, { level, text }: Heading): void {
  sheet.keep(HEAD_AND_LINES);
  if (level === 2 || level === 3) sheet.bookmark(text[0]?.text ?? '', level === 2 ? 1 : 2);
  putText(sheet, fonts, text, { tag: HEADINGS[level], type: HEADING_TYPES[level] });
}

interface Look {
  readonly tag: Tag;
  readonly type: Type;
  readonly parent?: Tagged;
  readonly indent?: number;
  readonly barred?: boolean;
}

function putText(sheet: Sheet, fonts: Fonts, text: readonly Inline[], { tag, type, parent, indent = 0, barred }: Look): void {
  const element = sheet.open(tag, parent);
  const left = PAGE.left + indent;
  if (sheet.place() > PAGE.top) sheet.move(type.before);
  for (const line of linesOf(sheet, fonts, toSpans(text, type), PAGE.right - left)) {
    sheet.keep(type.leading);
    putLine(sheet, element, line, type, left, PAGE.right - left);
    if (barred) sheet.bar(PAGE.left + 3, sheet.place(), sheet.place() + type.leading);
    sheet.move(type.leading);
  }
  sheet.move(type.after);
}

function putLine(sheet: Sheet, element: Tagged, line: Line, type: Type, left: number, width: number): void {
  sheet.put(element, line, left, baseOf(sheet.place(), type), width);
}

function baseOf(top: number, { size, leading }: Type): number {
  return top + (leading + size * 0.7) / 2;
}

function linesOf(sheet: Sheet, fonts: Fonts, spans: readonly Span[], width: number): Line[] {
  return setText(spans, width, fonts, sheet.measure);
}

const BULLET = '•';

function putList(sheet: Sheet, fonts: Fonts, entries: ReadonlyArray<readonly Inline[]>): void {
  const list = sheet.open('L');
  for (const entry of entries) {
    const item = sheet.open('LI', list);
    const body = sheet.open('LBody', item);
    const left = PAGE.left + INDENT;
    for (const [at, line] of linesOf(sheet, fonts, toSpans(entry, TYPES.text), PAGE.right - left).entries()) {
      sheet.keep(TYPES.text.leading);
      const [bullet] = at === 0 ? linesOf(sheet, fonts, [toSpan(plain(BULLET), TYPES.text)], INDENT) : [];
      if (bullet) putLine(sheet, body, bullet, TYPES.text, PAGE.left + 4, INDENT);
      putLine(sheet, body, line, TYPES.text, left, PAGE.right - left);
      sheet.move(TYPES.text.leading);
    }
  }
  sheet.move(TYPES.text.after);
}

/** Shares of the width: names of rows are short, reasons long. */
const NAMED_ROWS = [0.2, 0.8];
const COLUMNS: Readonly<Record<number, readonly number[]>> = { 4: [0.17, 0.25, 0.14, 0.44] };
const GAP = 8;

function putTable(sheet: Sheet, fonts: Fonts, { caption, head, rows }: Table): void {
  if (caption) putText(sheet, fonts, [strong(caption)], { tag: 'P', type: TYPES.text });
  const table = sheet.open('Table');
  const shares = head ? (COLUMNS[head.length] ?? head.map(() => 1 / head.length)) : NAMED_ROWS;
  if (head) putRow(sheet, fonts, { table, shares, cells: head.map((text) => strong(text)), scope: 'Column' });
  for (const row of rows)
    putRow(sheet, fonts, { table, shares, cells: row.map((text) => plain(text)), scope: head ? null : 'Row' });
  sheet.rule();
  sheet.move(TYPES.text.leading / 2);
}

interface Row {
  readonly table: Tagged;
  readonly shares: readonly number[];
  readonly cells: readonly Inline[];
  readonly scope: 'Column' | 'Row' | null;
}

/** A row goes on to the next page line by line: cells that are longer than a page are no reason to lose words. */
function putRow(sheet: Sheet, fonts: Fonts, { table, shares, cells, scope }: Row): void {
  const { leading, before, after } = TYPES.cell;
  const row = sheet.open('TR', table);
  const columns = cells.map((cell, at) =>
    columnOf(sheet, fonts, row, { cell, at, shares, isName: scope === 'Column' || (scope === 'Row' && at === 0), scope }),
  );
  const height = Math.max(...columns.map(({ lines }) => lines.length)) * leading;
  sheet.keep(Math.min(height, PAGE.bottom - PAGE.top) + before + after);
  sheet.rule();
  sheet.move(before);
  for (let at = 0; at * leading < height; at++) {
    sheet.keep(leading);
    for (const { element, lines, left, width } of columns) {
      const line = lines[at];
      if (line) putLine(sheet, element, line, TYPES.cell, left, width);
    }
    sheet.move(leading);
  }
  sheet.move(after);
}

interface Cell {
  readonly cell: Inline;
  readonly at: number;
  readonly shares: readonly number[];
  readonly isName: boolean;
  readonly scope: Row['scope'];
}

function columnOf(sheet: Sheet, fonts: Fonts, row: Tagged, { cell, at, shares, isName, scope }: Cell) {
  const whole = PAGE.right - PAGE.left;
  const left = PAGE.left + whole * shares.slice(0, at).reduce((sum, share) => sum + share, 0);
  const width = whole * (shares[at] ?? 0) - GAP;
  const element = sheet.open(isName ? 'TH' : 'TD', row, isName && scope ? { scope } : {});
  const look = isName && scope === 'Row' ? { ...cell, style: 'soft' as const } : cell;
  return { element, lines: linesOf(sheet, fonts, [toSpan(look, TYPES.cell)], width), left, width };
}
