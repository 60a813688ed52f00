import { decodeText } from './decode-text.ts';
import { type FetchOptions, fetchDocument } from './fetch-url.ts';
import { htmlCharset } from './html-charset.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { findBeside } from './snapshot/find-beside.ts';
import type { BesideFile } from './snapshot/still-page.ts';
import { isPictureType } from './snapshot/still-picture.ts';

/** What may be fetched for the looks of one page's stored copy. */
export const BESIDE_LIMITS = Object.freeze({
  styles: 12,
  pictures: 40,
  /** Bytes of one file, and of all together: the words matter more than the looks. */
  fileBytes: 3_000_000,
  allBytes: 12_000_000,
  /** Milliseconds for all of them, and at once on the way. */
  totalMs: 10_000,
  atOnce: 4,
});

const isStyleType = (type: string) => type === 'text/css';

/**
 * The style sheets and pictures of a fetched page, by address, under the same rules as the page itself. What is too
 * large, too late or of another kind is left out: a copy without a picture is still a copy.
 */
export async function fetchBeside(
  page: { readonly bytes: Uint8Array; readonly mediaType: string; readonly url: string },
  options: FetchOptions,
): Promise<Map<string, BesideFile>> {
  if (page.bytes.length > INTAKE_LIMITS.htmlBytes) return new Map();
  const { styles, pictures } = findBeside(decodeText(page.bytes, htmlCharset(page.bytes, page.mediaType)).text, page.url);
  const queue = [
    ...styles.slice(0, BESIDE_LIMITS.styles).map((url) => ({ url, isKind: isStyleType })),
    ...pictures.slice(0, BESIDE_LIMITS.pictures).map((url) => ({ url, isKind: isPictureType })),
  ];
  const late = AbortSignal.timeout(BESIDE_LIMITS.totalMs);
  const signal = options.signal ? AbortSignal.any([options.signal, late]) : late;
  const found = new Map<string, BesideFile>();
  let room: number = BESIDE_LIMITS.allBytes;
  const work = async () => {
    for (let next = queue.shift(); next && room > 0 && !signal.aborted; next = queue.shift()) {
      const file = await fetchFile(next.url, next.isKind, { ...options, signal });
      room -= file?.body.length ?? 0;
      if (file && room >= 0) found.set(next.url, file);
    }
  };
  await Promise.all(Array.from({ length: BESIDE_LIMITS.atOnce }, work));
  options.signal?.throwIfAborted();
  return found;
}

async function fetchFile(url: string, isKind: (type: string) => boolean, options: FetchOptions): Promise<BesideFile | null> {
  const limits = { ...options.limits, rawBytes: BESIDE_LIMITS.fileBytes, inflatedBytes: BESIDE_LIMITS.fileBytes };
  try {
    const { bytes, mediaType } = await fetchDocument(url, { ...options, limits });
    const type = mediaType.split(';')[0]!.trim().toLowerCase();
    return isKind(type) ? { type, body: bytes } : null;
  } catch {
    return null;
  }
}
