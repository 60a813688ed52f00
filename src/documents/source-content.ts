import type { DocumentKind } from './document.ts';

/** What a source says, as it came at one time: its words, what is known about them, and the bytes. */
export interface SourceContent {
  readonly origin: 'pasted' | 'uploaded' | 'fetched';
  readonly documentKind: DocumentKind;
  /** SHA-256 of the canonical text, of the document's description (JSON), and of the original bytes. */
  readonly text: string;
  readonly description: string;
  readonly original: string;
  readonly originalName: string | null;
  readonly length: number;
  /** Null for what nobody fetched. */
  readonly retrieval: Retrieval | null;
  /** SHA-256 of the list of style sheets and pictures that came with a fetched page; absent or null where there are none. */
  readonly beside?: string | null;
}

/** How a page came from the web. */
export interface Retrieval {
  readonly url: string;
  readonly finalUrl: string;
  /** Every address that sent on, in order. */
  readonly redirects: readonly string[];
  readonly status: number;
  /** As the server gave them, cookies left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** Why a source holds other words than before. */
export interface Renewal {
  readonly why: 'fetched-again' | 'replaced';
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

/** What a source said before; `renewed` is null for what it was added with. */
export interface SourceVersion extends SourceContent {
  readonly renewed: Renewal | null;
}

/** What fetching it again found. `found` holds the new words while they differ from the source's. */
export interface SourceCheck {
  readonly outcome: 'same' | 'changed' | 'gone' | 'unreachable';
  readonly message: string;
  readonly by: string;
  readonly at: string;
  readonly found: SourceContent | null;
}

/** A sound or video file beside a transcript. `file` is the SHA-256 of its bytes. */
export interface SourceMedia {
  readonly file: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly by: string;
  readonly at: string;
}

/** Of a source that was only just added. */
export const UNTOUCHED = Object.freeze({ renewed: null, versions: [], check: null, media: null });

export function contentOf(content: SourceContent): SourceContent {
  const { origin, documentKind, text, description, original, originalName, length, retrieval, beside = null } = content;
  return { origin, documentKind, text, description, original, originalName, length, retrieval, beside };
}
