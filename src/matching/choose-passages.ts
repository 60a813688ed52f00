import type { Span } from '../text/span.ts';
import { BM25 } from './bm25.ts';
import { type Shard, TRAIT } from './passage-index.ts';
import type { Query } from './passage-query.ts';
import { PASSAGE_THRESHOLDS as T } from './passage-thresholds.ts';

/** A sentence of a source that may speak to a claim. */
export interface RankedSentence extends Span {
  readonly source: string;
  /** 0 to 1, falling: what this sentence adds to the ones before it. */
  readonly score: number;
}

/** A sentence looked at closely. */
export interface Close {
  readonly shard: Shard;
  readonly sentence: number;
  readonly score: number;
  /** Value of this sentence per term of the query. */
  readonly values: Float64Array;
}

/**
 * The `k` sentences that cover the claim best together. Greedy: each next one is the one that adds most to those already
 * chosen, so gains can only fall. `sentenceBefore` looks at the sentence before another one.
 */
export function chooseCovering<C extends Close>(
  close: readonly C[],
  query: Query,
  k: number,
  sentenceBefore: (candidate: C) => C,
): RankedSentence[] {
  const left = withRepetitionsLast(close).sort(byScore);
  const brought = new Map<C, number>();
  const worth = new Float64Array(query.terms.length).fill(1);
  const chosen: RankedSentence[] = [];
  while (chosen.length < k && left.length > 0) {
    const gains = left.map(
      (candidate) => candidate.values.reduce((sum, value, bit) => sum + value * worth[bit]!, 0) + (brought.get(candidate) ?? 0),
    );
    const best = gains.reduce((top, gain, i) => (gain > gains[top]! ? i : top), 0);
    const [choice] = left.splice(best, 1) as [C];
    const { shard, sentence, values } = choice;
    const score = Math.min(chosen.at(-1)?.score ?? 1, normal(gains[best]!, query));
    chosen.push({ source: shard.id, ...shard.sentences[sentence]!, score });
    if (chosen.length === 1) bringAntecedent(choice, gains[best]!, left, brought, sentenceBefore);
    for (const bit of worth.keys()) {
      const share = Math.min(1, values[bit]! / (query.terms[bit]!.weight + 1e-9));
      worth[bit] = worth[bit]! * (1 - (1 - T.covered) * share);
    }
  }
  return chosen;
}

/** "She won the prize": the sentence before it is brought along, even where it has no word of the claim. */
function bringAntecedent<C extends Close>(
  choice: C,
  gain: number,
  left: C[],
  brought: Map<C, number>,
  sentenceBefore: (candidate: C) => C,
): void {
  const { shard, sentence } = choice;
  if (!(shard.traits[sentence]! & TRAIT.pointsBack) || sentence === 0) return;
  const known = left.find((candidate) => candidate.shard === shard && candidate.sentence === sentence - 1);
  const antecedent = known ?? sentenceBefore(choice);
  if (!known) left.push(antecedent);
  brought.set(antecedent, T.antecedent * gain);
}

// Pages repeat their sentences as captions, teasers and cut-off summaries. At most `candidates` are compared with each other.
function withRepetitionsLast<C extends Close>(close: readonly C[]): C[] {
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

/** Highest score first; equal ones by place. */
export function byScore(a: Omit<Close, 'values'>, b: Omit<Close, 'values'>): number {
  return b.score - a.score || (a.shard.id < b.shard.id ? -1 : a.shard.id > b.shard.id ? 1 : a.sentence - b.sentence);
}

// A sentence of average length that has every term of the claim once scores about 1.
function normal(gain: number, query: Query): number {
  const full = query.total * ((BM25.k1 + 1) / (1 + BM25.k1));
  return full === 0 ? 0 : Math.round(Math.min(1, gain / full) * 1e4) / 1e4;
}
