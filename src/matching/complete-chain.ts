import { alignWords } from './align-words.ts';
import { chainPieces } from './chain-pieces.ts';
import { comparePieces, findPieces, pieceOf, readWindow, type Search } from './find-pieces.ts';
import { type OpenStretch, openStretches } from './open-stretches.ts';
import type { Piece } from './piece.ts';
import { chanceOf } from './significance.ts';
import { MATCHING } from './thresholds.ts';

/**
 * The best chain of `pieces`, with what it leaves open sought once more: beside the pieces found, then anywhere. What is
 * found nowhere else stays where it was.
 */
export function completeChain(search: Search, pieces: readonly Piece[]): Piece[] {
  const pool = [...pieces];
  let chain = bestChain(search, pool);
  const sought = new Set<string>();
  for (let round = 0; round < MATCHING.gapRounds && isSure(search, chain); round++) {
    const gaps = openStretches(search.quote, chain).filter((gap) => !sought.has(keyOf(gap)));
    for (const gap of gaps) sought.add(keyOf(gap));
    const found = gaps.flatMap((gap) => [...beside(search, gap), ...anywhere(search, gap)]);
    if (found.length === 0) break;
    pool.push(...found, ...gaps.flatMap((gap) => gap.rests));
    chain = bestChain(search, pool);
  }
  return wholePlace(search, pool, chain) ?? chain;
}

/** One place that chance rules out and that carries more of the letters than the chain: words too damaged to score. */
function wholePlace(search: Search, pool: readonly Piece[], chain: readonly Piece[]): Piece[] | null {
  const carried = chain.reduce((sum, piece) => sum + piece.carried, 0);
  const better = pool.filter((piece) => piece.carried > carried && chanceOf(piece.bits, search.letters) <= MATCHING.chance);
  const best = better.sort((a, b) => b.carried - a.carried || comparePieces(a, b))[0];
  return best ? [best] : null;
}

/** Where chance alone may have found what there is, there is nothing to complete. */
function isSure(search: Search, chain: readonly Piece[]): boolean {
  return chain.some((piece) => chanceOf(piece.bits, search.letters) <= MATCHING.chance);
}

function keyOf(gap: OpenStretch): string {
  return `${gap.from}-${gap.to}`;
}

/** Looks a page on from the piece before and a page back from the piece after. */
function beside(search: Search, gap: OpenStretch): Piece[] {
  const found: Piece[] = [];
  if (gap.before) found.push(...within(search, gap, gap.before, gap.before.end, gap.before.end + MATCHING.pageUnits));
  if (gap.after) found.push(...within(search, gap, gap.after, gap.after.start - MATCHING.pageUnits, gap.after.start));
  return found;
}

function within(search: Search, gap: OpenStretch, near: Piece, from: number, to: number): Piece[] {
  if (gap.to - gap.from > MATCHING.stretchWords) return [];
  const words = readWindow(near.source.document.text, from, to);
  const middle = (from + to) / 2 - search.quote.run.starts[gap.from]!;
  const aligned = alignWords(search.quote, gap.from, gap.to, words, middle, to - from);
  const piece = aligned && pieceOf(search, near.source, words, aligned);
  return piece ? [piece] : [];
}

function anywhere(search: Search, gap: OpenStretch): Piece[] {
  const isLong = gap.to - gap.from >= MATCHING.gapWords && gap.to - gap.from <= MATCHING.stretchWords;
  return isLong ? findPieces(search, gap.from, gap.to, true).slice(0, MATCHING.piecesPerStretch) : [];
}

/** Only pieces that chance does not explain may join; near another piece there are fewer places for chance. */
function bestChain(search: Search, pool: readonly Piece[]): Piece[] {
  const ordered = [...pool].sort(comparePieces);
  const best = ordered[0];
  if (!best) return [];
  const anchors = ordered.filter((piece) => piece.score >= 0.8 * best.score).slice(0, MATCHING.candidates);
  return chainPieces(
    ordered.filter((piece) => anchors.includes(piece) || anchors.some((anchor) => isNoChance(search, piece, anchor))),
  );
}

function isNoChance(search: Search, piece: Piece, anchor: Piece): boolean {
  if (chanceOf(piece.bits, search.letters) <= MATCHING.pieceChance) return true;
  if (piece.source !== anchor.source) return false;
  const distance = Math.max(piece.start - anchor.end, anchor.start - piece.end, 0);
  return chanceOf(piece.bits, distance + piece.end - piece.start) <= MATCHING.pieceChance;
}
