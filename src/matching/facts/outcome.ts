import type { Fact } from '../../items/fact.ts';
import type { Span } from '../../text/span.ts';
import type { FactComparison, FactOutcome } from '../finding.ts';
import type { PassageReading } from './readings.ts';

/** What one passage says to one fact of the claim. */
export interface Finding {
  readonly outcome: FactOutcome;
  /** 0 to 1: how surely it speaks of the same thing. */
  readonly weight: number;
  readonly evidence: (Span & { readonly source: string }) | null;
  readonly because: string;
  readonly derived: boolean;
  /** It hangs on a name that both sides have: what else the passage leaves out doesn't matter. */
  readonly linked?: boolean;
}

export const NOTHING: Finding = { outcome: 'not-found', weight: 0, evidence: null, because: '', derived: false };

/** `span` is relative to the passage's text. */
export function found(
  passage: PassageReading,
  span: Span,
  outcome: FactOutcome,
  weight: number,
  because: string,
  derived = false,
): Finding {
  const evidence = { source: passage.source, start: passage.offset + span.start, end: passage.offset + span.end };
  return { outcome, weight, evidence, because, derived };
}

export function asComparison(fact: Pick<Fact, 'start' | 'end' | 'type'>, finding: Finding): FactComparison {
  return {
    item: { start: fact.start, end: fact.end },
    type: fact.type,
    outcome: finding.outcome,
    evidence: finding.evidence,
    because: finding.because,
    derived: finding.derived,
  };
}

/** In the marks that quote a source's or a claim's words to a person. */
export function quoted(text: string): string {
  return `“${text.replace(/\s+/g, ' ').trim()}”`;
}

export function agrees(finding: Finding): boolean {
  return finding.outcome === 'same' || finding.outcome === 'rounds-to' || finding.outcome === 'within';
}
