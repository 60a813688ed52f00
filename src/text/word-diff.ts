import { diffArrays } from 'diff';
import { foldedForm } from './fold.ts';
import type { Span } from './span.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * One stretch of the two texts side by side, in order. The parts' `draft` spans cover the draft exactly, their `source`
 * spans the source. `typography` marks a difference of marks, case or spacing alone.
 */
export interface DiffPart {
  readonly op: 'equal' | 'draft' | 'source';
  /** The words: the draft's for `equal` and `draft`, the source's for `source`. */
  readonly text: string;
  readonly draft: Span;
  readonly source: Span;
  readonly typography: boolean;
}

export const WORD_DIFF = Object.freeze({
  /** Milliseconds, and edits, after which the two are shown as wholly different. */
  timeout: 500,
  maxEditLength: 5000,
});

/** What the draft alone has (`draft`) and what the source alone has (`source`), over whole words. Lossless. */
export function wordDiff(draft: string, source: string): DiffPart[] {
  const [ours, theirs] = [tokenize(draft), tokenize(source)];
  const changes = diffArrays(ours, theirs, { comparator: isSame, ...WORD_DIFF });
  const pieces = changes ? toPieces(ours, theirs, changes) : wholesale(ours, theirs);
  return toParts(bridged(pieces), draft, source);
}

/** Tokens that differ in typography alone are the same here; `toParts` looks at their characters. */
function isSame(a: Token, b: Token): boolean {
  return a.kind === b.kind && (a.kind === 'space' || a.folded === b.folded);
}

/** Tokens of both texts; a piece with both is equal. */
interface Piece {
  readonly draft: readonly Token[];
  readonly source: readonly Token[];
  readonly equal: boolean;
}

function toPieces(
  draft: readonly Token[],
  source: readonly Token[],
  changes: readonly { count?: number; added?: boolean; removed?: boolean; value: readonly Token[] }[],
): Piece[] {
  const pieces: Piece[] = [];
  let [ours, theirs] = [0, 0];
  for (const change of changes) {
    const count = change.value.length;
    const draftEnd = ours + (change.added ? 0 : count);
    const sourceEnd = theirs + (change.removed ? 0 : count);
    pieces.push({
      draft: draft.slice(ours, draftEnd),
      source: source.slice(theirs, sourceEnd),
      equal: !change.added && !change.removed,
    });
    [ours, theirs] = [draftEnd, sourceEnd];
  }
  return pieces;
}

function wholesale(draft: readonly Token[], source: readonly Token[]): Piece[] {
  return [{ draft, source, equal: false }];
}

/** Changed pieces with only blanks between them read as one change: "very old" for "quite new", not word by word. */
function bridged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = found.at(-1);
    const isBridge =
      piece.equal &&
      piece.draft.every((token) => token.kind === 'space') &&
      last?.equal === false &&
      pieces[at + 1]?.equal === false;
    if (last && !last.equal && (!piece.equal || isBridge)) {
      found[found.length - 1] = { draft: [...last.draft, ...piece.draft], source: [...last.source, ...piece.source], equal: false };
    } else found.push(piece);
  }
  return found;
}

function toParts(pieces: readonly Piece[], draft: string, source: string): DiffPart[] {
  const parts: DiffPart[] = [];
  const place = { draft: 0, source: 0 };
  const push = (op: DiffPart['op'], ours: number, theirs: number, typography: boolean) => {
    const at = { draft: { start: place.draft, end: ours }, source: { start: place.source, end: theirs } };
    [place.draft, place.source] = [ours, theirs];
    const text = op === 'source' ? source.slice(at.source.start, at.source.end) : draft.slice(at.draft.start, at.draft.end);
    const last = parts.at(-1);
    if (op === 'equal' && last?.op === 'equal') parts[parts.length - 1] = joined(last, at, text);
    else if (at.draft.end > at.draft.start || at.source.end > at.source.start) parts.push({ op, text, ...at, typography });
  };
  for (const piece of pieces) {
    if (piece.equal) pushEqual(piece, draft, source, push);
    else pushChanged(piece, place, draft, source, push);
  }
  return parts;
}

type Push = (op: DiffPart['op'], draftEnd: number, sourceEnd: number, typography: boolean) => void;

function joined(last: DiffPart, at: { draft: Span; source: Span }, text: string): DiffPart {
  return {
    ...last,
    text: last.text + text,
    draft: { start: last.draft.start, end: at.draft.end },
    source: { start: last.source.start, end: at.source.end },
  };
}

/** Token by token: those with other characters are a change of typography; line breaks for blanks are none. */
function pushEqual(piece: Piece, draft: string, source: string, push: Push): void {
  for (const [at, ours] of piece.draft.entries()) {
    const theirs = piece.source[at]!;
    const [a, b] = [draft.slice(ours.start, ours.end), source.slice(theirs.start, theirs.end)];
    if (a === b || (isPlainBlank(a) && isPlainBlank(b))) push('equal', ours.end, theirs.end, false);
    else {
      push('draft', ours.end, theirs.start, true);
      push('source', ours.end, theirs.end, true);
    }
  }
}

function isPlainBlank(text: string): boolean {
  return /^[ \t\n\f]+$/.test(text);
}

/** Blanks that both sides begin or end with stay outside the change. */
function pushChanged(piece: Piece, place: { draft: number; source: number }, draft: string, source: string, push: Push): void {
  const ours = piece.draft.at(-1)?.end ?? place.draft;
  const theirs = piece.source.at(-1)?.end ?? place.source;
  const [a, b] = [draft.slice(place.draft, ours), source.slice(place.source, theirs)];
  const isTypography = a !== '' && b !== '' && lettersOf(a) === lettersOf(b) && lettersOf(a) !== '';
  const isMarks = lettersOf(a) === '' && lettersOf(b) === '';
  push('draft', ours, place.source, isTypography || isMarks);
  push('source', ours, theirs, isTypography || isMarks);
}

/** Words without marks and blanks: "co-operate" and "cooperate" differ in typography. */
function lettersOf(text: string): string {
  return foldedForm(text).replace(/[^\p{L}\p{N}\p{M}%$€£¥]+/gu, '');
}
