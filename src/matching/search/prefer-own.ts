import type { QuoteQuery } from '../quote-match.ts';
import { comparePieces } from './find-pieces.ts';
import type { Piece } from './piece.ts';

/** Characters on either side: farther off the index tells two places apart. */
const REACH = 1000;

/**
 * Of several places that carry the quote equally well, the one where the source gives the words to the attributed speaker, and of
 * those one in a primary source; the chain as it is where none does. Both are priors among equals, never filters: a closer place always stays.
 */
export function preferOwn(query: QuoteQuery, chain: readonly Piece[], pieces: readonly Piece[]): readonly Piece[] {
  const [piece] = chain;
  if (!piece || chain.length > 1) return chain;
  const equal = pieces.filter((other) => other !== piece && isEqual(other, piece)).sort(comparePieces);
  const most = (query.isOwn ? OWN : 0) + ([piece, ...equal].some(({ source }) => source.primary) ? PRIMARY : 0);
  let [best, rank] = [piece, placeRank(query, piece)];
  for (const other of rank >= OWN ? equal : [...equal, ...repeatsOf(piece)]) {
    if (rank === most) break;
    const next = placeRank(query, other);
    if (next > rank) [best, rank] = [other, next];
  }
  return best === piece ? chain : [best];
}

/** Characters of a quotation that are looked for before the whole of it. */
const LOOKED_FOR = 12;

const PRIMARY = 1;
const OWN = 2;

/** How well a place suits the draft, whatever it says there: the speaker's own words first, then a primary source. */
export function placeRank({ isOwn }: QuoteQuery, piece: Piece): number {
  return (isOwn?.(piece.source.document, piece) ? OWN : 0) + (piece.source.primary ? PRIMARY : 0);
}

function isEqual(a: Piece, b: Piece): boolean {
  return a.from === b.from && a.to === b.to && a.score >= b.score && a.carried >= b.carried;
}

/** The same letters near the piece, whatever their case: places that close share one region of the index. */
function repeatsOf(piece: Piece): Piece[] {
  const { text } = piece.source.document;
  const from = Math.max(0, piece.start - REACH);
  const around = text.slice(from, piece.end + REACH);
  const words = text.slice(piece.start, piece.end);
  if (isOnce(words.slice(0, LOOKED_FOR), around)) return [];
  const starts = Array.from(around.matchAll(new RegExp(literal(words), 'giu')), ({ index }) => from + index);
  const length = piece.end - piece.start;
  return starts
    .filter((start) => start !== piece.start && !isInsideWord(text, start, start + length))
    .map((start) => movedTo(piece, start));
}

// A pattern of a whole quotation takes longer to make than to run: its first letters nearly always tell that it stands there once.
function isOnce(letters: string, around: string): boolean {
  return around.match(new RegExp(`(?=${literal(letters)})`, 'giu'))?.length === 1;
}

function literal(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function isInsideWord(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(start - 1)) || /[\p{L}\p{N}]/u.test(text.charAt(end));
}

function movedTo(piece: Piece, start: number): Piece {
  const by = start - piece.start;
  const steps = piece.steps.map((step) => ({ ...step, start: step.start + by, end: step.end + by }));
  return { ...piece, start, end: piece.end + by, steps };
}
