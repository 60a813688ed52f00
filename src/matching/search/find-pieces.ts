import type { LibrarySource, Segment } from '../index/library.ts';
import { alignWords, scoreOfGap, scoreOfPair } from './align-words.ts';
import type { Region } from './best-regions.ts';
import { chainPieces } from './chain-pieces.ts';
import { allGrams, denseStep, findRegions, lettersIn, rareGrams, readStretch, type Stretch, sparseStep } from './find-regions.ts';
import { measureSteps } from './measure-steps.ts';
import { withMisreadGrams } from './misread-grams.ts';
import { type NearRegion, nearestRegions } from './nearest-regions.ts';
import type { Piece, PieceStep } from './piece.ts';
import { isMarkedGap, type QuoteWords } from './quote-words.ts';
import { bitsOf, bitsOfLead, bitsOfLetters, chanceOf, type Information, newInformation, readInformation } from './significance.ts';
import { MATCHING } from './thresholds.ts';
import type { WordStep } from './trace-words.ts';
import { readWordRun, type WordRun, weightOf } from './word-run.ts';

/** One quote's search: what does not change while its stretches are looked for. */
export interface Search {
  readonly quote: QuoteWords;
  readonly segments: readonly Segment[];
  readonly letters: number;
  readonly allowed: ReadonlySet<string> | null;
  readonly information: Information;
  /** Second passes that this quote may still cost: only a hostile one needs more than a few dozen. */
  secondPasses: number;
}

export function startSearch(quote: QuoteWords, segments: readonly Segment[], within: readonly string[] | undefined): Search {
  return {
    quote,
    segments,
    letters: lettersIn(segments),
    allowed: within ? new Set(within) : null,
    information: newInformation(quote.run.count),
    secondPasses: MATCHING.secondPasses,
  };
}

/** How far a search goes: the rare grams alone; all grams too, where those explain too little; then the letters themselves. */
type Depth = 'rare' | 'grams' | 'letters';

/** Pieces of the quote's words `[from, to)`, best first. */
export function findPieces(search: Search, from: number, to: number, depth: Depth = 'letters'): Piece[] {
  const look = (step: number) => {
    const stretch = readStretch(search.quote, search.segments, from, to, step);
    readInformation(search.quote, stretch, search.letters, search.information);
    return stretch;
  };
  const find = (stretch: Stretch, grams: readonly number[], limit: number, quote = search.quote) =>
    findRegions(quote, search.segments, stretch, grams, limit, search.allowed);
  const sparse = look(sparseStep(search.quote, from, to));
  const first = find(sparse, rareGrams(sparse), MATCHING.firstRegions);
  const pieces = alignRegions(search, from, to, first, []);
  if (depth === 'rare' || search.secondPasses === 0 || isExplained(search, pieces, from, to)) return pieces;
  search.secondPasses--;
  const dense = look(denseStep(search.quote, from, to));
  const misread = isGarbled(dense) ? withMisreadGrams(search.quote, dense) : null;
  const asPrinted = misread ? readStretch(misread, search.segments, from, to, 1) : dense;
  const regions = find(asPrinted, allGrams(asPrinted), MATCHING.secondRegions, misread ?? search.quote);
  const unseen = regions.slice(0, MATCHING.alignedRegions).filter((region) => !first.some((seen) => isSameRegion(seen, region)));
  const voted = alignRegions(search, from, to, unseen, pieces);
  if (depth === 'grams') return voted;
  const nearest = nearestRegions(search.quote, from, to, regions, MATCHING.alignedRegions);
  return alignNearest(search, from, to, nearest, voted);
}

/** Whether so many of its grams stand nowhere that its letters must have been misread. */
function isGarbled({ frequencies }: Stretch): boolean {
  if (frequencies.length > MATCHING.garbledGrams) return false;
  const unknown = frequencies.reduce((count, frequency) => (frequency === 0 ? count + 1 : count), 0);
  return unknown >= MATCHING.garbledShare * frequencies.length;
}

/**
 * Whether a chain of pieces that chance rules out reaches over nearly all of the words and carries most of their letters:
 * a better place is then not to be expected.
 */
