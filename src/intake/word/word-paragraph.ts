/** A paragraph of a word processor's file, as a list of what happens in it. */
export interface WordParagraph {
  readonly events: readonly WordEvent[];
  /** What keeps it apart from the paragraph before it. */
  readonly apart: 'paragraph' | 'line' | 'cell';
  /** Its end was deleted or inserted by a tracked change. */
  readonly endRevision: Revision | null;
  readonly isTitle: boolean;
}

export type WordEvent =
  | { readonly type: 'text'; readonly text: string; readonly revision: Revision | null }
  | { readonly type: 'comment-start'; readonly id: string }
  | { readonly type: 'comment-end'; readonly id: string }
  | { readonly type: 'note'; readonly kind: 'footnote' | 'comment'; readonly id: string };

export interface Revision {
  readonly kind: 'insertion' | 'deletion';
  readonly author: string | null;
}

/** A footnote's or comment's own words. */
export interface WordNote {
  readonly author: string | null;
  readonly text: string;
}

export interface WordFile {
  readonly paragraphs: readonly WordParagraph[];
  readonly footnotes: ReadonlyMap<string, WordNote>;
  readonly comments: ReadonlyMap<string, WordNote>;
  readonly title: string | null;
  readonly author: string | null;
  readonly warnings: readonly string[];
}
