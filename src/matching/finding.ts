import type { FactType } from '../items/fact.ts';
import type { Span } from '../text/span.ts';
import type { AlignedStep } from './alignment.ts';
import type { Passage } from './passage.ts';

/** What the machine saw: what differs and where. Never a verdict. */
export type Finding = QuoteFinding | ClaimFinding;

/** From best to worst; the headline of a quote is its worst class. */
export const FIDELITIES = [
  'verbatim',
  'typographic',
  'extraction-artefact',
  'disfluency-removed',
  'pronunciation-normalised',
  'grammar-cleaned',
  'partial',
  'marked-elision',
  'bracketed',
  'translated',
  'unmarked-omission',
  'unmarked-addition',
  'substitution',
  'reordered',
  'spliced',
  'paraphrase',
  'look-alike',
  'too-short',
  'source-unavailable',
  'not-found',
] as const;
export type Fidelity = (typeof FIDELITIES)[number];

export const ATTRIBUTIONS = ['speaker-agrees', 'wrong-speaker', 'second-hand', 'orphan', 'unknown'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

export const CONTEXTS = [
  'fair',
  'qualifier-dropped',
  'negation-dropped',
  'condition-dropped',
  'question-dropped',
  'quoted-within',
  'outside-marks',
  'sources-conflict',
  'date-differs',
] as const;
export type Context = (typeof CONTEXTS)[number];

export interface QuoteFinding {
  readonly kind: 'quote';
  readonly fidelity: Fidelity;
  readonly attribution: Attribution;
  /** Who the source says is speaking, where it says so. */
  readonly sourceSpeaker: string | null;
  readonly context: readonly Context[];
  readonly similarity: number;
  readonly chance: number;
  readonly ambiguous: boolean;
  /** The passages the quote came from, in the quote's order. */
  readonly passages: readonly Passage[];
  readonly candidates: readonly Passage[];
  readonly steps: readonly AlignedStep[];
  readonly changes: readonly Change[];
  readonly thresholds: Readonly<Record<string, number>>;
}

/** One named difference. `item` points into the quote's text, `source` into the text of passage `part`. */
export interface Change {
  readonly kind: ChangeKind;
  readonly item: Span;
  readonly source: Span;
  readonly part: number;
  readonly severity: 'none' | 'minor' | 'serious' | 'grave';
  /** What makes it graver or lighter: "number", "negation", "modal", "name", "pronoun", "qualifier" … */
  readonly detail: string | null;
}

/** The fidelity class that this one difference alone would give. */
export type ChangeKind = Exclude<Fidelity, 'verbatim' | 'too-short' | 'paraphrase' | 'translated' | 'source-unavailable'>;

export const RELATIONS = ['supports', 'partly', 'conflicts', 'silent'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface ClaimFinding {
  readonly kind: 'claim';
  readonly relation: Relation;
  /** Best first. */
  readonly passages: readonly RankedPassage[];
  readonly facts: readonly FactComparison[];
  readonly thresholds: Readonly<Record<string, number>>;
}

export interface RankedPassage extends Passage {
  readonly relation: Relation;
}

export const FACT_OUTCOMES = ['same', 'rounds-to', 'within', 'conflict', 'not-found'] as const;
export type FactOutcome = (typeof FACT_OUTCOMES)[number];

/** One fact of the claim beside what the sources say. `item` points into the claim's text. */
export interface FactComparison {
  readonly item: Span;
  readonly type: FactType;
  readonly outcome: FactOutcome;
  readonly evidence: (Span & { readonly source: string }) | null;
  /** One sentence for a person. */
  readonly because: string;
  /** True where either side was worked out rather than read: shown for the checker to confirm. */
  readonly derived: boolean;
}
