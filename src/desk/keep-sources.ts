import { parseSourceInput, type Source, type SourceInput } from '../documents/source.ts';
import { VerbatimError } from '../errors.ts';
import { readDocument } from '../intake/read-document.ts';
import { findsSource, seesStory } from './access.ts';
import type { By, SourceSummary, SourcesDesk, SourceText, Viewer } from './desk.ts';
import {
  allCases,
  DESK_STREAM,
  type DeskContext,
  findSource,
  idFromKey,
  loadCase,
  loadDeskBook,
  record,
  requireMay,
  sourceDocument,
  storyStream,
} from './desk-context.ts';

/** The library of sources, shared by the desk's stories. */
export function keepSources(context: DeskContext): Omit<SourcesDesk, 'setAccess'> {
  return { list, view, add, change, attach, detach, original };

  async function list(viewer: Viewer): Promise<SourceSummary[]> {
    const cases = await allCases(context);
    const seen = cases.filter((one) => seesStory(viewer, one));
    const sources = (await loadDeskBook(context)).state.sources.filter((source) => findsSource(viewer, source, cases));
    return sources.map((source) => ({ source, stories: seen.filter((one) => one.sources.includes(source.id)).length }));
  }

  async function view(id: string, viewer: Viewer): ReturnType<SourcesDesk['view']> {
    const source = await foundSource(id, viewer);
    const { versions } = await loadDeskBook(context);
    const stories = (await allCases(context))
      .filter((one) => one.sources.includes(id) && seesStory(viewer, one))
      .map((one) => one.story);
    return { source, document: await sourceDocument(context, source), version: versions[sourceObject(id)] ?? 0, stories };
  }

  async function add(
    input: SourceInput,
    text: SourceText,
    origin: Source['origin'],
    story: string | null,
    by: By,
  ): Promise<string> {
    requireMay(by, 'edit-story');
    if (story !== null) await loadCase(context, story, by.actor);
    const parsed = parseSourceInput(input);
    const source = await readSource(context, parsed, text, origin, idFromKey(by.key), by);
    await record(context, DESK_STREAM, { ...by, version: null }, sourceObject(source.id), [
      { action: 'source-added', object: sourceObject(source.id), payload: { source } },
    ]);
    if (story !== null) await attach(story, source.id, { ...by, version: null });
    return source.id;
  }

  async function change(id: string, input: SourceInput, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    const source = { ...(await foundSource(id, by.actor)), ...parseSourceInput(input) };
    await record(context, DESK_STREAM, by, sourceObject(id), [
      { action: 'source-changed', object: sourceObject(id), payload: { source } },
    ]);
  }

  async function attach(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    await loadCase(context, story, by.actor);
    await foundSource(id, by.actor);
    await record(context, storyStream(story), by, 'sources', [
      { action: 'source-attached', object: 'sources', payload: { source: id } },
    ]);
  }

  async function detach(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    const { state } = await loadCase(context, story, by.actor);
    if (!state.sources.includes(id)) throw new VerbatimError('not-found', 'That source is not attached to this story.');
    await record(context, storyStream(story), by, 'sources', [
      { action: 'source-detached', object: 'sources', payload: { source: id } },
    ]);
  }

  async function original(id: string, viewer: Viewer): ReturnType<SourcesDesk['original']> {
    const source = await foundSource(id, viewer);
    const bytes = await context.store.getBlob(source.original);
    return { bytes, name: source.originalName ?? `${source.id}.txt`, mediaType: 'application/octet-stream' };
  }

  async function foundSource(id: string, viewer: Viewer): Promise<Source> {
    const source = findSource((await loadDeskBook(context)).state, id, viewer);
    if (findsSource(viewer, source, await allCases(context))) return source;
    throw new VerbatimError('not-found', 'There is no such source in the library.');
  }
}

function sourceObject(id: string): string {
  return `source/${id}`;
}

/** Reads the bytes, keeps text and original, and describes them as a source of the library. */
export async function readSource(
  context: DeskContext,
  input: SourceInput,
  text: SourceText,
  origin: Source['origin'],
  id: string,
  by: By,
): Promise<Source> {
  const document = await readDocument(text.bytes, {
    ...(text.name && { name: text.name }),
    ...(text.mediaType && { mediaType: text.mediaType }),
  });
  if (document.text.trim() === '') {
    throw new VerbatimError('invalid', 'The source has no text. Paste its words or choose another file.', undefined, {
      text: 'The source is empty.',
    });
  }
  const [kept, original] = await Promise.all([context.shelf.keep(document), context.store.putBlob(text.bytes)]);
  return {
    id,
    ...input,
    author: input.author || document.author || '',
    publisher: input.publisher || document.publisher || '',
    published: input.published ?? document.published?.slice(0, 10) ?? null,
    origin,
    documentKind: document.kind,
    ...kept,
    original,
    originalName: text.name,
    length: document.text.length,
    addedBy: by.actor.id,
    addedAt: context.clock().toISOString(),
    demo: false,
    seenBy: null,
  };
}
