import { saturation } from '../bm25.ts';
import { createTopList, type TopList } from '../top-list.ts';
import { byScore, type Close, chooseCovering, holds, type RankedSentence } from './choose-passages.ts';
import { type PassageIndex, type Shard, scopeOf, TRAIT } from './passage-index.ts';
import { type Query, readQuery } from './passage-query.ts';
import { PASSAGE_THRESHOLDS as T } from './passage-thresholds.ts';
import { rangeOf } from './postings.ts';

/** The `k` sentences that together say most about the claim, best first. `within` limits the search to some sources. */
export function rankPassages(
  index: PassageIndex,
  claim: { readonly text: string; readonly speaker?: string | null },
  k: number,
  within?: readonly string[],
): RankedSentence[] {
  const scope = scopeOf(index, within);
  const query = readQuery(index, scope, claim.text, claim.speaker ?? null);
  if (query.terms.length === 0) return [];
  const average = Math.max(1, scope.terms / Math.max(1, scope.sentences));
  const touched = createTopList<Touched>(T.touched);
  for (const shard of scope.shards) scoreShard(shard, query, average, touched);
  const inContext = touched.values().map(({ score, value }) => readContext(value, score, query));
  const close = inContext
    .sort(byScore)
    .slice(0, T.candidates)
    .map((candidate) => lookClosely(candidate, query, average));
  return chooseCovering(close, query, k, ({ scored }, sentence) =>
    lookClosely(readContext({ scored, sentence }, 0, query), query, average),
  );
}

interface Candidate {
  readonly scored: ScoredShard;
  readonly shard: Shard;
  readonly sentence: number;
  readonly score: number;
  /** Which of the query's terms its surroundings have and it has not, and how much that counts. */
  readonly context: Float64Array;
  /** What its source, its kind and its speaker multiply its score by. */
  readonly factor: number;
}

/** One source's sentences after the first pass: as bits, which of the query's terms each has. */
interface ScoredShard {
  readonly shard: Shard;
  readonly masks: Int32Array;
  readonly title: number;
  readonly sourceFactor: number;
}

interface Touched {
  readonly scored: ScoredShard;
  readonly sentence: number;
}

// First pass over one source: BM25 per sentence. A tight loop, O(postings of the query's terms).
function scoreShard(shard: Shard, query: Query, average: number, touched: TopList<Touched>): void {
  const { postings } = shard;
  const scores = new Float64Array(shard.sentences.length);
  const masks = new Int32Array(shard.sentences.length);
  const longest = T.longest * average;
  let inSource = 0;
  for (const [bit, { ids, weight }] of query.terms.entries()) {
    for (const { term, likeness } of ids) {
      const [from, until] = rangeOf(postings, term);
      if (from < until) inSource |= 1 << bit;
      for (let at = from; at < until; at++) {
        const unit = postings.units[at]!;
        scores[unit]! +=
          weight * likeness * saturation(postings.counts[at]!, Math.min(postings.lengths[unit]!, longest), average, T.lengthShare);
        masks[unit]! |= 1 << bit;
      }
    }
  }
  if (inSource === 0) return;
  const sourceFactor = 1 - T.sourceShare + (T.sourceShare * weightOf(inSource, query)) / query.total;
  const scored = { shard, masks, title: maskOf(shard.title, query), sourceFactor };
  for (let sentence = 0; sentence < scores.length; sentence++) {
    if (scores[sentence]! * sourceFactor > touched.floor()) touched.add(scores[sentence]! * sourceFactor, { scored, sentence });
  }
}

function readContext({ scored, sentence }: Touched, own: number, query: Query): Candidate {
  const { shard, sourceFactor } = scored;
  const context = contextOf(scored, sentence, query);
  const around = context.reduce((sum, share, bit) => sum + share * query.terms[bit]!.weight, 0);
  const factor = kindFactor(shard, sentence, query);
  return { scored, shard, sentence, score: (own + around * sourceFactor) * factor, context, factor: sourceFactor * factor };
}

function kindFactor(shard: Shard, sentence: number, query: Query): number {
  const traits = shard.traits[sentence]!;
  if (traits & TRAIT.datesPage && !query.terms.some((term) => term.dated && holds(shard, sentence, term))) return T.otherDate;
  if (traits & TRAIT.heading) return T.heading;
  const name = shard.speakers[sentence];
  return name && query.speaker.some((term) => name.has(term)) ? T.sameSpeaker : 1;
}

