import type { Document } from '../documents/document.ts';
import type { Span } from '../text/span.ts';
import type { AlignedStep } from './alignment.ts';
import type { Passage } from './passage.ts';

/** What the engine is asked: a quotation as printed, without its marks. */
export interface QuoteQuery {
  readonly text: string;
  /** The attributed speaker. */
  readonly speaker?: string | null;
  /** Whether the source gives these words to the attributed speaker: decides between places that carry the quote equally well, never a filter. */
  readonly isOwn?: (document: Document, span: Span) => boolean;
  /** Only these sources, by id. */
  readonly within?: readonly string[];
  /** The draft's sentence outside the marks: what it says there was not dropped. */
  readonly around?: string | null;
  /** Places in `text` where the draft closed its marks and opened them again ("…," she said. "…"). */
  readonly breaks?: readonly number[];
}

/** What the engine answers. "Not found" is a value. Deterministic. */
export interface QuoteMatch {
  readonly status: 'found' | 'ambiguous' | 'not-found' | 'too-short';
  /** 0 to 1 over the whole quote, characters. */
  readonly similarity: number;
  /** Expected number of chance finds as good as this one, given the size searched. Above 1 it is ambiguous. */
  readonly chance: number;
  /** The passages that together carry the quote, in the quote's order; more than one where it was joined. */
  readonly parts: readonly Passage[];
  readonly steps: readonly AlignedStep[];
  /** Other places that explain the quote about as well, best first. */
  readonly candidates: readonly Passage[];
}
