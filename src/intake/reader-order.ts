import type { Document } from '../documents/document.ts';
import type { ErrorCode } from '../errors.ts';
import type { PdfPage } from './pdf/pdf-page.ts';
import type { ReadHint } from './read-hint.ts';

/** What a reader is told: the first line of its input, before the file's bytes. */
export interface ReaderOrder {
  /** The whole file; or the pages of a PDF, last first, for another reader that began at the front. */
  readonly reads: 'whole' | 'from-back';
  readonly hint: ReadHint;
  /** Milliseconds after which what is read so far must do. */
  readonly partialMs: number;
}

/** What a reader says, a line of JSON each. */
export type ReaderAnswer =
  | { readonly progress: readonly [done: number, total: number] }
  /** There are pages enough for two: what a helper says would be read from `HELP_INPUT`. */
  | { readonly help: true }
  | { readonly document: Document }
  | { readonly error: { readonly code: ErrorCode; readonly message: string } | null };

/** What a helper says, a line of JSON each; null for a page that can't be read. */
export interface HelpedPage {
  readonly number: number;
  readonly page: PdfPage | null;
}

/** File descriptor at which a reader finds what its helper says. */
export const HELP_INPUT = 3;
