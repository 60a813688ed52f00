import { type Piece, partAtBestWord } from './piece.ts';
import { MATCHING } from './thresholds.ts';

/** What a jump between two pieces costs, in letters: each jump is one more thing that the writer must have done. */
const JUMP = Object.freeze({
  near: 1,
  page: 4,
  pageBackwards: 5,
  sameSource: 12,
  otherSource: 14,
});

/**
 * The pieces that together explain the quote best, in its order: highest sum of scores less the jumps between them
 * (chaining as in Myers and Miller 1995). Overlaps are cut at the best word. Quadratic in the pieces, which are few.
 */
export function chainPieces(pieces: readonly Piece[]): Piece[] {
  const ordered = [...pieces].sort((a, b) => a.from - b.from || a.to - b.to || b.score - a.score);
  const best: Link[] = [];
  let last: Link | null = null;
  for (const piece of ordered) {
    let link: Link = { piece, before: null, score: piece.score };
    for (const before of best) {
      const joined = join(before, piece);
      if (joined && joined.score > link.score) link = joined;
    }
    best.push(link);
    if (!last || link.score > last.score) last = link;
  }
  return listed(last);
}

interface Link {
  readonly piece: Piece;
  /** The chain before, its last piece cut back to make room. */
  readonly before: Link | null;
  readonly score: number;
}

function join(before: Link, piece: Piece): Link | null {
  if (piece.from <= before.piece.from || piece.to <= before.piece.to) return null;
  if (piece.from >= before.piece.to) {
    return { piece, before, score: before.score + piece.score - jump(before.piece, piece) };
  }
  const parted = partAtBestWord(before.piece, piece);
  if (!parted) return null;
  const score = before.score - before.piece.score + parted.before.score;
  const shortened = { ...before, piece: parted.before, score };
  return { piece: parted.after, before: shortened, score: score + parted.after.score - jump(parted.before, parted.after) };
}

/** The further away, the more places there were to choose from by chance. */
function jump(a: Piece, b: Piece): number {
  if (a.source !== b.source) return JUMP.otherSource;
  const gap = b.start - a.end;
  if (gap >= 0 && gap <= MATCHING.passageGap) return JUMP.near;
  if (gap >= 0 && gap <= MATCHING.pageUnits) return JUMP.page;
  return gap < 0 && a.start - b.end <= MATCHING.pageUnits ? JUMP.pageBackwards : JUMP.sameSource;
}

function listed(last: Link | null): Piece[] {
  const chain: Piece[] = [];
  for (let link = last; link; link = link.before) chain.push(link.piece);
  return chain.reverse();
}
