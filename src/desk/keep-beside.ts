import { z } from 'zod';
import { fetchBeside } from '../intake/fetch-beside.ts';
import type { BesideFile } from '../intake/snapshot/still-page.ts';
import type { DeskContext } from './desk-context.ts';
import type { Arrived, ReadContent } from './read-source.ts';

const LIST = z.array(z.object({ url: z.string(), type: z.string(), file: z.string() }));

/** What was read, with the style sheets and pictures of a fetched page kept for its stored copy. */
export async function withBeside(
  context: DeskContext,
  arrived: Arrived,
  read: ReadContent,
  signal?: AbortSignal,
): Promise<ReadContent> {
  const { retrieval, text } = arrived;
  if (!retrieval || read.document.kind !== 'html') return read;
  const page = { bytes: text.bytes, mediaType: text.mediaType ?? '', url: retrieval.finalUrl };
  const files = await fetchBeside(page, { ...context.intake.fetch, ...(signal && { signal }) });
  if (files.size === 0) return read;
  const list = await Promise.all(
    [...files].map(async ([url, { type, body }]) => ({ url, type, file: await context.store.putBlob(body) })),
  );
  const beside = await context.store.putBlob(Buffer.from(JSON.stringify(list)));
  return { ...read, content: { ...read.content, beside } };
}

/** A file that was lost leaves a gap in the copy's looks, and no more. */
export async function loadBeside(context: DeskContext, sha256: string): Promise<Map<string, BesideFile>> {
  const list = LIST.parse(JSON.parse(Buffer.from(await context.store.getBlob(sha256)).toString('utf8')));
  const files = await Promise.all(
    list.map(async ({ url, type, file }): Promise<[string, BesideFile][]> => {
      const body = await context.store.getBlob(file).catch(() => null);
      return body ? [[url, { type, body }]] : [];
    }),
  );
  return new Map(files.flat());
}
