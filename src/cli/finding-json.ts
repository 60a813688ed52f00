import type { Finding } from '../matching/finding.ts';
import type { Passage } from '../matching/passage.ts';
import type { Span } from '../text/span.ts';
import type { PolicyOutcome } from '../verdicts/judge-finding.ts';

type Pair = readonly [number, number];

/** A finding in the shape that programs get: spans as pairs, quotes and claims alike. */
export function findingJson(finding: Finding, judgement: PolicyOutcome) {
  const policy = { name: judgement.name, outcome: judgement.outcome };
  const passages = finding.passages.map(passageJson);
  if (finding.kind === 'claim') {
    return {
      relation: finding.relation,
      attribution: 'unknown',
      context: [],
      similarity: finding.passages[0]?.score ?? 0,
      passages: passages.map((passage, index) => ({ ...passage, relation: finding.passages[index]?.relation })),
      changes: [],
      facts: finding.facts.map((fact) => ({ ...fact, item: pair(fact.item) })),
      policy,
      thresholds: finding.thresholds,
    };
  }
  return {
    fidelity: finding.fidelity,
    attribution: finding.attribution,
    sourceSpeaker: finding.sourceSpeaker,
    context: finding.context,
    similarity: finding.similarity,
    ambiguous: finding.ambiguous,
    chance: finding.chance,
    passages,
    candidates: finding.candidates.map(passageJson),
    changes: finding.changes.map((change) => ({
      ...change,
      item: pair(change.item),
      source: pair(change.source),
      passage: finding.passages[change.part]?.source ?? null,
    })),
    facts: [],
    policy,
    thresholds: finding.thresholds,
  };
}

function passageJson(passage: Passage) {
  return {
    source: passage.source,
    start: passage.start,
    end: passage.end,
    score: passage.score,
    locator: passage.locator,
    segments: passage.segments.map((segment) => ({ item: pair(segment.item), source: pair(segment.source) })),
  };
}

function pair(span: Span): Pair {
  return [span.start, span.end];
}
