import { dirname, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { VerbatimError } from '../../errors.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import type { ReadControl } from '../read-hint.ts';
import type { HelpedPage } from '../reader-order.ts';
import { joinPieces } from './join-pieces.ts';
import { joinSpaced } from './join-spaced.ts';
import { PDF_LAYOUT, type PdfPage } from './pdf-page.ts';
import { type TurnedPiece, turnOf, turnUpright } from './turn-upright.ts';

export interface LoadedPdf {
  readonly pages: readonly PdfPage[];
  readonly pageCount: number;
  readonly title: string | null;
  readonly author: string | null;
  /** Pages that could not be read, by number. */
  readonly broken: readonly number[];
  /** Pages that the time did not reach, by number. */
  readonly unread: readonly number[];
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type TextContent = Awaited<ReturnType<Page['getTextContent']>>;
type TextItem = Extract<TextContent['items'][number], { str: string }>;

/** Adobe's character maps: PDFs in Chinese, Japanese and Korean often name one instead of carrying it. */
const CHARACTER_MAPS = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), 'cmaps') + sep;

const NO_HELP: ReadonlyMap<number, PdfPage | null> = new Map();

/** Pages in order, each let go as soon as its text is out. Of a long one a helper reads from the back until both meet. */
export async function loadPages(bytes: Uint8Array, control: ReadControl): Promise<LoadedPdf> {
  const pdf = await open(bytes);
  const numbers = pageNumbers(pdf);
  const helped = (numbers.length >= INTAKE_LIMITS.pdfHelpPages && control.askHelp?.()) || NO_HELP;
  const pages: PdfPage[] = [];
  const broken: number[] = [];
  const unread: number[] = [];
  const next = new PagesAhead(pdf, 1, helped);
  for (const number of numbers) {
    if (control.isTimeUp?.() && !helped.has(number)) unread.push(number);
    else {
      const page = await next.take(number);
      if (page) pages.push(page);
      else broken.push(number);
      if (number % 10 === 0) control.onProgress?.(Math.max(number, Math.min(number + helped.size, numbers.length)), numbers.length);
    }
  }
  return { pages, broken, unread, pageCount: pdf.numPages, ...(await statedFacts(pdf)) };
}

/** Pages from the last to the first, each told as soon as its text is out. */
export async function loadFromBack(bytes: Uint8Array, tell: (page: HelpedPage) => void): Promise<void> {
  const pdf = await open(bytes);
  const numbers = pageNumbers(pdf).reverse();
  const next = new PagesAhead(pdf, -1, NO_HELP);
  for (const number of numbers) tell({ number, page: await next.take(number) });
}

function pageNumbers(pdf: Pdf): number[] {
  return Array.from({ length: Math.min(pdf.numPages, INTAKE_LIMITS.pdfPages) }, (_, index) => index + 1);
}

/** One page more than the one asked for is under way, so that no core waits while its streams are unpacked. */
class PagesAhead {
  private readonly underWay = new Map<number, Promise<PdfPage | null>>();

  constructor(
    private readonly pdf: Pdf,
    private readonly step: 1 | -1,
    private readonly elsewhere: ReadonlyMap<number, PdfPage | null>,
  ) {}

  async take(number: number): Promise<PdfPage | null> {
    await setImmediate(); // what a helper says comes in between pages
    const known = this.elsewhere.get(number);
    if (known !== undefined) return known;
    this.start(number);
    this.start(number + this.step);
    const page = await this.underWay.get(number)!;
    this.underWay.delete(number);
    return page;
  }

  private start(number: number): void {
    const isPage = number >= 1 && number <= Math.min(this.pdf.numPages, INTAKE_LIMITS.pdfPages);
    if (!isPage || this.underWay.has(number) || this.elsewhere.has(number)) return;
    this.underWay.set(
      number,
      loadPage(this.pdf, number).catch(() => null),
    );
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      cMapUrl: CHARACTER_MAPS,
      useWorkerFetch: false,
    });
  } catch (cause) {
    throw refusal(cause);
  }
}

