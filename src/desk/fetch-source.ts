import type { Retrieval } from '../documents/source-content.ts';
import { type Fetched, fetchDocument } from '../intake/fetch-url.ts';
import type { DeskContext } from './desk-context.ts';
import type { Arrived } from './read-source.ts';

/** A page or file from its web address, with how it came. Refusals say what to do instead. */
export async function fetchSource(context: DeskContext, url: string, signal?: AbortSignal): Promise<Arrived> {
  const { fetch } = context.intake;
  const fetched = await fetchDocument(url, { now: context.clock, ...fetch, ...(signal && { signal }) });
  const name = fileNameOf(fetched.finalUrl);
  return {
    text: { bytes: fetched.bytes, name, mediaType: fetched.mediaType || null },
    origin: 'fetched',
    retrieval: retrievalOf(url, fetched),
  };
}

/** Headers beyond this (characters, all together) tell nothing about the page. */
const HEADERS_LENGTH = 16_000;

function retrievalOf(url: string, { finalUrl, redirects, status, headers, retrieved }: Fetched): Retrieval {
  return { url, finalUrl, redirects, status, headers: keptHeaders(headers), at: retrieved };
}

function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  let room = HEADERS_LENGTH;
  const kept = Object.entries(headers).filter(([name, value]) => {
    if (/cookie/i.test(name) || !/^[a-z][a-z0-9-]*$/i.test(name)) return false;
    room -= name.length + value.length;
    return room >= 0;
  });
  return Object.fromEntries(kept.map(([name, value]) => [name, value.replaceAll('\0', '').toWellFormed()]));
}

/** The last part of the path where it looks like a file's name. */
function fileNameOf(url: string): string | null {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return /^[\w .%()+-]{1,200}\.[a-z0-9]{2,5}$/i.test(last) ? decoded(last) : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('\0', '').toWellFormed();
  } catch {
    return part;
  }
}
