import { comparePieces } from './find-pieces.ts';
import type { Piece } from './piece.ts';
import type { QuoteQuery } from './quote-match.ts';

/** Characters on either side: farther off the index tells two places apart. */
const REACH = 1000;

/**
 * Of several places that carry the quote equally well, the one where the source gives the words to the attributed speaker; the chain as it
 * is where none does. The speaker is a prior among equals, never a filter: a closer place always stays.
 */
export function preferOwn(query: QuoteQuery, chain: readonly Piece[], pieces: readonly Piece[]): readonly Piece[] {
  const [piece] = chain;
  const { isOwn } = query;
  if (!piece || chain.length > 1 || !isOwn || isOwn(piece.source.document, piece)) return chain;
  const equal = pieces.filter((other) => other !== piece && isEqual(other, piece)).sort(comparePieces);
  const own = [...equal, ...repeatsOf(piece)].find((other) => isOwn(other.source.document, other));
  return own ? [own] : chain;
}

function isEqual(a: Piece, b: Piece): boolean {
  return a.from === b.from && a.to === b.to && a.score >= b.score && a.carried >= b.carried;
}

/** The same letters near the piece, whatever their case: places that close share one region of the index. */
function repeatsOf(piece: Piece): Piece[] {
  const { text } = piece.source.document;
  const from = Math.max(0, piece.start - REACH);
  const words = text.slice(piece.start, piece.end).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const starts = Array.from(text.slice(from, piece.end + REACH).matchAll(new RegExp(words, 'giu')), ({ index }) => from + index);
  const length = piece.end - piece.start;
  return starts
    .filter((start) => start !== piece.start && !isInsideWord(text, start, start + length))
    .map((start) => movedTo(piece, start));
}

function isInsideWord(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(start - 1)) || /[\p{L}\p{N}]/u.test(text.charAt(end));
}

function movedTo(piece: Piece, start: number): Piece {
  const by = start - piece.start;
  const steps = piece.steps.map((step) => ({ ...step, start: step.start + by, end: step.end + by }));
  return { ...piece, start, end: piece.end + by, steps };
}
