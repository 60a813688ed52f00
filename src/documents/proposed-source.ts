import type { Span } from '../text/span.ts';

/** A comment, footnote or link that came with a draft: where the writer says that the words come from. */
export interface ProposedSource {
  readonly id: string;
  readonly kind: 'comment' | 'footnote' | 'link';
  /** The sentence that it belongs to; null once the draft no longer has it. */
  readonly at: Span | null;
  /** The words that it stands at. */
  readonly words: string;
  readonly author: string | null;
  readonly text: string;
  /** Web addresses in it. */
  readonly links: readonly string[];
  readonly state: 'open' | 'taken' | 'dismissed';
  /** Id of the source that it became. */
  readonly source: string | null;
  readonly reason: string;
  readonly by: string | null;
  readonly when: string | null;
  /** The entry of the story's record that answered it. */
  readonly seq?: number;
}

/** How the present draft arrived, where it came as a file. */
export interface DraftFile {
  readonly name: string | null;
  /** SHA-256 of the bytes. */
  readonly original: string;
  /** How many tracked changes it has; which wording is checked; and the SHA-256 of the other one's text. */
  readonly changes: number;
  readonly wording: DraftWording;
  readonly otherWording: string | null;
}

export type DraftWording = 'accepted' | 'original';
