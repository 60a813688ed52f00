import type { Piece } from './join-pieces.ts';

/** Which way the words run on the page as it lies: to the right, up, down, or to the left on their heads. */
export type Turn = 'upright' | 'rising' | 'falling' | 'inverted';

/** Where a piece begins, points from the top left, and how far its words reach in their own direction. */
export interface TurnedPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly isRtl: boolean;
  readonly turn: Turn;
}

export interface UprightPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** `along` and `down` are the words' direction, in a page whose second axis runs downwards. */
export function turnOf(along: number, down: number): Turn {
  if (Math.abs(down) > Math.abs(along)) return down < 0 ? 'rising' : 'falling';
  return along < 0 ? 'inverted' : 'upright';
}

/**
 * The page as it is held to read it: tables set sideways turn the whole of it. Words that run another way than most are
 * stamps and watermarks, and their letters would fall between the lines.
 */
export function turnUpright(turned: readonly TurnedPiece[], width: number, height: number): UprightPage {
  const turn = mainTurn(turned);
  const isSideways = turn === 'rising' || turn === 'falling';
  const pieces = turned
    .filter((piece) => piece.turn === turn)
    .map((piece) => {
      const [left, base] = placeOf(piece, width, height);
      return { text: piece.text, left, right: left + piece.width, base, size: piece.size, isRtl: piece.isRtl };
    });
  return { width: isSideways ? height : width, height: isSideways ? width : height, pieces };
}

/** The one that more than half of the letters have. */
function mainTurn(pieces: readonly TurnedPiece[]): Turn {
  const letters: Record<Turn, number> = { upright: 0, rising: 0, falling: 0, inverted: 0 };
  for (const { turn, text } of pieces) letters[turn] += text.trim().length;
  const all = letters.upright + letters.rising + letters.falling + letters.inverted;
  return (['rising', 'falling', 'inverted'] as const).find((turn) => letters[turn] > all / 2) ?? 'upright';
}

function placeOf({ x, y, turn }: TurnedPiece, width: number, height: number): readonly [left: number, base: number] {
  switch (turn) {
    case 'rising':
      return [height - y, x];
    case 'falling':
      return [y, width - x];
    case 'inverted':
      return [width - x, height - y];
    default:
      return [x, y];
  }
}
