/** Words on one baseline without a wide gap. Points, top-left origin, as the page is read (rotation undone). */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline, from the top. */
  readonly base: number;
  /** Font size of most of its letters. */
  readonly size: number;
  readonly isRtl: boolean;
}

export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
}

/** Shares of the font size (em) unless the name says otherwise. */
export const PDF_LAYOUT = Object.freeze({
  /** Pieces whose baselines differ less stand on one line: a superscript is raised by 0.33 to 0.4. */
  sameBaseline: 0.45,
  /** A wider gap ends a fragment: justified word spaces stay under it, column gutters (1.2 up) over it. */
  fragmentGap: 0.9,
  /** A wider gap between pieces is a space: thin kerning stays under 0.1, the narrowest spaces are 0.2. */
  wordGap: 0.16,
  /** Two prints of one word closer than this are bold made by printing twice. */
  overprint: 0.12,
  /** Rows that must share a gutter: fewer happen by chance. */
  gutterRows: 3,
  /** Letters of the middle fragment on both sides of a gutter: table cells are shorter, columns of prose longer. */
  columnLetters: 13,
  /** Size of a drop cap over the page's usual size, as a ratio: headings stay under 1.8 or hold more letters. */
  dropCap: 1.8,
  /** Height of a capital letter. */
  capHeight: 0.7,
  /** Line distance over the column's usual one that starts a paragraph. */
  paragraphGap: 1.25,
  /** Indent that starts a paragraph. */
  indent: 0.7,
  /** Share of the column that a paragraph's last line may fill and still be seen as its last. */
  shortLine: 0.8,
  /** Font size change, as a ratio, that starts a paragraph (headings, notes). */
  sizeChange: 1.15,
  /** Top and bottom share of the page's height where running heads and page numbers stand. */
  edge: 0.13,
  /** How far, in points, a running head may move from page to page. */
  edgeShift: 6,
  /** Pages back and forth in which a running head must come again: left and right pages differ. */
  edgePages: 2,
});

/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
