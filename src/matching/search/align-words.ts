import { createWordDistance } from '../../text/edit-distance.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';
import {
  DELETION_GOES_ON,
  From,
  INSERTION_GOES_ON,
  type MoveTable,
  OMISSION_GOES_ON,
  traceBack,
  type WordStep,
} from './trace-words.ts';
import type { WordRun } from './word-run.ts';

/** In letters: a word that agrees earns its letters. Chosen so that unrelated text loses and a word in three may differ. */
const SCORES = Object.freeze({
  /** Lost per edited letter, beside the letter itself: at 40 % damaged letters a word still earns something. */
  edit: 1.5,
  /** Least that a pair of words may earn, per letter. */
  unlike: -0.45,
  gapOpen: 1.5,
  gapLetter: 0.5,
  /** Words left out at a stretch: dear to begin, cheap to go on. */
  omissionOpen: 8,
  omissionLetter: 0.05,
  /** The same where the quote shows an ellipsis or brackets. */
  markedOpen: 2,
  markedLetter: 0.03,
  bracketedWord: 0.2,
  joinedWords: 1,
  /** For reaching the first or last word: a changed word at an end still belongs to the passage. */
  end: 4,
});

const NEVER = -1e9;

const wordDistance = createWordDistance();
const pairDistance = createWordDistance();

/**
 * Best local alignment of the quote's words `[from, to)` with a source run, within a band around `diagonal` (source
 * offset minus quote offset). Affine gaps (Gotoh 1982) with a second, flatter piece for omissions; words pair by edit
 * distance, and two words may pair with one. Time and memory: words times the band's words.
 */
export function alignWords(
  quote: QuoteWords,
  from: number,
  to: number,
  source: WordRun,
  diagonal: number,
  bandUnits: number = MATCHING.bandUnits,
  end: number = SCORES.end,
): WordStep[] | null {
  const table = fillTable(quote, from, to, source, bandOf(quote.run, from, to, source, diagonal, bandUnits), end);
  return table.score > 0 ? traceBack(quote.run, from, source, table) : null;
}

/** What a pair of words with that many edits earns: weights and letters of the quote's side and the source's. */
export function scoreOfPair(edits: number, weight: number, letters: number): number {
  return weight * Math.max(SCORES.unlike, 1 - (SCORES.edit * edits) / Math.max(1, letters));
}

/** What a gap of that weight costs; `isMarked` where the quote shows that something is missing. */
export function scoreOfGap(weight: number, isMarked: boolean): number {
  if (isMarked) return -SCORES.markedOpen - SCORES.markedLetter * weight;
  return -Math.min(SCORES.gapOpen + SCORES.gapLetter * weight, SCORES.omissionOpen + SCORES.omissionLetter * weight);
}

interface Band {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly rowStarts: Int32Array;
}

