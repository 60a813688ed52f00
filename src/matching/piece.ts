import type { LibrarySource } from './library.ts';

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
  /** Edited letters; 0 for a gap. */
  readonly edits: number;
  readonly carried: number;
}

/** The part of a piece from the quote's word `word` on; null where little is left. */
export function pieceFrom(piece: Piece, word: number): Piece | null {
  const first = piece.steps.findIndex((step) => step.from >= word && step.to > step.from && step.end > step.start);
  if (first <= 0) return first === 0 ? piece : null;
  return remade(piece, piece.steps.slice(first));
}

function remade(piece: Piece, steps: readonly PieceStep[]): Piece {
  const carried = steps.reduce((sum, step) => sum + step.carried, 0);
  const share = piece.carried > 0 ? carried / piece.carried : 0;
  const from = steps[0]!.from;
  return { ...piece, steps, carried, from, start: steps[0]!.start, score: piece.score * share, bits: piece.bits * share };
}
