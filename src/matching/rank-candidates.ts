import { comparePieces } from './find-pieces.ts';
import type { Part } from './parts.ts';
import type { Piece } from './piece.ts';
import { MATCHING } from './thresholds.ts';

/** Other places that explain the quote about as well as the best: best first, the speaker's own words before others'. */
export function rankCandidates(pieces: readonly Piece[], parts: readonly Part[], speaker: string | null): Piece[] {
  const best = Math.max(0, ...pieces.map((piece) => piece.carried));
  return pieces
    .filter((piece) => piece.carried >= MATCHING.candidateShare * best && !parts.some((part) => isSame(part, piece)))
    .map((piece) => ({ piece, spoken: speaker !== null && isSpokenBy(piece, speaker) ? 1 : 0 }))
    .sort((a, b) => b.spoken - a.spoken || comparePieces(a.piece, b.piece))
    .slice(0, MATCHING.candidates)
    .map(({ piece }) => piece);
}

function isSame(part: Part, piece: Piece): boolean {
  return part.source === piece.source && piece.start < part.end && part.start < piece.end;
}

/** Whether the source says that this speaker says the passage. Names agree by their last word. */
export function isSpokenBy(piece: Piece, speaker: string): boolean {
  const turn = piece.source.document.turns.find((each) => each.start <= piece.start && piece.start < each.end);
  if (!turn?.speaker) return false;
  return lastName(turn.speaker) === lastName(speaker);
}

function lastName(name: string): string {
  return name.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
}