/** One long loop over the cells: calls per cell would cost more than the work in it. */
function fillTable(quote: QuoteWords, from: number, to: number, source: WordRun, band: Band, endScore: number): MoveTable {
  const { run } = quote;
  const rows = to - from;
  const { low, high, rowStarts } = band;
  const table: MoveTable = { low, rowStarts, moves: new Uint8Array(rowStarts[rows]!), score: 0, row: -1, column: -1 };
  const width = source.count + 3;
  // Column j of a row holds the best alignment that ends with source word j - 2; two columns stand before the first word.
  let best2 = new Float64Array(width).fill(NEVER);
  let best1 = new Float64Array(width).fill(NEVER);
  let best = new Float64Array(width).fill(NEVER);
  const deletions = new Float64Array(width).fill(NEVER);
  for (let row = 0; row < rows; row++) {
    const word = from + row;
    const weight = run.weights[word]!;
    const first = run.letterStarts[word]!;
    const end = run.letterStarts[word + 1]!;
    const length = end - first;
    const mask = run.masks[word]!;
    const isBracketed = quote.bracketed[word] === 1;
    const joinFirst = row > 0 ? run.letterStarts[word - 1]! : first;
    const joinLength = row > 0 ? end - joinFirst : 0;
    wordDistance.setPattern(run.letters, first, end);
    if (joinLength > 0) pairDistance.setPattern(run.letters, joinFirst, end);
    const deleteLetters = isBracketed ? SCORES.bracketedWord : SCORES.gapLetter * weight;
    const deleteOpen = isBracketed ? 0 : SCORES.gapOpen;
    const isMarked = quote.elided[word] === 1 || isBracketed || (word + 1 < run.count && quote.bracketed[word + 1] === 1);
    const omissionOpen = isMarked ? SCORES.markedOpen : SCORES.omissionOpen;
    const omissionLetter = isMarked ? SCORES.markedLetter : SCORES.omissionLetter;
    const start = row === 0 ? endScore : 0;
    const endBonus = row === rows - 1 ? endScore : 0;
    let insertion = NEVER;
    let omission = NEVER;
    best.fill(NEVER);
    const moves = rowStarts[row]! - low[row]!;
    for (let column = low[row]!; column < high[row]!; column++) {
      const here = column + 2;
      const sourceFirst = source.letterStarts[column]!;
      const sourceEnd = source.letterStarts[column + 1]!;
      const sourceLength = sourceEnd - sourceFirst;
      const sourceWeight = source.weights[column]!;
      const sourceMask = source.masks[column]!;
      const longest = length > sourceLength ? length : sourceLength;
      const heavier = weight > sourceWeight ? weight : sourceWeight;
      let value = heavier * SCORES.unlike;
      const missing = bitCount(mask & ~sourceMask);
      const extra = bitCount(sourceMask & ~mask);
      const apart = Math.max(missing, extra, length - sourceLength, sourceLength - length);
      if (apart < 0.8 * longest) {
        const edits = wordDistance.distanceTo(source.letters, sourceFirst, sourceEnd);
        const found = heavier * (1 - (SCORES.edit * edits) / longest);
        if (found > value) value = found;
      }
      if (isBracketed && value < 0) value = Math.max(value, -SCORES.bracketedWord);
      const before = best1[here - 1]!;
      let score = value + (before > start ? before : start);
      let move: number = From.pair;
      // Two words of the source for one of the quote.
      if (column > low[row]! && length > 3) {
        const joined = sourceEnd - source.letterStarts[column - 1]!;
        if (joined - length <= 2 && length - joined <= 2) {
          const edits = wordDistance.distanceTo(source.letters, source.letterStarts[column - 1]!, sourceEnd);
          const earned = weight * (1 - (SCORES.edit * edits) / Math.max(length, joined)) - SCORES.joinedWords;
          const sum = earned + Math.max(start, best1[here - 2]!);
          if (sum > score) {
            score = sum;
            move = From.joinedSource;
          }
        }
      }
      // Two words of the quote for one of the source.
      if (joinLength > 3 && joinLength - sourceLength <= 2 && sourceLength - joinLength <= 2) {
        const edits = pairDistance.distanceTo(source.letters, sourceFirst, sourceEnd);
        const earned = sourceWeight * (1 - (SCORES.edit * edits) / Math.max(joinLength, sourceLength)) - SCORES.joinedWords;
        const sum = earned + Math.max(row === 1 ? endScore : 0, best2[here - 1]!);
        if (sum > score) {
          score = sum;
          move = From.joinedItem;
        }
      }
      let goesOn = 0;
      const deleteAnew = best1[here]! - deleteOpen - deleteLetters;
      let deletion = deletions[here]! - deleteLetters;
      if (deletion > deleteAnew) goesOn |= DELETION_GOES_ON;
      else deletion = deleteAnew;
      deletions[here] = deletion;
      const insertAnew = best[here - 1]! - SCORES.gapOpen - SCORES.gapLetter * sourceWeight;
      insertion -= SCORES.gapLetter * sourceWeight;
      if (insertion > insertAnew) goesOn |= INSERTION_GOES_ON;
      else insertion = insertAnew;
      const omitAnew = best[here - 1]! - omissionOpen - omissionLetter * sourceWeight;
      omission -= omissionLetter * sourceWeight;
      if (omission > omitAnew) goesOn |= OMISSION_GOES_ON;
      else omission = omitAnew;
      if (deletion > score) {
        score = deletion;
        move = From.deletion;
      }
      if (insertion > score) {
        score = insertion;
        move = From.insertion;
      }
      if (omission > score) {
        score = omission;
        move = From.omission;
      }
      if (score <= 0) {
        score = 0;
        move = From.start;
      }
      best[here] = score;
      table.moves[moves + column] = move | goesOn;
      if (score + endBonus > table.score && move !== From.start) {
        table.score = score + endBonus;
        table.row = row;
        table.column = column;
      }
    }
    const oldest = best2;
    best2 = best1;
    best1 = best;
    best = oldest;
  }
  return table;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** For each word of the quote, the words of the source whose offset lies within the band. */
function bandOf(run: WordRun, from: number, to: number, source: WordRun, diagonal: number, bandUnits: number): Band {
  const rows = to - from;
  const low = new Int32Array(rows);
  const high = new Int32Array(rows);
  const rowStarts = new Int32Array(rows + 1);
  let first = 0;
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const middle = run.starts[from + row]! + diagonal;
    while (first < source.count && source.starts[first]! < middle - bandUnits) first++;
    while (end < source.count && source.starts[end]! <= middle + bandUnits) end++;
    low[row] = first;
    high[row] = Math.max(first, end);
    rowStarts[row + 1] = rowStarts[row]! + high[row]! - first;
  }
  return { low, high, rowStarts };
}
