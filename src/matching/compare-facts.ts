import type { Document } from '../documents/document.ts';
import type { Fact } from '../items/fact.ts';
import type { Span } from '../text/span.ts';
import type { FactComparison, Relation } from './finding.ts';

/** A few sentences of a source that may speak to a claim. `span` points into `document.text`. */
export interface Evidence {
  readonly source: string;
  readonly document: Document;
  readonly span: Span;
}

/** House aliases: each group lists names that mean one thing ("DPRK", "North Korea", "Pyongyang"). */
export interface CompareOptions {
  readonly aliases: readonly (readonly string[])[];
  /** The draft's date. */
  readonly date: string | null;
}

export interface FactsVerdict {
  readonly relation: Relation;
  readonly facts: readonly FactComparison[];
  /** One per evidence, in the order given. */
  readonly relations: readonly Relation[];
}

/** Compares a claim with its evidence fact by fact, bound to head noun, unit and role. */
export function compareFacts(
  _claim: { readonly text: string; readonly facts: readonly Fact[] },
  evidence: readonly Evidence[],
  _options: CompareOptions,
): FactsVerdict {
  return { relation: 'silent', facts: [], relations: evidence.map(() => 'silent') };
}