function isExplained(search: Search, pieces: readonly Piece[], from: number, to: number): boolean {
  const { run, bracketed } = search.quote;
  let weight = 0;
  for (let word = from; word < to; word++) if (bracketed[word] === 0) weight += run.weights[word]!;
  const best = Math.max(0, ...pieces.map((piece) => piece.carried));
  if (best >= MATCHING.whole * weight) return true;
  const chain = chainPieces(pieces.filter((piece) => chanceOf(piece.bits, search.letters) <= MATCHING.pieceChance));
  const carried = chain.reduce((sum, piece) => sum + piece.carried, 0);
  if (carried >= MATCHING.explained * weight) return true;
  const reached = chain.reduce((sum, piece) => sum + weightOf(run, piece.from, piece.to), 0);
  return reached >= MATCHING.reached * weight && carried >= MATCHING.explainedReach * weight;
}

/** Their bands hold the same words, but for a few at the edges. */
function isSameRegion(a: Region, b: Region): boolean {
  return a.source === b.source && Math.abs(a.diagonal - b.diagonal) <= MATCHING.bandUnits / 3;
}

function alignRegions(search: Search, from: number, to: number, regions: readonly Region[], known: readonly Piece[]): Piece[] {
  const pieces = [...known];
  const weight = weightOf(search.quote.run, from, to);
  const most = regions[0]?.votes ?? 0;
  let share: number = MATCHING.regionShare;
  for (const region of regions) {
    if (region.votes < share * most) break;
    const piece = alignAt(search, from, to, region.source, region.diagonal);
    if (!piece) continue;
    keep(pieces, piece);
    // The whole stretch agrees: what is left to find are its doubles.
    if (piece.carried >= MATCHING.whole * weight) share = Math.max(share, 0.8);
  }
  return pieces.sort(comparePieces);
}

/** Where the letters say that this is the place, badly damaged words at the ends belong to it. */
function alignNearest(search: Search, from: number, to: number, nearest: readonly NearRegion[], known: readonly Piece[]): Piece[] {
  const pieces = [...known];
  const { letterStarts } = search.quote.run;
  const letters = letterStarts[to]! - letterStarts[from]!;
  for (const { region, edits, lead } of nearest) {
    const bits = Math.max(bitsOfLetters(letters, edits), bitsOfLead(lead, search.letters));
    const isPlace = chanceOf(bits, search.letters) <= MATCHING.chance;
    const piece = alignAt(search, from, to, region.source, region.diagonal, isPlace ? MATCHING.damagedEnd : undefined);
    if (piece) keep(pieces, isPlace ? { ...piece, bits: Math.max(piece.bits, bits) } : piece);
  }
  return pieces.sort(comparePieces);
}

/** Aligns the words with the source around a diagonal. */
export function alignAt(
  search: Search,
  from: number,
  to: number,
  source: LibrarySource,
  diagonal: number,
  end?: number,
): Piece | null {
  const { run } = search.quote;
  const window = {
    from: run.starts[from]! + diagonal - MATCHING.bandUnits,
    to: run.ends[to - 1]! + diagonal + MATCHING.bandUnits,
  };
  const words = readWindow(source.document.text, window.from, window.to);
  const aligned = alignWords(search.quote, from, to, words, diagonal, undefined, end);
  return aligned && pieceOf(search, source, words, aligned);
}

/** Words of `text` from about `from` to about `to`, no word cut. */
export function readWindow(text: string, from: number, to: number): WordRun {
  let start = Math.max(0, Math.min(text.length, from));
  for (let tries = 0; start > 0 && tries < 64 && text.charCodeAt(start - 1) > 0x20; tries++) start--;
  return readWordRun(text, start, Math.min(text.length, to));
}

