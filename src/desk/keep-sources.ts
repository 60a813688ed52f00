import type { SourceInput } from '../documents/source.ts';
import { parseSourceInput } from '../documents/source.ts';
import { VerbatimError } from '../errors.ts';
import { makeSnapshot } from '../intake/snapshot/make-snapshot.ts';
import type { Case } from '../verdicts/case.ts';
import { findsSource } from './access.ts';
import type { By, Viewer } from './desk.ts';
import {
  allCases,
  casesFor,
  DESK_STREAM,
  type DeskContext,
  loadCase,
  loadDeskBook,
  record,
  requireMay,
  sourceDocument,
  storyStream,
} from './desk-context.ts';
import { type Excerpt, findExcerpt } from './find-excerpt.ts';
import { foundSource, sourceObject } from './found-source.ts';
import { loadBeside } from './keep-beside.ts';
import { keepMedia } from './keep-media.ts';
import { renewSources } from './renew-source.ts';
import { createLibraryIndex, wordsOf } from './search-library.ts';
import { contentAt } from './source-moment.ts';
import type { SourceSummary, SourcesDesk, SupportedItem } from './sources-desk.ts';
import { sourceAsOf } from './story-moment.ts';

/** The library of sources, shared by the desk's stories. */
export function keepSources(context: DeskContext): Omit<SourcesDesk, 'add' | 'setAccess'> {
  const index = createLibraryIndex((source) => sourceDocument(context, source));
  return {
    list,
    search,
    excerpts,
    view,
    asOf,
    words,
    change,
    attach,
    detach,
    original,
    snapshot,
    ...renewSources(context),
    ...keepMedia(context),
  };

  function asOf(...[id, version, viewer]: Parameters<SourcesDesk['asOf']>): ReturnType<SourcesDesk['asOf']> {
    return sourceAsOf(context, id, version, viewer);
  }

  async function list(viewer: Viewer): Promise<SourceSummary[]> {
    const cases = await allCases(context);
    const seen = await casesFor(context, viewer);
    const book = (await loadDeskBook(context)).state;
    const sources = book.sources.filter((source) => findsSource(viewer, source, cases, book.people));
    const supported = countSupported(seen);
    return sources.map((source) => ({
      source,
      stories: seen.filter((one) => one.sources.includes(source.id)).length,
      items: supported.get(source.id) ?? 0,
    }));
  }

  async function search(words: string, viewer: Viewer): Promise<SourceSummary[]> {
    const all = await list(viewer);
    const found = await index.search(
      words,
      all.map(({ source }) => source),
    );
    return all.filter(({ source }) => found.has(source.id));
  }

  async function excerpts(...[sources, words]: Parameters<SourcesDesk['excerpts']>): Promise<Map<string, Excerpt>> {
    const found = new Map<string, Excerpt>();
    for (const { source } of sources) {
      const excerpt = findExcerpt((await sourceDocument(context, source)).text, wordsOf(words));
      if (excerpt) found.set(source.id, excerpt);
    }
    return found;
  }

  async function view(id: string, viewer: Viewer): ReturnType<SourcesDesk['view']> {
    const source = await foundSource(context, id, viewer);
    const { versions, state } = await loadDeskBook(context);
    const seen = await casesFor(context, viewer);
    return {
      source,
      document: await sourceDocument(context, source),
      version: versions[sourceObject(id)] ?? 0,
      stories: seen.filter((one) => one.sources.includes(id)).map((one) => one.story),
      people: state.people,
      supports: seen.flatMap((one) => supportedBy(one, id)),
    };
  }

  async function words(...[id, which, viewer]: Parameters<SourcesDesk['words']>): ReturnType<SourcesDesk['words']> {
    const { text, description } = contentAt(await foundSource(context, id, viewer), which);
    return context.shelf.document(text, description);
  }

  async function change(id: string, input: SourceInput, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    const present = await foundSource(context, id, by.actor);
    const described = parseSourceInput(input);
    const source = { ...present, ...described, standing: described.standing ?? present.standing };
    await record(context, DESK_STREAM, by, sourceObject(id), [
      { action: 'source-changed', object: sourceObject(id), payload: { source } },
    ]);
  }

  async function attach(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    await loadCase(context, story, by.actor);
    await foundSource(context, id, by.actor);
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

  async function original(
    ...[id, viewer, which = 'now']: Parameters<SourcesDesk['original']>
  ): ReturnType<SourcesDesk['original']> {
    const content = contentAt(await foundSource(context, id, viewer), which);
    return { bytes: await context.store.getBlob(content.original), content };
  }

  async function snapshot(...[id, viewer, which, notice]: Parameters<SourcesDesk['snapshot']>): Promise<string> {
    const { bytes, content } = await original(id, viewer, which);
    if (content.documentKind !== 'html')
      throw new VerbatimError('invalid', 'This source is no web page. Save its original instead.');
    const mediaType = content.retrieval?.headers['content-type'] ?? null;
    const beside = content.beside ? await loadBeside(context, content.beside) : new Map();
    return makeSnapshot(bytes, { url: content.retrieval?.finalUrl ?? null, mediaType, notice: notice(content), beside });
  }
}

/** Items whose last verdict names the source as evidence. */
function supportedBy(one: Case, source: string): SupportedItem[] {
  return one.items.flatMap(({ item, verdicts }) =>
    verdicts.at(-1)?.evidence.some((passage) => passage.source === source)
      ? [{ story: one.story, item: item.id, words: item.text }]
      : [],
  );
}

function countSupported(cases: readonly Case[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { verdicts } of cases.flatMap((one) => one.items)) {
    for (const source of new Set(verdicts.at(-1)?.evidence.map((passage) => passage.source)))
      counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}
