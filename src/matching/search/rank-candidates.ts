import type { QuoteQuery } from '../quote-match.ts';
import { comparePieces } from './find-pieces.ts';
import type { Part } from './parts.ts';
import type { Piece } from './piece.ts';
import { placeRank } from './prefer-own.ts';
import { MATCHING } from './thresholds.ts';

/** Other places that explain the quote about as well as the best: best first, the speaker's own words before others', primary sources before secondary ones. */
export function rankCandidates(pieces: readonly Piece[], parts: readonly Part[], query: QuoteQuery): Piece[] {
  const best = Math.max(0, ...pieces.map((piece) => piece.carried));
  const others = pieces.filter(
    (piece) => piece.carried >= MATCHING.candidateShare * best && !parts.some((part) => isSame(part, piece)),
  );
  return others
    .sort(comparePieces)
    .slice(0, MATCHING.candidates)
    .map((piece) => ({ piece, rank: placeRank(query, piece) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ piece }) => piece);
}

function isSame(part: Part, piece: Piece): boolean {
  return part.source === piece.source && piece.start < part.end && part.start < piece.end;
}