export function pieceOf(search: Search, source: LibrarySource, words: WordRun, aligned: readonly WordStep[]): Piece | null {
  const steps = mergeGaps(
    search.quote,
    aligned.map((step) => pieceStep(search.quote, words, step)),
  );
  const paired = steps.filter((step) => step.to > step.from && step.end > step.start);
  if (paired.length === 0) return null;
  const first = steps.indexOf(paired[0]!);
  const kept = steps.slice(first, steps.indexOf(paired.at(-1)!) + 1);
  const measure = measureSteps(search.quote.run, source.document.text, kept);
  return {
    source,
    from: kept[0]!.from,
    to: kept.at(-1)!.to,
    start: kept[0]!.start,
    end: kept.at(-1)!.end,
    // Without what the aligner earned by reaching an end, so that whole pieces and cut ones compare.
    score: kept.reduce((sum, step) => sum + step.score, 0),
    carried: measure.carried,
    bits: bitsOf(kept, search.quote, search.information, measure),
    steps: kept,
  };
}

function pieceStep(quote: QuoteWords, words: WordRun, step: WordStep): PieceStep {
  const { run } = quote;
  const isGap = step.itemFrom === step.itemTo || step.sourceFrom === step.sourceTo;
  const start = step.sourceFrom < words.count ? words.starts[step.sourceFrom]! : words.text.length;
  const end = step.sourceTo > step.sourceFrom ? words.ends[step.sourceTo - 1]! : start;
  const weight = weightOf(run, step.itemFrom, step.itemTo);
  const letters = run.letterStarts[step.itemTo]! - run.letterStarts[step.itemFrom]!;
  const sourceLetters = words.letterStarts[step.sourceTo]! - words.letterStarts[step.sourceFrom]!;
  const isMarked = isMarkedGap(quote, { from: step.itemFrom, to: step.itemTo });
  const intact = isGap ? 0 : Math.max(0, 1 - step.edits / letters);
  return {
    from: step.itemFrom,
    to: step.itemTo,
    start,
    end,
    words: Math.max(step.itemTo - step.itemFrom, step.sourceTo - step.sourceFrom),
    edits: step.edits,
    letterEdits: isGap ? Math.max(letters, sourceLetters) : step.edits,
    carried: intact < ALIKE ? 0 : intact * weight,
    score: isGap
      ? scoreOfGap(Math.max(letters, sourceLetters), isMarked)
      : scoreOfPair(step.edits, Math.max(weight, letters), Math.max(letters, sourceLetters)),
  };
}

/** Two words that share fewer letters than this share them by chance. */
const ALIKE = 0.35;

/** Gaps of one kind in a row are one gap, opened once. */
function mergeGaps(quote: QuoteWords, steps: readonly PieceStep[]): PieceStep[] {
  const merged: PieceStep[] = [];
  for (const step of steps) {
    const last = merged.at(-1);
    const isInsertion = (each: PieceStep) => each.from === each.to;
    const isDeletion = (each: PieceStep) => each.start === each.end;
    if (last && ((isInsertion(step) && isInsertion(last)) || (isDeletion(step) && isDeletion(last)))) {
      const letterEdits = last.letterEdits + step.letterEdits;
      const score = scoreOfGap(letterEdits, isMarkedGap(quote, { from: last.from, to: step.to }));
      merged[merged.length - 1] = { ...last, to: step.to, end: step.end, words: last.words + step.words, letterEdits, score };
    } else merged.push(step);
  }
  return merged;
}

/** Keeps the better of two pieces that say the same. */
function keep(pieces: Piece[], piece: Piece): void {
  const same = pieces.findIndex(
    (other) =>
      other.source === piece.source &&
      overlap(other.start, other.end, piece.start, piece.end) &&
      overlap(other.from, other.to, piece.from, piece.to),
  );
  if (same < 0) {
    pieces.push(piece);
    return;
  }
  const [better, other] = comparePieces(piece, pieces[same]!) < 0 ? [piece, pieces[same]!] : [pieces[same]!, piece];
  pieces[same] = { ...better, bits: Math.max(better.bits, other.bits) };
}

function overlap(start: number, end: number, otherStart: number, otherEnd: number): boolean {
  const shared = Math.min(end, otherEnd) - Math.max(start, otherStart);
  return shared > 0.6 * Math.min(end - start, otherEnd - otherStart);
}

export function comparePieces(a: Piece, b: Piece): number {
  return (
    b.score - a.score || (a.source.id < b.source.id ? -1 : a.source.id > b.source.id ? 1 : a.start - b.start || a.from - b.from)
  );
}
