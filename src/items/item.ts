import type { Span } from '../text/span.ts';
import type { Fact } from './fact.ts';

/** Something in the draft that could be wrong and must be checked. */
export type Item = Quote | Claim;

/** direct: whole sentences; mixed: part of a sentence; scare: a word or three, titles, mottos; indirect: reported without marks. */
export type QuoteForm = 'direct' | 'mixed' | 'scare' | 'indirect';

/** Spans lie inside the quotation marks. `text` is the segments' words joined by one space. */
export interface Quote extends Span {
  readonly kind: 'quote';
  readonly id: string;
  readonly segments: readonly Span[];
  readonly text: string;
  readonly form: QuoteForm;
  readonly speaker: Speaker | null;
  readonly cue: Cue | null;
  /** An unclosed mark, or anything else a checker should look at first. */
  readonly flags: readonly QuoteFlag[];
  /** Where the same words of the same speaker stand again: a headline, a pull quote, a caption. Checked here, once. */
  readonly repeats?: readonly Span[];
}

export type QuoteFlag = 'unclosed-mark' | 'nested' | 'multi-paragraph';

/** `start`/`end` are where the draft names the speaker; null where a person typed the name in. */
export interface Speaker {
  readonly name: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly certain: boolean;
  readonly candidates: readonly string[];
}

export interface Cue extends Span {
  readonly text: string;
}

export interface Claim extends Span {
  readonly kind: 'claim';
  readonly id: string;
  readonly text: string;
  /** Check-worthiness, 0 to 1. */
  readonly score: number;
  readonly reasons: readonly ClaimReason[];
  readonly facts: readonly Fact[];
}

export type ClaimReason =
  | 'quantity'
  | 'date'
  | 'comparison'
  | 'superlative'
  | 'universal'
  | 'cause'
  | 'named-act'
  | 'past'
  | 'name'
  | 'topic'
  | 'disputed'
  | 'surroundings'
  | 'opinion'
  | 'hypothetical'
  | 'future'
  | 'question'
  | 'first-person'
  | 'short'
  | 'added-by-hand';
