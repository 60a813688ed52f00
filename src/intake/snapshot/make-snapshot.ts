import { VerbatimError } from '../../errors.ts';
import { decodeText } from '../decode-text.ts';
import { detectFormat } from '../detect-format.ts';
import { htmlCharset } from '../html-charset.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { headerOf, type MimePart, parseMime } from '../mime/parse-mime.ts';
import { type BesideFile, stillPage } from './still-page.ts';

export interface SnapshotFacts {
  /** Where the page came from: its links are read against it. */
  readonly url: string | null;
  readonly mediaType: string | null;
  /** Said above the page, as plain text. */
  readonly notice: string;
  /** Style sheets and pictures that were fetched with it, by their address. */
  readonly beside?: ReadonlyMap<string, BesideFile>;
}

/**
 * A stored page as one file that opens offline and runs nothing: no script, no form, nothing loaded from elsewhere. What
 * a browser saved beside the page (MHTML), or the desk fetched with it, is put into it. Linear in the page's size.
 */
export function makeSnapshot(bytes: Uint8Array, facts: SnapshotFacts): string {
  const format = detectFormat(bytes, { mediaType: facts.mediaType ?? '', name: '' });
  const saved = format === 'mime' ? savedPage(bytes) : null;
  const page = saved?.page ?? bytes;
  if (page.length > INTAKE_LIMITS.htmlBytes)
    throw new VerbatimError('too-large', 'The page is too large to be shown as it was. Save the original and open that.');
  const { text } = decodeText(page, htmlCharset(page, saved?.mediaType ?? facts.mediaType ?? undefined));
  const base = saved?.url ?? facts.url;
  return stillPage(text, { base, notice: facts.notice, beside: saved?.beside ?? facts.beside ?? new Map() });
}

interface SavedPage {
  readonly page: Uint8Array;
  readonly mediaType: string;
  readonly url: string | null;
  readonly beside: ReadonlyMap<string, MimePart>;
}

function savedPage(bytes: Uint8Array): SavedPage | null {
  const parts = flat(parseMime(bytes));
  const page = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  if (!page) return null;
  const beside = new Map<string, MimePart>();
  for (const part of parts) {
    const place = headerOf(part.headers, 'content-location');
    const id = headerOf(part.headers, 'content-id');
    if (place) beside.set(place, part);
    if (id) beside.set(`cid:${id.replace(/^<|>$/g, '')}`, part);
  }
  const mediaType = page.parameters.charset ? `${page.type}; charset=${page.parameters.charset}` : page.type;
  return { page: page.body, mediaType, url: headerOf(page.headers, 'content-location'), beside };
}

function flat(part: MimePart): MimePart[] {
  return [part, ...part.parts.flatMap(flat)];
}
