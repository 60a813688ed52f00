import PDFDocument from 'pdfkit';
import type { LoadedFont } from './load-fonts.ts';
import type { Line, Run } from './set-text.ts';

/** A4, in points. What lies below `bottom` is the foot's. */
export const PAGE = Object.freeze({ width: 595.28, height: 841.89, left: 62, right: 533.28, top: 58, bottom: 768 });
const RULE = '#d9d3c6';

/** What a screen reader is told that something is. */
export type Tag = 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'BlockQuote' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD';
export type Tagged = PDFKit.PDFStructureElement & { readonly tag: Tag };

export interface SheetOptions {
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  readonly made: Date;
}

export type Sheet = ReturnType<typeof createSheet>;

/**
 * A tagged PDF that is written from top to bottom; `put` draws where it is told, the rest keeps the place. Times are those of
 * the report, so that the same report gives the same bytes.
 */
export function createSheet({ title, subject, language, made }: SheetOptions) {
  const info = { Title: title, Subject: subject, Creator: 'Verbatim', Producer: 'Verbatim', CreationDate: made, ModDate: made };
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    font: '',
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    info,
  });
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const whole = new Promise<Uint8Array>((resolve) => doc.on('end', () => resolve(Buffer.concat(pieces))));
  const root = doc.struct('Document');
  doc.addStructure(root);
  // Drawn only when all pages are known: each page can say of how many it is one, and is written out before the next.
  const pages: Array<Array<() => void>> = [[]];
  let y: number = PAGE.top;
  let section: PDFKit.PDFOutline | null = null;

  return { measure, open, keep, move, place: () => y, put, bar, rule, bookmark, finish };

  function measure({ name, font }: LoadedFont, text: string, size: number): number {
    return text === '' ? 0 : choose(name, font).fontSize(size).widthOfString(text);
  }

  /** The types know fonts by their files alone. */
  function choose(name: string, font: LoadedFont['font']): typeof doc {
    return doc.font(font as unknown as PDFKit.Mixins.PDFFontSource, name);
  }

  function open(tag: Tag, parent: Tagged | null = null, options: { readonly scope?: 'Column' | 'Row' } = {}): Tagged {
    const element = Object.assign(doc.struct(tag, options as object), { tag });
    (parent ?? root).add(element);
    return element;
  }

  /** Goes on to another page where less than `height` is left of this one. */
  function keep(height: number): void {
    if (y + height <= PAGE.bottom || y === PAGE.top) return;
    pages.push([]);
    y = PAGE.top;
  }

  function move(by: number): void {
    y += by;
  }

  /** Draws a line in a column that begins at `x`; `base` is the line that letters stand on. */
  function put(element: Tagged, line: Line, x: number, base: number, width: number): void {
    later(() => {
      element.add(doc.markStructureContent(element.tag));
      if (line.actual !== null) doc.markContent('Span', { actual: line.actual });
      drawLine(line, line.rightToLeft ? x + width - line.width : x, base);
      if (line.actual !== null) doc.endMarkedContent();
      doc.endMarkedContent();
    });
  }

  function later(draw: () => void): void {
    pages.at(-1)?.push(draw);
  }

  function drawLine({ runs }: Line, x: number, base: number): void {
    let at = x;
    for (const run of runs) {
      drawRun(run, at, base);
      at += run.width;
    }
  }

  function drawRun({ text, font, span, width }: Run, x: number, base: number): void {
    choose(font.name, font.font).fontSize(span.size).fillColor(span.color);
    doc.text(text, x, base, { lineBreak: false, baseline: 'alphabetic' });
    if (span.mark === 'none') return;
    const height = span.mark === 'struck' ? base - span.size * 0.28 : base + span.size * 0.14;
    doc
      .lineWidth(0.7)
      .strokeColor(span.color)
      .moveTo(x, height)
      .lineTo(x + width, height)
      .stroke();
  }

  /** A stroke beside what was put since `from`, on this page. */
  function bar(x: number, from: number, to: number): void {
    stroke(1.4, [x, from], [x, to]);
  }

  function rule(): void {
    stroke(0.6, [PAGE.left, y], [PAGE.right, y]);
  }

  function stroke(width: number, from: [x: number, y: number], to: [x: number, y: number]): void {
    later(() => {
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .lineWidth(width)
        .strokeColor(RULE)
        .moveTo(...from)
        .lineTo(...to)
        .stroke();
      doc.endMarkedContent();
    });
  }

  /** Names the place where the next line goes, for the list that readers show beside the pages. */
  function bookmark(text: string, level: 1 | 2): void {
    later(() => {
      const parent = level === 1 ? doc.outline : (section ?? doc.outline);
      const entry = parent.addItem(text);
      if (level === 1) section = entry;
    });
  }

  /** `foot` is what stands below each page: its lines, at their places. */
  function finish(foot: (page: number, pages: number) => readonly FootLine[]): Promise<Uint8Array> {
    for (const [at, drawings] of pages.entries()) {
      doc.addPage();
      for (const draw of drawings) draw();
      doc.markContent('Artifact', { type: 'Pagination' });
      for (const { line, x, base } of foot(at + 1, pages.length)) drawLine(line, x, base);
      doc.endMarkedContent();
    }
    root.end();
    doc.end();
    return whole;
  }
}

interface FootLine {
  readonly line: Line;
  readonly x: number;
  readonly base: number;
}
