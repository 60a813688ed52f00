import type { Span } from '../../text/span.ts';
import { BM25 } from '../bm25.ts';
import { type Shard, TRAIT } from './passage-index.ts';
import type { Query, QueryTerm } from './passage-query.ts';
import { PASSAGE_THRESHOLDS as T } from './passage-thresholds.ts';

/** A sentence of a source that may speak to a claim. */
export interface RankedSentence extends Span {
  readonly source: string;
  /** 0 to 1, falling: what this sentence adds to the ones before it. */
  readonly score: number;
  /** 0 to 1: how much of what the claim tells its words have, each by its rarity. */
  readonly share: number;
  /** The same with its title and heading: what the page is about need not be said again. */
  readonly matter: number;
  /** It was brought along: it dates the best sentence, or says who "she" is. */
  readonly companion: boolean;
}

/** A sentence looked at closely. */
export interface Close {
  readonly shard: Shard;
  readonly sentence: number;
  readonly score: number;
  /** Value of this sentence's own words per term of the query, and of what its surroundings give it. */
  readonly values: Float64Array;
  readonly around: Float64Array;
  /** Of all that the claim tells, the share that its own words have, and with its title and heading. */
  readonly share: number;
  readonly matter: number;
}

/**
 * The `k` sentences that cover the claim best together. Greedy: each next one is the one that adds most to those already
 * chosen, so gains can only fall. `lookAt` looks at another sentence of a candidate's source.
 */
export function chooseCovering<C extends Close>(
  close: readonly C[],
  query: Query,
  k: number,
  lookAt: (candidate: C, sentence: number) => C,
): RankedSentence[] {
  const left = withRepetitionsLast(close).sort(byScore);
  const brought = new Map<C, number>();
  const worth = new Float64Array(query.terms.length).fill(1);
  const chosen: RankedSentence[] = [];
  const taken: C[] = [];
  while (chosen.length < k && left.length > 0) {
    const gains = left.map(
      (candidate) =>
        gainOf(candidate, worth, taken.length === 0 ? 1 : T.laterContext) * nearness(candidate, taken) +
        (brought.get(candidate) ?? 0),
    );
    const best = gains.reduce((top, gain, i) => (gain > gains[top]! ? i : top), 0);
    const [choice] = left.splice(best, 1) as [C];
    taken.push(choice);
    const { shard, sentence, values } = choice;
    const score = Math.min(chosen.at(-1)?.score ?? 1, normal(gains[best]!, query));
    chosen.push({
      source: shard.id,
      ...shard.sentences[sentence]!,
      score,
      share: Math.min(1, choice.share),
      matter: Math.min(1, choice.matter),
      companion: brought.has(choice),
    });
    if (chosen.length === 1) bringCompanions(choice, gains[best]!);
    for (const bit of worth.keys()) {
      const share = Math.min(1, values[bit]! / (query.terms[bit]!.weight + 1e-9));
      worth[bit] = worth[bit]! * (1 - (1 - T.covered) * share);
    }
  }
  return chosen;

  function bringCompanions(choice: C, gain: number): void {
    for (const [sentence, share] of companionsOf(choice, query)) {
      const known = left.find((candidate) => candidate.shard === choice.shard && candidate.sentence === sentence);
      const companion = known ?? lookAt(choice, sentence);
      if (!known) left.push(companion);
      brought.set(companion, share * gain);
    }
  }
}

function gainOf({ values, around }: Close, worth: Float64Array, share: number): number {
  return values.reduce((sum, value, bit) => sum + (value + share * around[bit]!) * worth[bit]!, 0);
}

function nearness({ shard, sentence }: Close, taken: readonly Close[]): number {
  const near = taken.some((other) => other.shard === shard && Math.abs(other.sentence - sentence) <= T.neighbourReach);
  return near ? 1 + T.neighbour : 1;
}

/**
 * What must be read with the best sentence, even where it has no word of the claim: the sentence before one that points back
 * ("She won the prize"), and the line that dates the page where the claim's date stands there and not in the sentence
 * ("on Monday").
 */
function companionsOf({ shard, sentence, values }: Close, query: Query): (readonly [sentence: number, share: number])[] {
  const companions: (readonly [number, number])[] = [];
  if (shard.traits[sentence]! & TRAIT.pointsBack && sentence > 0) companions.push([sentence - 1, T.antecedent]);
  const dated = shard.dateLines[sentence]!;
  if (dated >= 0 && query.terms.some((term, bit) => term.dated && values[bit] === 0 && holds(shard, dated, term))) {
    companions.push([dated, T.dateLine]);
  }
  return companions;
}

/** Whether the sentence has the term, or one that may stand for it. */
export function holds(shard: Shard, sentence: number, { ids }: QueryTerm): boolean {
  const terms = shard.order.subarray(shard.starts[sentence], shard.starts[sentence + 1]);
  return ids.some(({ term }) => terms.includes(term));
}

// Pages repeat their sentences as captions, teasers and cut-off summaries. At most `candidates` are compared with each other.
function withRepetitionsLast<C extends Close>(close: readonly C[]): C[] {
  const seen: Set<number>[] = [];
  const whole = close.filter((candidate) => !isCutOff(candidate)).sort(byScore);
  return [...whole, ...close.filter(isCutOff).sort(byScore)].map((candidate) => {
    const { shard, sentence, values, around } = candidate;
    const terms = new Set(shard.order.subarray(shard.starts[sentence], shard.starts[sentence + 1]));
    const repeats = seen.some((other) => isRepetition(terms, other));
    seen.push(terms);
    if (!repeats) return candidate;
    return {
      ...candidate,
      values: values.map((value) => value * T.repeated),
      around: around.map((value) => value * T.repeated),
      score: candidate.score * T.repeated,
    };
  });
}

function isCutOff({ shard, sentence }: Close): boolean {
  const { start, end } = shard.sentences[sentence]!;
  return /(?:…|\.\.\.)$/.test(shard.document.text.slice(Math.max(start, end - 3), end));
}

// A headline that a later sentence fills out is none: what is said again must be most of the later one.
function isRepetition(terms: ReadonlySet<number>, earlier: ReadonlySet<number>): boolean {
  if (terms.size < T.repeatedTerms) return terms.size === earlier.size && [...terms].every((term) => earlier.has(term));
  let mayLack = terms.size - T.repeatedShare * terms.size;
  for (const term of terms) if (!earlier.has(term) && --mayLack < 0) return false;
  return true;
}

/** Highest score first; equal ones by place. */
export function byScore(a: Pick<Close, 'shard' | 'sentence' | 'score'>, b: Pick<Close, 'shard' | 'sentence' | 'score'>): number {
  return b.score - a.score || (a.shard.id < b.shard.id ? -1 : a.shard.id > b.shard.id ? 1 : a.sentence - b.sentence);
}

// A sentence of average length that has every term of the claim once scores about 1.
function normal(gain: number, query: Query): number {
  const full = query.total * ((BM25.k1 + 1) / (1 + BM25.k1));
  return full === 0 ? 0 : Math.round(Math.min(1, gain / full) * 1e4) / 1e4;
}
