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
  /** Mean width of a font's letters below or above which the size that it states is wrong: condensed type has 0.3, wide spacing 1.5. */
  narrowLetters: 0.2,
  wideLetters: 2.5,
  /** Mean width of the letters of usual type. */
  usualLetters: 0.5,
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
  /** Letters of the fragment that holds a side's middle letter, where formulas stand between the prose. */
  proseLetters: 18,
  /** Size of a drop cap over the page's usual size, as a ratio: headings stay under 1.8 or hold more letters. */
  dropCap: 1.8,
  /** Size of a line's letters over that of the notes' marks in it, at most, as a ratio. */
  scriptRatio: 2.2,
  /** How far such a mark is raised or lowered, in the letters' size. */
  scriptRaise: 0.55,
  /** How near it stands to its word, in the letters' size. */
  scriptGap: 0.25,
  /** Letters of such a mark, at most. */
  scriptLetters: 6,
  /** Height of a capital letter. */
  capHeight: 0.7,
  /** Line distance over the column's usual one that starts a paragraph. */
  paragraphGap: 1.25,
  /** Indent that starts a paragraph. */
  indent: 0.7,
  /** Widest gap between words of a justified line, and how much the gaps of one line may differ. */
  looseGap: 2.5,
  looseShift: 0.3,
  /** Usual distance of two lines of a heading. */
  headingLeading: 1.3,
  /** Size of notes at the foot, at most, over the document's usual size. */
  noteSize: 0.93,
  /** Share of the page's height above which no notes begin. */
  notesFrom: 0.3,
  /** Share of the column that a paragraph's last line may fill and still be seen as its last. */
  shortLine: 0.8,
  /** Font size change, as a ratio, that starts a paragraph (headings, notes). */
  sizeChange: 1.15,
  /** Numbers of lines that a page must have: of every fifth line, and where each line has one. */
  lineNumbers: 4,
  lineNumbersEach: 10,
  /** How far, in points, the edges of such numbers may be from each other. */
  lineNumberShift: 2,
  /** Top and bottom share of the page's height where running heads and page numbers stand. */
  edge: 0.13,
  /** The same for page numbers that count on from page to page: books in a larger format's file have wide margins. */
  numberEdge: 0.22,
  /** How far, in points, a running head may move from page to page. */
  edgeShift: 6,
  /** Pages back and forth in which a running head must come again: left and right pages differ. */
  edgePages: 2,
});

/** The value with half of the weight on either side; 0 for none. */
export function weightedMedian(values: readonly (readonly [value: number, weight: number])[]): number {
  let left = values.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of [...values].sort((a, b) => a[0] - b[0])) {
    left -= weight;
    if (left <= 0) return value;
  }
  return 0;
}

/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
