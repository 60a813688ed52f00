import { locate } from '../documents/locator.ts';
import type { Fact } from '../items/fact.ts';
import type { Span } from '../text/span.ts';
import { findTerms, type Term } from '../text/terms.ts';
import { type CompareOptions, compareFacts, type Evidence } from './compare-facts.ts';
import type { ClaimFinding, FactComparison, RankedPassage, Relation } from './finding.ts';
import type { PassageSegment } from './passage.ts';
import type { RankedSentence } from './passages/choose-passages.ts';
import { dateLineOf, type PassageIndex } from './passages/passage-index.ts';
import { PASSAGE_THRESHOLDS } from './passages/passage-thresholds.ts';
import { rankPassages } from './passages/rank-passages.ts';

export interface ClaimQuery {
  readonly text: string;
  /** Their spans point into `text`. */
  readonly facts: readonly Fact[];
  readonly speaker?: string | null;
  /** Only these sources, by id. */
  readonly within?: readonly string[];
}

export const CLAIM_THRESHOLDS = Object.freeze({
  ...PASSAGE_THRESHOLDS,
  /** Passages shown for one claim. */
  passages: 8,
  /** Passages whose facts are compared: the needed set is nearly always among them. */
  compared: 5,
  /** Passages looked at for a figure that is in none of them. */
  elsewhere: 4,
  /** Where even the best sentence has no more than this of the claim, the sources share words with it by chance. */
  lowestScore: 0.06,
  /** Of sources that speak to the claim, a sentence with less of it than this shares a word by chance. */
  lowestShare: 0.03,
  /**
   * Where no sentence with its title and heading has this much of what the claim tells, none speaks of the same matter, and none supports or contradicts it. Of
   * claims beside a megabyte on other matters 1 in 10 reaches it, of those beside their own source 49 in 50.
   */
  sameMatter: 0.3,
  /** Characters that must stand before an attribution for them to be a claim of their own. */
  leastSaid: 20,
});

/** Finds the passages that speak to a claim, best first, and compares their facts with the claim's. "Silent" is a value. */
export function matchClaim(index: PassageIndex, claim: ClaimQuery, options: CompareOptions): ClaimFinding {
  const ranked = withoutChance(rankPassages(index, claim, CLAIM_THRESHOLDS.passages, claim.within));
  const evidence = ranked.slice(0, CLAIM_THRESHOLDS.compared).map((sentence) => evidenceOf(index, sentence));
  const { said, attribution } = withoutAttribution(claim);
  const elsewhere = (fact: Fact) => passagesWith(index, fact, evidence, claim.within);
  // Who says it is no part of the matter.
  const onMatter = said === claim ? ranked : rankPassages(index, said, CLAIM_THRESHOLDS.compared, claim.within);
  const otherMatter = onMatter.slice(0, CLAIM_THRESHOLDS.compared).every(({ matter }) => matter < CLAIM_THRESHOLDS.sameMatter);
  const verdict = compareFacts(said, evidence, { ...options, elsewhere, otherMatter });
  const terms = findTerms(claim.text);
  return {
    kind: 'claim',
    relation: verdict.relation,
    passages: ranked.map((sentence, i) => passageOf(index, claim.text, terms, sentence, verdict.relations[i] ?? 'silent')),
    facts: [...verdict.facts, ...(attribution.length === 0 ? [] : factsOfAttribution(claim, attribution, evidence, options))],
    thresholds: CLAIM_THRESHOLDS,
  };
}

function withoutChance(ranked: readonly RankedSentence[]): readonly RankedSentence[] {
  if ((ranked[0]?.score ?? 0) < CLAIM_THRESHOLDS.lowestScore) return [];
  return ranked.filter((sentence) => sentence.companion || sentence.share >= CLAIM_THRESHOLDS.lowestShare);
}

