import type { Span } from '../text/span.ts';
import { findTerms, type Term } from '../text/terms.ts';
import { BM25, inverseFrequency, saturation } from './bm25.ts';
import { type PassageIndex, type Shard, TRAIT } from './passage-index.ts';
import { rangeOf } from './postings.ts';
import { createTopList, type TopList } from './top-list.ts';

/** A sentence of a source that may speak to a claim. */
export interface RankedSentence extends Span {
  readonly source: string;
  /** 0 to 1, falling: what this sentence adds to the ones before it. */
  readonly score: number;
}

/** What `rankPassages` decides by. Weights multiply a term's BM25 value. */
export const PASSAGE_THRESHOLDS = Object.freeze({
  /** BM25's b, lower than usual: the sentence that says it all is long, menus and captions are short. */
  lengthShare: 0.4,
  /** Names and numbers are what a claim can be wrong about, so they count more than other words. */
  nameWeight: 1.3,
  numberWeight: 1.3,
  /** A term of the claim that only a neighbour, the heading or the title has; more where the sentence points back. */
  sentenceBefore: 0.2,
  sentenceBeforePointingBack: 0.5,
  sentenceAfter: 0.15,
  headingOrTitle: 0.3,
  /** A term that is the name of who speaks, in a transcript. */
  speaker: 0.5,
  /** A sentence said by the speaker whom the claim is ascribed to. */
  sameSpeaker: 1.2,
  /** Sources that know more of the claim's terms come first: share of the score that depends on it. */
  sourceShare: 0.3,
  /** Two neighbours of the claim that are neighbours in the sentence too. */
  pair: 0.25,
  /** A heading alone seldom proves anything. */
  heading: 0.8,
  /** What a term is worth to a sentence when a better one has it already: the needed set is more than the best sentence twice. */
  covered: 0.6,
  /** What a sentence is worth that says again what one before it says: pages repeat captions and teasers. */
  repeated: 0.3,
  /** Share of the shorter one's terms that a repetition has in common, from this many terms; shorter ones must be the same. */
  repeatedShare: 0.85,
  repeatedTerms: 6,
  /** Share of the best sentence's gain that goes to the one before it, where it opens with a word that points back: that one says who "she" is. */
  antecedent: 0.2,
  /** Sentences, the best by their own words, whose surroundings are read; and of these the ones looked at closely. */
  touched: 400,
  candidates: 60,
  /** A library of fewer sentences is weighed as if it had this many: in one sentence every word would be common. */
  leastSentences: 10,
  /** Distinct terms of the claim that are searched, the rarest first; one bit each of an int32. */
  terms: 30,
});

const T = PASSAGE_THRESHOLDS;

/** The `k` sentences that together say most about the claim, best first. `within` limits the search to some sources. */
export function rankPassages(
  index: PassageIndex,
  claim: { readonly text: string; readonly speaker?: string | null },
  k: number,
  within?: readonly string[],
): RankedSentence[] {
  const query = readQuery(index, claim.text, claim.speaker ?? null);
  if (query.terms.length === 0) return [];
  const shards = within ? within.flatMap((id) => index.shards.get(id) ?? []) : [...index.shards.values()];
  const average = averageLength(index);
  const touched = createTopList<Touched>(T.touched);
  for (const shard of shards) scoreShard(shard, query, average, touched);
  const inContext = touched.values().map(({ score, value }) => readContext(value, score, query));
  const close = inContext
    .sort(byScore)
    .slice(0, T.candidates)
    .map((candidate) => lookClosely(candidate, query, average));
  return chooseCovering(withRepetitionsLast(close), query, average, k);
}

interface QueryTerm {
  /** The term's number and those of its look-alikes, with how much each counts. */
  readonly ids: readonly { readonly term: number; readonly likeness: number }[];
  readonly weight: number;
}

interface Query {
  readonly terms: readonly QueryTerm[];
  /** Positions in `terms` of the claim's terms in the order they are written; -1 for one that is not searched. */
  readonly order: readonly number[];
  /** Terms of the name of whom the claim is ascribed to. */
  readonly speaker: readonly number[];
  /** The weight of all the claim's terms, those that no source has included. */
  readonly total: number;
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

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.shard.id < b.shard.id ? -1 : a.shard.id > b.shard.id ? 1 : a.sentence - b.sentence);
}

