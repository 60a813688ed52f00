import { type Piece, type PieceStep, pieceBetween } from './piece.ts';
import type { QuoteWords } from './quote-words.ts';
import { MATCHING } from './thresholds.ts';
import { weightOf } from './word-run.ts';

/** Words `[from, to)` of the quote that a chain leaves open, with the pieces on either side. */
export interface OpenStretch {
  readonly from: number;
  readonly to: number;
  readonly before: Piece | null;
  readonly after: Piece | null;
  /** What is left of a piece that covers the words badly, once they are taken out of it. */
  readonly rests: readonly Piece[];
  /** Whether a piece carries the words already, though not as they stand. */
  readonly isCovered: boolean;
}

/**
 * Words that no piece covers, and words that a piece covers only for want of better: an aligner reaches for the quote's
 * end over words that share nothing, and they may well stand elsewhere. Of several pieces, those that carry their words
 * changed too: as one stretch with their neighbours they may have been sought too coarsely.
 */
export function openStretches(quote: QuoteWords, chain: readonly Piece[]): OpenStretch[] {
  const open: OpenStretch[] = [];
  for (let at = 0; at <= chain.length; at++) {
    const before = chain[at - 1] ?? null;
    const after = chain[at] ?? null;
    const gap = { from: before?.to ?? 0, to: after?.from ?? quote.run.count, before, after, rests: [], isCovered: false };
    if (gap.to > gap.from && weightOf(quote.run, gap.from, gap.to) >= MATCHING.gapWeight) open.push(gap);
    if (!after) continue;
    open.push(...weakStretches(quote, after));
    if (chain.length > 1 && isChanged(quote, after))
      open.push({ from: after.from, to: after.to, before, after: chain[at + 1] ?? null, rests: [], isCovered: true });
  }
  return open.slice(0, MATCHING.gapsSought);
}

function isChanged({ run }: QuoteWords, piece: Piece): boolean {
  return piece.carried < MATCHING.whole * weightOf(run, piece.from, piece.to);
}

function weakStretches(quote: QuoteWords, piece: Piece): OpenStretch[] {
  return weakRuns(quote, piece.steps).map(([first, end]) => {
    const from = Math.max(0, piece.steps[first]!.from - MATCHING.weakMargin);
    const to = Math.min(quote.run.count, piece.steps[end - 1]!.to + MATCHING.weakMargin);
    const before = pieceBetween(piece, piece.from, piece.steps[first]!.from);
    const after = pieceBetween(piece, piece.steps[end - 1]!.to, piece.to);
    return { from, to, before, after, rests: [before, after].filter((rest) => rest !== null), isCovered: false };
  });
}

/** Runs of steps that carry less than half of their letters, heaviest loss first (maximal sums, after Kadane). */
function weakRuns(quote: QuoteWords, steps: readonly PieceStep[]): [number, number][] {
  const losses = steps.map((step) => lossOf(quote, step));
  const runs: [number, number][] = [];
  while (runs.length < MATCHING.weakRuns) {
    const [first, end] = heaviest(losses);
    const words = end > first ? steps[end - 1]!.to - steps[first]!.from : 0;
    const loss = losses.slice(first, end).reduce((sum, each) => sum + each, 0);
    if (words < MATCHING.weakWords || loss < MATCHING.weakLoss) break;
    runs.push([first, end]);
    losses.fill(Number.NEGATIVE_INFINITY, first, end);
  }
  return runs;
}

/** Letters that the step lacks to carry half of its own. */
function lossOf({ run, bracketed }: QuoteWords, step: PieceStep): number {
  let weight = 0;
  for (let word = step.from; word < step.to; word++) if (bracketed[word] === 0) weight += run.weights[word]!;
  return weight / 2 - step.carried;
}

function heaviest(losses: readonly number[]): [number, number] {
  let best = 0;
  let range: [number, number] = [0, 0];
  let sum = 0;
  let first = 0;
  for (const [at, loss] of losses.entries()) {
    if (sum <= 0) {
      sum = 0;
      first = at;
    }
    sum += loss;
    if (sum > best) {
      best = sum;
      range = [first, at + 1];
    }
  }
  return range;
}
