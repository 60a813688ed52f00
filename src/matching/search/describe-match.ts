import { locate } from '../../documents/locator.ts';
import type { Span } from '../../text/span.ts';
import type { Passage, PassageSegment } from '../passage.ts';
import type { QuoteMatch, QuoteQuery } from '../quote-match.ts';
import type { Search } from './find-pieces.ts';
import { leftOver } from './left-over.ts';
import { runsOf } from './measure-steps.ts';
import { type Part, partsOf } from './parts.ts';
import type { Piece, PieceStep } from './piece.ts';
import { rankCandidates } from './rank-candidates.ts';
import { bitsOfLeftOver, chanceOf } from './significance.ts';
import { stepsOf } from './steps-of.ts';
import { MATCHING } from './thresholds.ts';

/** Turns a chain of pieces into what the desk reads, and says how sure it is. */
export function describeMatch(search: Search, query: QuoteQuery, chain: readonly Piece[], pieces: readonly Piece[]): QuoteMatch {
  const { quote } = search;
  const parts = partsOf(quote, chain);
  const weight = ownWeight(search);
  const similarity = similarityOf(parts, quote.elided, weight);
  const bits = Math.max(0, ...parts.map((part) => part.bits));
  const bareChance = chanceOf(bits, search.letters);
  const chance = chanceOf(bits - bitsOfLeftOver(leftOver(quote, parts)), search.letters);
  const others = rankCandidates(pieces, parts, query);
  const doubles = others.filter((piece) => parts.length === 1 && isDouble(query, piece, parts[0]!));
  const status = statusOf(search, { similarity, chance, bareChance, doubles: doubles.length, weight, parts });
  const candidates = others.map((piece) => passageOf(search, partsOf(quote, [piece])[0]!, weight));
  if (status === 'not-found' || parts.length === 0) {
    const best = parts.map((part) => passageOf(search, part, weight)).sort((a, b) => b.score - a.score);
    return {
      status: status === 'too-short' ? status : 'not-found',
      similarity,
      chance,
      parts: [],
      steps: [],
      candidates: [...best, ...candidates].slice(0, MATCHING.candidates),
    };
  }
  const passages = parts.map((part) => passageOf(search, part, weight));
  return { status, similarity, chance, parts: passages, steps: stepsOf(quote, parts), candidates };
}

/** Another place for the same words; of somebody else's words the speaker's own are no double. */
function isDouble({ isOwn }: QuoteQuery, piece: Piece, part: Part): boolean {
  if (piece.carried < 0.97 * part.carried) return false;
  return !isOwn?.(part.source.document, part) || isOwn(piece.source.document, piece);
}

interface Evidence {
  readonly similarity: number;
  readonly chance: number;
  /** The same for the best passage alone, whatever it leaves over. */
  readonly bareChance: number;
  readonly doubles: number;
  readonly weight: number;
  readonly parts: readonly Part[];
}

function statusOf(search: Search, evidence: Evidence): QuoteMatch['status'] {
  const { count } = search.quote.run;
  const isExact = evidence.similarity >= 0.999;
  const isShort = count < MATCHING.shortWords;
  if (isShort) return isExact && evidence.chance <= MATCHING.chance && evidence.doubles === 0 ? 'found' : 'too-short';
  const isLikely = evidence.bareChance <= MATCHING.chance;
  const isOnePlace = evidence.parts.length === 1 && evidence.bareChance <= MATCHING.damagedChance;
  const isMost = evidence.similarity >= (isOnePlace ? MATCHING.damagedSimilarity : MATCHING.foundSimilarity);
  const isSure = evidence.chance <= MATCHING.chance && areSure(search, evidence);
  if (isMost && (isSure || (isExact && evidence.doubles === 0))) return 'found';
  const alike = count >= MATCHING.longWords ? MATCHING.alikeSimilarity : MATCHING.shortSimilarity;
  const isAlike = evidence.parts.length === 1 && evidence.similarity >= alike;
  const mayBeChance = evidence.bareChance > MATCHING.doubtfulChance && !isAlike;
  if ((isMost && !mayBeChance) || (isLikely && evidence.similarity >= MATCHING.ambiguousSimilarity)) return 'ambiguous';
  return 'not-found';
}

/** Several places may each be a stock phrase: those that are none must carry the quote between them. */
function areSure(search: Search, { parts, weight }: Evidence): boolean {
  if (parts.length === 1) return true;
  const sure = parts.filter((part) => chanceOf(part.bits, search.letters) <= MATCHING.partChance);
  return sure.reduce((sum, part) => sum + part.carried, 0) >= MATCHING.partShare * weight;
}

/** Letters of the quote without its brackets; all of them where it is nothing else. */
function ownWeight(search: Search): number {
  const { run, bracketed } = search.quote;
  let own = 0;
  let all = 0;
  for (let word = 0; word < run.count; word++) {
    all += run.weights[word]!;
    if (bracketed[word] === 0) own += run.weights[word]!;
  }
  return own || all;
}

/** Letters carried of the letters there are, both sides counted; words left out at an ellipsis are no loss. */
function similarityOf(parts: readonly Part[], elided: Uint8Array, weight: number): number {
  if (weight === 0) return 0;
  let carried = 0;
  let inserted = 0;
  for (const part of parts) {
    carried += part.carried;
    for (const step of part.steps) {
      const isMarked = step.from > 0 && elided[step.from - 1] === 1;
      if (step.from === step.to && !isMarked) inserted += step.end - step.start;
    }
  }
  return Math.min(1, carried / (weight + Math.min(weight, inserted) / 2));
}

function passageOf(search: Search, part: Part, weight: number): Passage {
  const { document, id } = part.source;
  const span = { start: part.start, end: part.end };
  return {
    source: id,
    ...span,
    score: Math.min(1, part.carried / weight),
    locator: locate(document, span),
    segments: runsOf(part.steps).map((run) => segmentOf(search, run)),
  };
}

function segmentOf(search: Search, steps: readonly PieceStep[]): PassageSegment {
  const { run } = search.quote;
  const item: Span = { start: run.starts[steps[0]!.from]!, end: run.ends[steps.at(-1)!.to - 1]! };
  return { item, source: { start: steps[0]!.start, end: steps.at(-1)!.end } };
}