function averageLength(index: PassageIndex): number {
  const { sentences, terms } = index.totals();
  return Math.max(1, terms / Math.max(1, sentences));
}

function readQuery(index: PassageIndex, text: string, speaker: string | null): Query {
  const found = findTerms(text);
  const sentences = Math.max(T.leastSentences, index.totals().sentences);
  const distinct = new Map<string, QueryTerm>();
  let total = 0;
  for (const term of found) {
    if (distinct.has(term.stem)) continue;
    const known = readTerm(index, term, sentences);
    distinct.set(term.stem, known);
    total += known.weight;
  }
  const searched = [...distinct].filter(([, term]) => term.ids.length > 0).sort(([, a], [, b]) => b.weight - a.weight);
  const kept = searched.slice(0, T.terms);
  const place = new Map(kept.map(([stem], i) => [stem, i]));
  return {
    terms: kept.map(([, term]) => term),
    order: found.map((term) => place.get(term.stem) ?? -1),
    speaker: findTerms(speaker ?? '').flatMap((term) => index.vocabulary.find(term.stem) ?? []),
    total,
  };
}

function readTerm(index: PassageIndex, term: Term, sentences: number): QueryTerm {
  const id = index.vocabulary.find(term.stem);
  const inText = id !== undefined && index.vocabulary.frequency(id) > 0;
  const near = inText ? [] : index.vocabulary.near(term.stem);
  // A word that stands in no sentence may still stand in a title or be a speaker's name.
  const ids = id !== undefined && near.length === 0 ? [{ term: id, likeness: 1 }] : near;
  const holding = ids.reduce((sum, near) => sum + index.vocabulary.frequency(near.term), 0);
  const boost = term.kind === 'name' ? T.nameWeight : term.kind === 'number' ? T.numberWeight : 1;
  return { ids, weight: boost * inverseFrequency(sentences, Math.min(holding, sentences)) };
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
  let inSource = 0;
  for (const [bit, { ids, weight }] of query.terms.entries()) {
    for (const { term, likeness } of ids) {
      const [from, until] = rangeOf(postings, term);
      if (from < until) inSource |= 1 << bit;
      for (let at = from; at < until; at++) {
        const unit = postings.units[at]!;
        scores[unit]! += weight * likeness * saturation(postings.counts[at]!, postings.lengths[unit]!, average, T.lengthShare);
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
  if (shard.traits[sentence]! & TRAIT.heading) return T.heading;
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

// Per term that the sentence itself lacks: the best share that its surroundings give.
function contextOf({ shard, masks, title }: ScoredShard, sentence: number, query: Query): Float64Array {
  const own = masks[sentence]!;
  const heading = masks[shard.headings[sentence]!] ?? 0;
  const pointsBack = shard.traits[sentence]! & TRAIT.pointsBack;
  const around: readonly (readonly [mask: number, share: number])[] = [
    [masks[sentence - 1] ?? 0, pointsBack ? T.sentenceBeforePointingBack : T.sentenceBefore],
    [masks[sentence + 1] ?? 0, T.sentenceAfter],
    [heading | title, T.headingOrTitle],
    [maskOf(shard.speakers[sentence] ?? NOBODY, query), T.speaker],
  ];
  return Float64Array.from(query.terms, (_, bit) => {
    if (own & (1 << bit)) return 0;
    return around.reduce((best, [mask, share]) => (mask & (1 << bit) && share > best ? share : best), 0);
  });
}

interface Close extends Candidate {
  /** Value of this sentence per term of the query. */
  readonly values: Float64Array;
}

// Second pass: the order of a sentence's words, which the postings don't keep.
function lookClosely(candidate: Candidate, query: Query, average: number): Close {
  const { shard, sentence, context, factor } = candidate;
  const terms = shard.order.subarray(shard.starts[sentence], shard.starts[sentence + 1]);
  const length = shard.postings.lengths[sentence]!;
  const values = Float64Array.from(query.terms, ({ ids, weight }, bit) => {
    const own = ids.map(({ term, likeness }) => likeness * saturation(timesIn(terms, term), length, average, T.lengthShare));
    return weight * ((own.length > 0 ? Math.max(...own) : 0) + context[bit]!) * factor;
  });
  addPairs(values, terms, query, factor);
  return { ...candidate, values, score: values.reduce((sum, value) => sum + value, 0) };
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

// Pages repeat their sentences as captions, teasers and cut-off summaries. At most `candidates` are compared with each other.
function withRepetitionsLast(close: readonly Close[]): Close[] {
  const seen: Set<number>[] = [];
  const whole = close.filter((candidate) => !isCutOff(candidate)).sort(byScore);
  return [...whole, ...close.filter(isCutOff).sort(byScore)].map((candidate) => {
    const { shard, sentence, values } = candidate;
    const terms = new Set(shard.order.subarray(shard.starts[sentence], shard.starts[sentence + 1]));
    const repeats = seen.some((other) => isRepetition(terms, other));
    seen.push(terms);
    if (!repeats) return candidate;
    return { ...candidate, values: values.map((value) => value * T.repeated), score: candidate.score * T.repeated };
  });
}

function isCutOff({ shard, sentence }: Close): boolean {
  const { start, end } = shard.sentences[sentence]!;
  return /(?:…|\.\.\.)$/.test(shard.document.text.slice(Math.max(start, end - 3), end));
}

function isRepetition(terms: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const smaller = Math.min(terms.size, other.size);
  if (smaller < T.repeatedTerms) return terms.size === other.size && [...terms].every((term) => other.has(term));
  let shared = 0;
  for (const term of terms) if (other.has(term)) shared += 1;
  return shared >= T.repeatedShare * smaller;
}

// Greedy: each next sentence is the one that adds most to those already chosen, so gains can only fall.
function chooseCovering(close: readonly Close[], query: Query, average: number, k: number): RankedSentence[] {
  const left = close.toSorted(byScore);
  const brought = new Map<Close, number>();
  const worth = new Float64Array(query.terms.length).fill(1);
  const chosen: RankedSentence[] = [];
  while (chosen.length < k && left.length > 0) {
    const gains = left.map(
      (candidate) => candidate.values.reduce((sum, value, bit) => sum + value * worth[bit]!, 0) + (brought.get(candidate) ?? 0),
    );
    const best = gains.reduce((top, gain, i) => (gain > gains[top]! ? i : top), 0);
    const [choice] = left.splice(best, 1) as [Close];
    const { shard, sentence, values } = choice;
    const score = Math.min(chosen.at(-1)?.score ?? 1, normal(gains[best]!, query));
    chosen.push({ source: shard.id, ...shard.sentences[sentence]!, score });
    if (chosen.length === 1) bringAntecedent(choice, gains[best]!, left, brought, query, average);
    for (const bit of worth.keys()) {
      const share = Math.min(1, values[bit]! / (query.terms[bit]!.weight + 1e-9));
      worth[bit] = worth[bit]! * (1 - (1 - T.covered) * share);
    }
  }
  return chosen;
}

/** "She won the prize": the sentence before it is brought along, even where it has no word of the claim. */
function bringAntecedent(
  { scored, shard, sentence }: Close,
  gain: number,
  left: Close[],
  brought: Map<Close, number>,
  query: Query,
  average: number,
): void {
  if (!(shard.traits[sentence]! & TRAIT.pointsBack) || sentence === 0) return;
  const before = sentence - 1;
  const known = left.find((candidate) => candidate.shard === shard && candidate.sentence === before);
  const antecedent = known ?? lookClosely(readContext({ scored, sentence: before }, 0, query), query, average);
  if (!known) left.push(antecedent);
  brought.set(antecedent, T.antecedent * gain);
}

// A sentence of average length that has every term of the claim once scores about 1.
function normal(gain: number, query: Query): number {
  const full = query.total * ((BM25.k1 + 1) / (1 + BM25.k1));
  return full === 0 ? 0 : Math.round(Math.min(1, gain / full) * 1e4) / 1e4;
}
