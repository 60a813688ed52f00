import type { Document } from '../documents/document.ts';

/** A source as the engine knows it. */
export interface LibrarySource {
  readonly id: string;
  readonly document: Document;
}
