import { parseSourceInput, type SourceInput } from '../documents/source.ts';
import { VerbatimError } from '../errors.ts';
import type { Case } from '../verdicts/case.ts';
import type { By, SourceSummary, SourcesDesk } from './desk.ts';
import {
  DESK_STREAM,
  type DeskContext,
  findSource,
  loadCase,
  loadDeskBook,
  record,
  requireMay,
  sourceDocument,
  storyStream,
} from './desk-context.ts';
import { renewSources } from './renew-source.ts';
import { sourceObject } from './source-object.ts';

/** The library of sources, shared by the desk's stories. */
export function keepSources(context: DeskContext): Omit<SourcesDesk, 'add'> {
  return { list, view, change, attach, detach, original, ...renewSources(context) };

  async function list(): Promise<SourceSummary[]> {
    const cases = await allCases(context);
    const { sources } = (await loadDeskBook(context)).state;
    return sources.map((source) => ({ source, stories: cases.filter((one) => one.sources.includes(source.id)).length }));
  }

  async function view(id: string): ReturnType<SourcesDesk['view']> {
    const { state, versions } = await loadDeskBook(context);
    const source = findSource(state, id);
    const stories = (await allCases(context)).filter((one) => one.sources.includes(id)).map((one) => one.story);
    return { source, document: await sourceDocument(context, source), version: versions[sourceObject(id)] ?? 0, stories };
  }

  async function change(id: string, input: SourceInput, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    const source = { ...findSource((await loadDeskBook(context)).state, id), ...parseSourceInput(input) };
    await record(context, DESK_STREAM, by, sourceObject(id), [
      { action: 'source-changed', object: sourceObject(id), payload: { source } },
    ]);
  }

  async function attach(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    await loadCase(context, story);
    findSource((await loadDeskBook(context)).state, id);
    await record(context, storyStream(story), by, 'sources', [
      { action: 'source-attached', object: 'sources', payload: { source: id } },
    ]);
  }

  async function detach(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    const { state } = await loadCase(context, story);
    if (!state.sources.includes(id)) throw new VerbatimError('not-found', 'That source is not attached to this story.');
    await record(context, storyStream(story), by, 'sources', [
      { action: 'source-detached', object: 'sources', payload: { source: id } },
    ]);
  }

  async function original(id: string): ReturnType<SourcesDesk['original']> {
    const source = findSource((await loadDeskBook(context)).state, id);
    const bytes = await context.store.getBlob(source.original);
    return { bytes, name: source.originalName ?? `${source.id}.txt`, mediaType: 'application/octet-stream' };
  }
}

async function allCases(context: DeskContext): Promise<Case[]> {
  const streams = await context.store.list('story/');
  return Promise.all(streams.map(async (stream) => (await loadCase(context, stream.slice('story/'.length))).state));
}
