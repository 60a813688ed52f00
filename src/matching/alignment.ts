import type { Span } from '../text/span.ts';

/**
 * One step of an alignment between a quote's text and its passages, in the quote's order, over whole words.
 * Together the steps cover the quote and each passage exactly. `insert`: words of the source that the quote lacks
 * (`item` is empty, at the place where they are missing); `delete`: words of the quote that the source lacks
 * (`source` is empty). `near`: one word damaged or inflected. `equal` words may still differ in case and typography.
 */
export interface AlignedStep {
  readonly op: 'equal' | 'near' | 'replace' | 'insert' | 'delete';
  readonly item: Span;
  readonly source: Span;
  /** Which of the match's parts the source span lies in. */
  readonly part: number;
}
