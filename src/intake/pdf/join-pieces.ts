import { type Fragment, median, PDF_LAYOUT } from './pdf-page.ts';
import { seatScripts } from './seat-scripts.ts';

/** What the PDF prints in one go: a few letters, a word, a line. */
export interface Piece extends Fragment {}

/** Pieces to fragments by where they stand, not by the order in which they were printed. n log n. */
export function joinPieces(pieces: readonly Piece[]): Fragment[] {
  return baselineRows(seatScripts(liftDropCaps(pieces))).flatMap((row) => joinRow(row));
}

/** What stands on about one baseline; rows from the top. */
export function baselineRows<T extends Fragment>(pieces: readonly T[]): T[][] {
  const found: T[][] = [];
  let anchor: T | null = null;
  for (const piece of [...pieces].sort((a, b) => a.base - b.base || a.left - b.left)) {
    if (anchor && piece.base - anchor.base <= tolerance(piece, anchor)) found.at(-1)!.push(piece);
    else {
      found.push([piece]);
      anchor = piece;
    }
  }
  return found;
}

/** Of a large and a small piece the small one counts, or a headline would draw in both lines beside it. */
function tolerance(a: Fragment, b: Fragment): number {
  const small = Math.min(a.size, b.size);
  return PDF_LAYOUT.sameBaseline * Math.min(Math.max(a.size, b.size), PDF_LAYOUT.dropCap * small);
}

/** A drop cap stands on the second or third line's baseline but belongs to the first: tops are made level. */
function liftDropCaps(pieces: readonly Piece[]): Piece[] {
  const usual = median(pieces.map((piece) => piece.size));
  const large = pieces.filter((piece) => piece.size >= PDF_LAYOUT.dropCap * usual);
  return pieces.map((piece) => {
    const isCap = piece.size >= PDF_LAYOUT.dropCap * usual && /^\s*["“‘]?\p{Lu}\s*$/u.test(piece.text);
    const isAlone = isCap && large.every((other) => other === piece || Math.abs(other.base - piece.base) > piece.size / 2);
    return isAlone ? { ...piece, base: piece.base - PDF_LAYOUT.capHeight * (piece.size - usual) } : piece;
  });
}

function joinRow(row: Piece[]): Fragment[] {
  const fragments: Fragment[] = [];
  let together: Piece[] = [];
  for (const piece of row.sort((a, b) => a.left - b.left)) {
    if (isWideBlank(piece) || isOverprint(together, piece)) continue;
    const before = together.at(-1);
    if (before && piece.left - rightmost(together) > PDF_LAYOUT.fragmentGap * Math.max(before.size, piece.size)) {
      fragments.push(...fragmentOf(together));
      together = [];
    }
    together.push(piece);
  }
  return [...fragments, ...fragmentOf(together)];
}

function isWideBlank(piece: Piece): boolean {
  return piece.text.trim() === '' && piece.right - piece.left > PDF_LAYOUT.fragmentGap * piece.size;
}

function isOverprint(together: readonly Piece[], piece: Piece): boolean {
  const near = PDF_LAYOUT.overprint * piece.size;
  return together
    .slice(-3)
    .some(
      (other) =>
        other.text === piece.text &&
        piece.text.trim() !== '' &&
        Math.abs(other.left - piece.left) < near &&
        Math.abs(other.right - piece.right) < near,
    );
}

function rightmost(pieces: readonly Piece[]): number {
  return Math.max(...pieces.slice(-4).map((piece) => piece.right));
}

function fragmentOf(pieces: readonly Piece[]): Fragment[] {
  const printed = pieces.filter((piece) => piece.text.trim() !== '');
  const main = printed.reduce<Piece | null>((best, piece) => (!best || piece.text.length > best.text.length ? piece : best), null);
  if (!main) return [];
  const isRtl = main.isRtl;
  const text = joinText(isRtl ? [...pieces].reverse() : pieces, isRtl).trim();
  return [
    {
      text,
      left: printed[0]!.left,
      right: Math.max(...printed.map((piece) => piece.right)),
      base: main.base,
      size: main.size,
      isRtl,
    },
  ];
}

function joinText(pieces: readonly Piece[], isRtl: boolean): string {
  let text = '';
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const gap = before ? (isRtl ? before.left - piece.right : piece.left - before.right) : 0;
    const isAfterCap = before && before.size >= PDF_LAYOUT.dropCap * piece.size && before.text.trim().length === 1;
    const isApart = before && !isAfterCap && gap > PDF_LAYOUT.wordGap * Math.max(piece.size, before.size);
    text += isApart && !/\s$/.test(text) && !/^\s/.test(piece.text) ? ` ${piece.text}` : piece.text;
  });
  return text.replace(/[ \t\n\r\f]+/g, ' ');
}
