import type { Span } from '../text/span.ts';

export type DocumentKind = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'odt' | 'rtf' | 'captions' | 'email';

/** One text that was read: a draft or a source. All spans point into `text`, which is canonical. */
export interface Document {
  readonly text: string;
  readonly sha256: string;
  readonly kind: DocumentKind;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** ISO date (YYYY-MM-DD) or date-time as the document states it. */
  readonly published: string | null;
  readonly pages: readonly Page[];
  readonly turns: readonly Turn[];
  readonly furniture: readonly Furniture[];
  /** Notes at the foot of a page: words of the piece that a sentence running over the page's end passes by. */
  readonly footnotes?: readonly Span[];
  readonly notes: readonly MarginNote[];
  /** What the reader could not do or doubts, in words for a person. */
  readonly warnings: readonly string[];
  /** Where the file says that it comes from: an e-mail's headers, a saved page's address. In file order. */
  readonly stated?: readonly StatedFact[];
}

export interface StatedFact {
  readonly name: string;
  readonly value: string;
}

export interface Page extends Span {
  readonly number: number;
}

/** What one speaker says without a break, in a transcript or captions. `from` and `to` are seconds. */
export interface Turn extends Span {
  readonly speaker: string | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** Words on the page that are no part of the piece: navigation, captions repeated, running heads, truncated teasers. */
export interface Furniture extends Span {
  readonly reason: FurnitureReason;
}

export type FurnitureReason = 'navigation' | 'caption' | 'teaser' | 'running-head' | 'page-number' | 'line-number' | 'repeated';

/** A comment, footnote or link of a draft, at the words it stands at: a proposed source for them. A link's text is its address. */
export interface MarginNote extends Span {
  readonly kind: 'comment' | 'footnote' | 'link' | 'insertion' | 'deletion';
  readonly author: string | null;
  readonly text: string;
}

/** A document of plain text: the canonical text with nothing else known about it. */
export function plainDocument(canonical: { text: string; sha256: string }, kind: DocumentKind = 'text'): Document {
  return {
    ...canonical,
    kind,
    title: null,
    author: null,
    publisher: null,
    published: null,
    pages: [],
    turns: [],
    furniture: [],
    notes: [],
    warnings: [],
  };
}
