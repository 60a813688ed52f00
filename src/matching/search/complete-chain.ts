import type { LibrarySource } from '../index/library.ts';
import { alignWords } from './align-words.ts';
import { chainPieces } from './chain-pieces.ts';
import { alignAt, comparePieces, findPieces, pieceOf, readWindow, type Search } from './find-pieces.ts';
import { type OpenStretch, openStretches } from './open-stretches.ts';
import type { Piece } from './piece.ts';
import { bitsOfChoice, chanceOf } from './significance.ts';
import { MATCHING } from './thresholds.ts';
import { weightOf } from './word-run.ts';

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
    const found = gaps.flatMap((gap) =>
      [...beside(search, gap), ...anywhere(search, gap)].map((piece) => filling(search, gap, piece)),
    );
    if (found.length === 0) break;
    pool.push(...found, ...gaps.flatMap((gap) => gap.rests));
    chain = bestChain(search, pool);
    const wider = reachingOn(search, chain);
    if (wider.length === 0) continue;
    pool.push(...wider);
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

/** A piece that carries all of what was open: nothing about its words was chosen to make them agree. */
function filling(search: Search, gap: OpenStretch, piece: Piece): Piece {
  const isFilled = piece.carried >= MATCHING.whole * weightOf(search.quote.run, gap.from, gap.to);
  return isFilled ? { ...piece, bits: piece.bits + bitsOfChoice(search.quote.run.count) } : piece;
}

/** Each piece of a chain over the words of its neighbours too: where one ends and the next begins, the chain decides. */
function reachingOn(search: Search, chain: readonly Piece[]): Piece[] {
  return chain.flatMap((piece, at) => {
    const from = Math.max(chain[at - 1]?.from ?? 0, piece.from - MATCHING.stretchWords);
    const to = Math.min(chain[at + 1]?.to ?? search.quote.run.count, piece.to + MATCHING.stretchWords);
    if (from === piece.from && to === piece.to) return [];
    const wider = alignAt(search, from, to, piece.source, piece.start - search.quote.run.starts[piece.from]!);
    return wider && wider.from <= piece.from && wider.to >= piece.to && wider.to - wider.from > piece.to - piece.from
      ? [wider]
      : [];
  });
}

/** Looks a page or two back and on from the piece before and the piece after: parts may have changed places. */
function beside(search: Search, gap: OpenStretch): Piece[] {
  if (gap.isCovered || gap.to - gap.from > MATCHING.stretchWords) return [];
  return roomBeside(gap).flatMap(({ source, from, to }) => {
    const words = readWindow(source.document.text, from, to);
    const middle = (from + to) / 2 - search.quote.run.starts[gap.from]!;
    const aligned = alignWords(search.quote, gap.from, gap.to, words, middle, to - from);
    const piece = aligned && pieceOf(search, source, words, aligned);
    return piece ? [piece] : [];
  });
}

interface Room {
  readonly source: LibrarySource;
  readonly from: number;
  readonly to: number;
}

/** What lies on either side of the two pieces, without the pieces themselves. */
function roomBeside({ before, after }: OpenStretch): Room[] {
  const near = [before, after].filter((piece) => piece !== null).sort((a, b) => a.start - b.start);
  const rooms: Room[] = [];
  for (const { source, start, end } of near) {
    const last = rooms.at(-1);
    const isOn = last?.source === source && last.to >= start - MATCHING.pageUnits;
    if (isOn) rooms[rooms.length - 1] = { ...last, to: start };
    else rooms.push({ source, from: Math.max(0, start - MATCHING.pageUnits), to: start });
    rooms.push({ source, from: end, to: Math.min(source.document.text.length, end + MATCHING.pageUnits) });
  }
  return rooms.filter(({ from, to }) => to > from);
}

function anywhere(search: Search, gap: OpenStretch): Piece[] {
  const isLong = gap.to - gap.from >= MATCHING.gapWords && gap.to - gap.from <= MATCHING.stretchWords;
  return isLong ? findPieces(search, gap.from, gap.to, gap.isCovered ? 'rare' : 'grams').slice(0, MATCHING.piecesPerStretch) : [];
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
