import type { Span } from '../../text/span.ts';
import type { QuoteForm } from '../item.ts';
import type { MarkedSpan } from './scan-marks.ts';
import type { Voice } from './voice.ts';

export interface AttributedPart {
  readonly marked: MarkedSpan;
  readonly form: QuoteForm;
  readonly voice: Voice | null;
  readonly cue: Span | null;
  /** The part before it in the same sentence, which this one goes on from: "…," she said, "…". */
  readonly continues: MarkedSpan | null;
}

export interface AttributedReport {
  readonly parts: readonly Span[];
  /** null where nobody in particular is meant. */
  readonly voice: Voice | null;
  /** null where the subjunctive alone tells that somebody said it. */
  readonly cue: Span | null;
}

export interface AttributedText {
  /** Outermost parts, and those nested that are speech of their own. */
  readonly parts: ReadonlyMap<MarkedSpan, AttributedPart>;
  readonly reports: readonly AttributedReport[];
}
