import type { PdfPage } from './pdf/pdf-page.ts';

/** What is known about the bytes from outside: never trusted over what the bytes themselves say. */
export interface ReadHint {
  readonly name?: string;
  /** As a server or browser stated it, with its charset if there is one. */
  readonly mediaType?: string;
  /** Also tell where its links lead, as notes: of a draft they are proposed sources. */
  readonly links?: boolean;
}

/** Told as a long read goes on: pages or parts done, of how many. */
export type ReadProgress = (done: number, total: number) => void;

/** What a long read tells and asks while it goes on. */
export interface ReadControl {
  readonly onProgress?: ReadProgress;
  /** True once what is read so far must do. Readers know no clock. */
  readonly isTimeUp?: () => boolean;
  /** Asks for a second reader that begins at a PDF's end. Its pages, as they come; null for one that can't be read. */
  readonly askHelp?: () => ReadonlyMap<number, PdfPage | null>;
}

/** Lower case, without the dot; '' for none. */
export function extensionOf(hint: ReadHint): string {
  return /\.([a-z0-9]{1,8})$/i.exec(hint.name ?? '')?.[1]?.toLowerCase() ?? '';
}

/** "text/html" of "text/html; charset=utf-8", lower case; '' for none. */
export function mediaTypeOf(hint: ReadHint): string {
  return (hint.mediaType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

export function charsetOf(mediaType: string | undefined): string | null {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(mediaType ?? '')?.[1] ?? null;
}
