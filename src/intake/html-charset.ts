import { charsetOf } from './read-hint.ts';

/** The declaration stands in the first 1,024 bytes; this many for pages that put comments first. */
const HEAD_BYTES = 4_096;

/**
 * The encoding that a page is said to have: by its server, else by itself. Servers say UTF-8 of all that they send, so
 * the page's own word is heard first then; decoding tries UTF-8 before either.
 */
export function htmlCharset(bytes: Uint8Array, mediaType: string | undefined): string | null {
  const said = charsetOf(mediaType);
  return said && !/^utf-?8$/i.test(said) ? said : (ownCharset(bytes) ?? said);
}

function ownCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  return charsetOf(/<meta[^>]+charset[^>]*>/i.exec(head)?.[0]) ?? /<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1] ?? null;
}
