import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  type IStylesOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Unzipped, unzipSync, zipSync } from 'fflate';
import type { Block, Inline, Style, Table as TableBlock } from '../outline/block.ts';
import { outlineReport } from '../outline/outline-report.ts';
import { pageFoot } from '../outline/page-foot.ts';
import type { Report } from '../report.ts';
import { directedRuns, isRightToLeft } from './directed-runs.ts';

/** For editing and for handing on: headings, tables and lists are those of a word processor. The same report gives the same bytes. */
export async function docx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: report.story.title,
    subject: report.words.report,
    creator: 'Verbatim',
    styles: STYLES,
    numbering: { config: [BULLETS] },
    sections: [{ children: outlineReport(report).flatMap(blockChildren), footers: { default: foot(report) } }],
  });
  return pinned(await Packer.toBuffer(document), new Date(report.madeAt));
}

const LISTED = 'changes';
const BULLETS = {
  reference: LISTED,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 400, hanging: 220 } } },
    },
  ],
};

/** Sizes are half points, spaces twentieths of a point. */
const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: 'Calibri', size: 21 }, paragraph: { spacing: { after: 80 } } },
    title: { run: { font: 'Georgia', size: 40, bold: true }, paragraph: { spacing: { after: 60 } } },
    heading1: {
      run: { font: 'Georgia', size: 28, bold: true },
      paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: 'Calibri', size: 24, bold: true },
      paragraph: { spacing: { before: 320, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { font: 'Calibri', size: 21, bold: true },
      paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Words',
      name: 'Words',
      basedOn: 'Normal',
      run: { font: 'Georgia', size: 23 },
      paragraph: {
        indent: { left: 280 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: 'B9B2A5' } },
        spacing: { before: 60, after: 100 },
      },
    },
  ],
};

const RUN_STYLES: Readonly<Record<Style, IRunOptions>> = {
  plain: {},
  strong: { bold: true },
  soft: { color: '5D5850' },
  removed: { strike: true, color: 'A3231B' },
  added: { underline: {}, color: '1D6F48' },
  code: { font: 'Consolas', size: 16, color: '5D5850' },
};

const LEVELS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const;

function blockChildren(block: Block): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(block.text, { heading: LEVELS[block.level] })];
    case 'paragraph':
      return [paragraph(block.text)];
    case 'words':
      return [paragraph(block.text, { style: 'Words' })];
    case 'list':
      return block.entries.map((entry) => paragraph(entry, { numbering: { reference: LISTED, level: 0 } }));
    case 'table':
      return [...(block.caption ? [paragraph([{ text: block.caption, style: 'strong' }], { keepNext: true })] : []), table(block)];
    default:
      return block satisfies never;
  }
}

function paragraph(text: readonly Inline[], options: IParagraphOptions = {}): Paragraph {
  const bidirectional = isRightToLeft(text.map((one) => one.text).join(''));
  return new Paragraph({ ...options, bidirectional, children: text.flatMap(runs) });
}

function runs({ text, style }: Inline): TextRun[] {
  return printable(text)
    .split('\n')
    .flatMap((line, at) =>
      directedRuns(line).map(
        (run, part) =>
          new TextRun({
            ...RUN_STYLES[style],
            text: run.text,
            rightToLeft: run.rightToLeft,
            ...(at > 0 && part === 0 && { break: 1 }),
          }),
      ),
    );
}

/** XML has no place for these: a word processor would refuse the whole file. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}

function table({ head, rows }: TableBlock): Table {
  const cell = (text: string, style: Style) => new TableCell({ margins: CELL, children: [paragraph([{ text, style }])] });
  const headRow = head && new TableRow({ tableHeader: true, children: head.map((name) => cell(name, 'strong')) });
  const body = rows.map(
    (row) => new TableRow({ children: row.map((text, column) => cell(text, head || column > 0 ? 'plain' : 'soft')) }),
  );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: LINES,
    rows: [...(headRow ? [headRow] : []), ...body],
  });
}

const CELL = { top: 40, bottom: 40, left: 80, right: 80 };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'D9D3C6' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINES = { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE };

function foot(report: Report): Footer {
  const small: IRunOptions = { size: 14, color: '5D5850' };
  const lines = pageFoot(report).map(
    (text) => new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ ...small, text })] }),
  );
  const page = [`${report.words.page} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [...lines, new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ ...small, children: page })] })],
  });
}

/** The times of the making are those of the report, so that two files of one report can be compared. */
function pinned(file: Uint8Array, at: Date): Uint8Array {
  const parts: Unzipped = unzipSync(file);
  const core = parts['docProps/core.xml'];
  const stamp = `${at.toISOString().slice(0, 19)}Z`;
  if (core) {
    const text = new TextDecoder().decode(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`);
    parts['docProps/core.xml'] = new TextEncoder().encode(text);
  }
  return zipSync(parts, { mtime: at });
}
