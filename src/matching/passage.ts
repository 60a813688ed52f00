import type { Locator } from '../documents/locator.ts';
import type { Span } from '../text/span.ts';

/** A place in a source. `source text.slice(start, end)` is the passage, always. */
export interface Passage extends Span {
  /** The source's id. */
  readonly source: string;
  /** 0 to 1: how much of the item's words it carries, character for character. */
  readonly score: number;
  readonly locator: Locator;
  /** Which part of the item's text lies at which part of the source. */
  readonly segments: readonly PassageSegment[];
}

export interface PassageSegment {
  readonly item: Span;
  readonly source: Span;
}