function refusal(cause: unknown): VerbatimError {
  if (cause instanceof Error && cause.name === 'PasswordException') {
    return new VerbatimError(
      'invalid',
      'This PDF is protected by a password. Save a copy without it, or paste the text instead.',
      cause,
    );
  }
  return new VerbatimError('invalid', 'This PDF is damaged or cut off. Download it again, or paste the text instead.', cause);
}

async function loadPage(pdf: Pdf, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const turned = turnUpright(piecesOf(content, transform), width, height);
  page.cleanup();
  return { number, width: turned.width, height: turned.height, fragments: joinPieces(turned.pieces) };
}

function piecesOf(content: TextContent, view: readonly number[]): TurnedPiece[] {
  const pieces: TurnedPiece[] = [];
  const scales = fontScales(content);
  for (const item of content.items.slice(0, INTAKE_LIMITS.pdfPieces)) {
    if (!('str' in item) || item.str === '') continue;
    const [a, b, , , x, y] = multiply(view, item.transform);
    const scale = scales.get(item.fontName);
    if (scale && item.str.trim() === '') continue; // guessed by the stated size: the gap itself tells
    const size = statedSize(item) * (scale ?? 1);
    if (size > 0)
      pieces.push({ text: joinSpaced(item.str), width: item.width, x, y, size, isRtl: item.dir === 'rtl', turn: turnOf(a, b) });
  }
  return pieces;
}

function statedSize(item: TextItem): number {
  return item.height || Math.hypot(item.transform[2], item.transform[3]);
}

/**
 * Bitmap fonts state sizes that have nothing to do with what is seen: where letters are far narrower or wider than their size,
 * their width tells it. By font name; only such fonts.
 */
function fontScales(content: TextContent): Map<string, number> {
  const sums = new Map<string, { width: number; sized: number }>();
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const sum = sums.get(item.fontName) ?? { width: 0, sized: 0 };
    sums.set(item.fontName, { width: sum.width + item.width, sized: sum.sized + item.str.length * statedSize(item) });
  }
  const scales = new Map<string, number>();
  for (const [font, { width, sized }] of sums) {
    const ratio = width / sized;
    if (ratio > 0 && (ratio < PDF_LAYOUT.narrowLetters || ratio > PDF_LAYOUT.wideLetters))
      scales.set(font, ratio / PDF_LAYOUT.usualLetters);
  }
  return scales;
}

type Matrix = readonly [number, number, number, number, number, number];

/** The product of two PDF matrices: first `n`, then `m`. */
function multiply(m: readonly number[], n: readonly number[]): Matrix {
  const [ma = 1, mb = 0, mc = 0, md = 1, me = 0, mf = 0] = m;
  const [na = 1, nb = 0, nc = 0, nd = 1, ne = 0, nf = 0] = n;
  return [
    ma * na + mc * nb,
    mb * na + md * nb,
    ma * nc + mc * nd,
    mb * nc + md * nd,
    ma * ne + mc * nf + me,
    mb * ne + md * nf + mf,
  ];
}

async function statedFacts(pdf: Pdf): Promise<{ title: string | null; author: string | null }> {
  const metadata = await pdf.getMetadata().catch(() => null);
  const info = (metadata?.info ?? {}) as Readonly<Record<string, unknown>>;
  return { title: statedTitle(words(info.Title)), author: words(info.Author) };
}

function words(value: unknown): string | null {
  return typeof value === 'string'
    ? value
        .toWellFormed()
        .replace(/[\s\0]+/g, ' ')
        .trim() || null
    : null;
}

/** Programs put file names where the title belongs. */
function statedTitle(title: string | null): string | null {
  const isFileName =
    /^(?:microsoft (?:word|powerpoint)|untitled|document\d*$|slide \d|.*\.(?:docx?|pdf|tex|dvi|qxd|indd|rtf|odt|pptx?)$)/i;
  return title && !isFileName.test(title) ? title : null;
}
