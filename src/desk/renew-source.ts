import type { Source } from '../documents/source.ts';
import type { Renewal, SourceCheck, SourceContent } from '../documents/source-content.ts';
import { VerbatimError } from '../errors.ts';
import type { By } from './desk.ts';
import { DESK_STREAM, type DeskContext, record, requireMay } from './desk-context.ts';
import { fetchSource } from './fetch-source.ts';
import { foundSource, sourceObject } from './found-source.ts';
import { withBeside } from './keep-beside.ts';
import { type Arrived, readContent } from './read-source.ts';
import type { SourcesDesk } from './sources-desk.ts';

/** A source fetched again, or replaced by a better copy: what it said before is always kept. */
export function renewSources(context: DeskContext): Pick<SourcesDesk, 'adopt' | 'replace'> {
  return { adopt, replace };

  /** Takes what fetching again had found as the source's words. */
  async function adopt(id: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    const { check } = await foundSource(context, id, by.actor);
    if (!check?.found) throw new VerbatimError('not-found', 'Nothing new was found for this source. Fetch it again first.');
    await renew(id, check.found, 'fetched-again', '', by);
  }

  async function replace(id: string, arrived: Arrived, note: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    const source = await foundSource(context, id, by.actor);
    const { content } = await readContent(context, arrived);
    if (content.original === source.original)
      throw new VerbatimError('invalid', 'These are the very bytes that the desk has already. Choose the better copy.', undefined, {
        file: 'The same file.',
      });
    await renew(id, content, 'replaced', note, by);
  }

  async function renew(id: string, content: SourceContent, why: Renewal['why'], note: string, by: By): Promise<void> {
    const renewed: Renewal = { why, note, by: by.actor.id, at: context.clock().toISOString() };
    await record(context, DESK_STREAM, by, sourceObject(id), [
      { action: 'source-renewed', object: sourceObject(id), payload: { source: id, content, renewed } },
    ]);
  }
}

/** Fetches a source's page again and records what was found; a page that is gone or out of reach is an answer too. */
export async function fetchAgain(context: DeskContext, id: string, by: By, signal?: AbortSignal): Promise<SourceCheck> {
  requireMay(by, 'edit-story');
  const source = await foundSource(context, id, by.actor);
  const url = source.retrieval?.url ?? source.url;
  if (!url) throw new VerbatimError('invalid', 'This source has no web address that could be fetched again.');
  const found = await whatIsThere(context, source, url, signal);
  const check: SourceCheck = { ...found, by: by.actor.id, at: context.clock().toISOString() };
  await record(context, DESK_STREAM, { ...by, version: null }, sourceObject(id), [
    { action: 'source-checked', object: sourceObject(id), payload: { source: id, check } },
  ]);
  return check;
}

async function whatIsThere(
  context: DeskContext,
  source: Source,
  url: string,
  signal?: AbortSignal,
): Promise<Pick<SourceCheck, 'outcome' | 'message' | 'found'>> {
  try {
    const arrived = await fetchSource(context, url, signal);
    const read = await readContent(context, arrived, signal ? { signal } : {});
    if (read.content.text === source.text) return { outcome: 'same', message: '', found: null };
    const { content } = await withBeside(context, arrived, read, signal);
    return { outcome: 'changed', message: '', found: content };
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    return { outcome: error.code === 'not-found' ? 'gone' : 'unreachable', message: error.message, found: null };
  }
}