/** The passages with a figure that those compared don't have. */
function passagesWith(index: PassageIndex, { text }: Fact, compared: readonly Evidence[], within?: readonly string[]): Evidence[] {
  return rankPassages(index, { text }, CLAIM_THRESHOLDS.elsewhere, within)
    .map((sentence) => evidenceOf(index, sentence))
    .filter(({ source, span }) => !compared.some((other) => other.source === source && other.span.start === span.start));
}

/**
 * A claim without its closing "according to …": who says it is not what is said, and a list of nine states need not name
 * the spokesperson who announced it. Offsets stay those of the claim.
 */
function withoutAttribution(claim: ClaimQuery): { said: ClaimQuery; attribution: readonly Fact[] } {
  const at = claim.text.search(/,?\s+according to\s(?!plan\b|schedule\b)/i);
  if (at < CLAIM_THRESHOLDS.leastSaid) return { said: claim, attribution: [] };
  const isSaid = (fact: Fact) => fact.end <= at;
  const said = { ...claim, text: claim.text.slice(0, at), facts: claim.facts.filter(isSaid) };
  return { said, attribution: claim.facts.filter((fact) => !isSaid(fact)) };
}

/** What bears out who says it is told; what doesn't contradicts nothing of what is said. */
function factsOfAttribution(
  claim: ClaimQuery,
  attribution: readonly Fact[],
  evidence: readonly Evidence[],
  options: CompareOptions,
): FactComparison[] {
  const { facts } = compareFacts(claim, evidence, options);
  return attribution.map((fact) => {
    const compared = facts[claim.facts.indexOf(fact)]!;
    return compared.outcome === 'not-found' || compared.outcome === 'conflict' ? notOfWhatIsSaid(fact) : compared;
  });
}

function notOfWhatIsSaid({ start, end, type }: Fact): FactComparison {
  const because = 'This belongs to who says it, not to what is said: check it with the words of the attribution.';
  return { item: { start, end }, type, outcome: 'not-found', evidence: null, because, derived: false };
}

function evidenceOf(index: PassageIndex, { source, start, end }: RankedSentence): Evidence {
  const shard = index.shards.get(source)!;
  return { source, document: shard.document, span: { start, end }, dated: dateLineOf(shard, start) };
}

function passageOf(
  index: PassageIndex,
  claim: string,
  terms: readonly Term[],
  { source, start, end, score }: RankedSentence,
  relation: Relation,
): RankedPassage {
  const { document } = index.shards.get(source)!;
  const shared = sharedRuns(claim, terms, document.text, { start, end });
  const segments = shared.length > 0 ? shared : [{ item: { start: 0, end: claim.length }, source: { start, end } }];
  return { source, start, end, score, locator: locate(document, { start, end }), segments, relation };
}

// Runs of words that both sides have in the same order; each word of the passage is used once.
function sharedRuns(claim: string, terms: readonly Term[], text: string, passage: Span): PassageSegment[] {
  const there = findTerms(text.slice(passage.start, passage.end));
  const runs: { item: { start: number; end: number }; source: { start: number; end: number } }[] = [];
  const used = new Set<number>();
  let last = -2;
  for (const [i, term] of terms.entries()) {
    const inOrder = there[last + 1]?.stem === term.stem && terms[i - 1]?.stem === there[last]?.stem ? last + 1 : -1;
    const at =
      inOrder >= 0 && !used.has(inOrder) ? inOrder : there.findIndex((other, j) => other.stem === term.stem && !used.has(j));
    if (at < 0) continue;
    used.add(at);
    const source = { start: passage.start + there[at]!.start, end: passage.start + there[at]!.end };
    const run = runs.at(-1);
    if (run && at === last + 1 && terms[i - 1]?.end === run.item.end && run.source.end <= source.start) {
      run.item.end = term.end;
      run.source.end = source.end;
    } else runs.push({ item: { start: term.start, end: Math.min(term.end, claim.length) }, source });
    last = at;
  }
  return runs;
}
