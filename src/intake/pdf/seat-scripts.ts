import type { Piece } from './join-pieces.ts';
import { PDF_LAYOUT } from './pdf-page.ts';

/**
 * Marks of notes, ordinals and indices are printed small, above or below the line: they are set on the baseline of the larger
 * letters that they touch, so that they stay with their word whatever else is raised or lowered on the page. n log n.
 */
export function seatScripts(pieces: readonly Piece[]): Piece[] {
  const bands = bandsOf(pieces);
  return pieces.map((piece) => {
    const host = isScript(piece) ? findHost(piece, bands) : null;
    return host ? { ...piece, base: host.base } : piece;
  });
}

function isScript(piece: Piece): boolean {
  return piece.text.trim() !== '' && piece.text.length <= PDF_LAYOUT.scriptLetters;
}

type Bands = ReadonlyMap<number, readonly Piece[]>;

/** Points of height that one band covers. */
const BAND = 8;

/** Pieces by height, in each band from left to right. */
function bandsOf(pieces: readonly Piece[]): Bands {
  const bands = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const band = Math.floor(piece.base / BAND);
    const together = bands.get(band);
    if (together) together.push(piece);
    else bands.set(band, [piece]);
  }
  for (const band of bands.values()) band.sort((a, b) => a.left - b.left);
  return bands;
}

/** The larger piece that ends where this one begins, or else begins where it ends. */
function findHost(piece: Piece, bands: Bands): Piece | null {
  const reach = PDF_LAYOUT.scriptRaise * PDF_LAYOUT.scriptRatio * piece.size;
  let after: Piece | null = null;
  for (let band = Math.floor((piece.base - reach) / BAND); band <= Math.floor((piece.base + reach) / BAND); band++) {
    const row = bands.get(band) ?? [];
    const next = firstFrom(row, piece.left + 0.01);
    if (carries(row[next - 1], piece, 'before')) return row[next - 1]!;
    if (!after && carries(row[next], piece, 'after')) after = row[next]!;
  }
  return after;
}

function carries(host: Piece | undefined, piece: Piece, side: 'before' | 'after'): boolean {
  if (!host || host === piece) return false;
  const ratio = host.size / piece.size;
  const gap = side === 'before' ? piece.left - host.right : host.left - piece.right;
  return (
    ratio >= PDF_LAYOUT.sizeChange &&
    ratio <= PDF_LAYOUT.scriptRatio &&
    Math.abs(host.base - piece.base) <= PDF_LAYOUT.scriptRaise * host.size &&
    Math.abs(gap) <= PDF_LAYOUT.scriptGap * host.size
  );
}

/** Index of the first piece whose left edge is not before `left`. */
function firstFrom(row: readonly Piece[], left: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (row[middle]!.left < left) low = middle + 1;
    else high = middle;
  }
  return low;
}
