import type { LibrarySource } from '../index/library.ts';

/** Words `[from, to)` of the quote found at `[start, end)` of a source. */
export interface Piece {
  readonly source: LibrarySource;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** Of the alignment, in letters. */
  readonly score: number;
  /** Weight of the quote's letters that the source carries. */
  readonly carried: number;
  /** What the agreement says, in bits: see `significance.ts`. */
  readonly bits: number;
  readonly steps: readonly PieceStep[];
}

/** Words `[from, to)` of the quote beside `[start, end)` of the source; either side may be empty. */
export interface PieceStep {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** Edited letters of a pair; 0 for a gap. */
  readonly edits: number;
  /** The same with the letters of a gap. */
  readonly letterEdits: number;
  readonly carried: number;
  /** What the step adds to the piece's score, ends left out. */
  readonly score: number;
}

/** Splits two pieces that cover the same words where that leaves the highest score: `before` ends where `after` begins. */
export function partAtBestWord(before: Piece, after: Piece): { before: Piece; after: Piece; score: number } | null {
  let best: { before: Piece; after: Piece; score: number } | null = null;
  for (let word = after.from; word <= before.to; word++) {
    const kept = pieceBetween(before, before.from, word);
    const rest = kept && pieceBetween(after, word, after.to);
    if (kept && rest && (!best || kept.score + rest.score > best.score))
      best = { before: kept, after: rest, score: kept.score + rest.score };
  }
  return best;
}

/** The steps of a piece inside the words `[from, to)`, gaps at its ends left off; null where nothing is left. */
export function pieceBetween(piece: Piece, from: number, to: number): Piece | null {
  const isPair = (step: PieceStep) => step.from >= from && step.to <= to && step.to > step.from && step.end > step.start;
  const first = piece.steps.findIndex(isPair);
  const last = piece.steps.findLastIndex(isPair);
  if (first < 0) return null;
  if (first === 0 && last === piece.steps.length - 1) return piece;
  const steps = piece.steps.slice(first, last + 1);
  const share = carriedBy(steps) / Math.max(1, carriedBy(piece.steps));
  return {
    source: piece.source,
    from: steps[0]!.from,
    to: steps.at(-1)!.to,
    start: steps[0]!.start,
    end: steps.at(-1)!.end,
    score: steps.reduce((sum, step) => sum + step.score, 0),
    carried: piece.carried * share,
    bits: piece.bits * share,
    steps,
  };
}

function carriedBy(steps: readonly PieceStep[]): number {
  return steps.reduce((sum, step) => sum + step.carried, 0);
}