const NOBODY: ReadonlySet<number> = new Set();

function weightOf(mask: number, query: Query): number {
  return query.terms.reduce((sum, term, bit) => sum + (mask & (1 << bit) ? term.weight : 0), 0);
}

function maskOf(terms: ReadonlySet<number>, query: Query): number {
  return query.terms.reduce((mask, { ids }, bit) => (ids.some(({ term }) => terms.has(term)) ? mask | (1 << bit) : mask), 0);
}

/** The terms of the page's title and of the heading that the sentence stands under. */
function headsOf({ shard, masks, title }: ScoredShard, sentence: number): number {
  return title | (masks[shard.headings[sentence]!] ?? 0);
}

// Per term that the sentence itself lacks: the best share that its surroundings give.
function contextOf(scored: ScoredShard, sentence: number, query: Query): Float64Array {
  const { shard, masks } = scored;
  const own = masks[sentence]!;
  const pointsBack = shard.traits[sentence]! & TRAIT.pointsBack;
  const around: readonly (readonly [mask: number, share: number])[] = [
    [masks[sentence - 1] ?? 0, pointsBack ? T.sentenceBeforePointingBack : T.sentenceBefore],
    [masks[sentence + 1] ?? 0, T.sentenceAfter],
    [headsOf(scored, sentence), T.headingOrTitle],
    [maskOf(shard.speakers[sentence] ?? NOBODY, query), T.speaker],
  ];
  const context = new Float64Array(query.terms.length);
  for (const [mask, share] of around) {
    for (let open = mask & ~own; open !== 0; open &= open - 1) {
      const bit = 31 - Math.clz32(open & -open);
      if (share > context[bit]!) context[bit] = share;
    }
  }
  return context;
}

// Second pass: the order of a sentence's words, which the postings don't keep.
function lookClosely(candidate: Candidate, query: Query, average: number): Candidate & Close {
  const { scored, shard, sentence, context, factor } = candidate;
  const terms = shard.order.subarray(shard.starts[sentence], shard.starts[sentence + 1]);
  const length = Math.min(shard.postings.lengths[sentence]!, T.longest * average);
  const values = new Float64Array(query.terms.length);
  let held = 0;
  for (const [bit, { ids, weight }] of query.terms.entries()) {
    if (!(scored.masks[sentence]! & (1 << bit))) continue;
    let likest = 0;
    for (const { term, likeness } of ids) {
      const times = timesIn(terms, term);
      if (times === 0) continue;
      likest = Math.max(likest, likeness);
      values[bit] = Math.max(values[bit]!, weight * likeness * saturation(times, length, average, T.lengthShare) * factor);
    }
    held += weight * likest;
  }
  addPairs(values, terms, query, factor);
  const around = Float64Array.from(query.terms, ({ weight }, bit) => weight * context[bit]! * factor);
  return {
    ...candidate,
    values,
    around,
    share: query.total === 0 ? 0 : held / query.total,
    matter:
      held === 0
        ? 0
        : (held + weightOf(headsOf(scored, sentence) & ~scored.masks[sentence]!, query)) / (query.total - query.missing),
    score: total(values) + total(around),
  };
}

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function timesIn(terms: Int32Array, wanted: number): number {
  let times = 0;
  for (const term of terms) if (term === wanted) times += 1;
  return times;
}

function addPairs(values: Float64Array, terms: Int32Array, query: Query, factor: number): void {
  for (const [i, second] of query.order.entries()) {
    const first = query.order[i - 1] ?? -1;
    if (first < 0 || second < 0 || first === second) continue;
    const [a, b] = [query.terms[first]!, query.terms[second]!];
    if (standTogether(terms, a.ids[0]!.term, b.ids[0]!.term)) {
      values[second] = values[second]! + T.pair * Math.min(a.weight, b.weight) * factor;
    }
  }
}

function standTogether(terms: Int32Array, first: number, second: number): boolean {
  for (let at = 1; at < terms.length; at++) if (terms[at] === second && terms[at - 1] === first) return true;
  return false;
}
