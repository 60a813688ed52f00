import type { Source } from '../documents/source.ts';
import type { By } from './desk.ts';
import { DESK_STREAM, type DeskContext, idFromKey, loadDeskBook, record, requireMay, storyStream } from './desk-context.ts';
import { openStory } from './open-story.ts';
import { newSource, readContent } from './read-source.ts';

/** One demo story a desk, whoever asks and however often. */
const DEMO_KEY = 'demo-story';

/** Opens the demo story with its sources, or finds it again. Returns its id. */
export async function openDemo(context: DeskContext, by: By): Promise<string> {
  requireMay(by, 'edit-story');
  const id = idFromKey(DEMO_KEY);
  if (await context.store.load(storyStream(id))) return id;
  const { story, sources } = context.tables.demo;
  const { text, ...input } = story;
  await openStory(context, { ...input, deadline: null }, text, { ...by, key: DEMO_KEY }, true);
  for (const [index, source] of sources.entries()) await addDemoSource(context, id, source, `${DEMO_KEY}-source-${index + 1}`, by);
  return id;
}

type DemoSource = DeskContext['tables']['demo']['sources'][number];

async function addDemoSource(
  context: DeskContext,
  story: string,
  { text, ...input }: DemoSource,
  key: string,
  by: By,
): Promise<void> {
  const id = idFromKey(key);
  const known = (await loadDeskBook(context)).state.sources.some((source) => source.id === id);
  if (!known) {
    const bytes = { bytes: new TextEncoder().encode(text), name: null, mediaType: 'text/plain' };
    const read = await readContent(context, { text: bytes, origin: 'pasted', retrieval: null });
    const source: Source = { ...newSource(context, { ...input, url: null }, read, id, by), demo: true };
    const object = `source/${id}`;
    await record(context, DESK_STREAM, { ...by, key, version: null }, object, [
      { action: 'source-added', object, payload: { source } },
    ]);
  }
  const attached = { action: 'source-attached', object: 'sources', payload: { source: id } };
  await record(context, storyStream(story), { ...by, key, version: null }, 'sources', [attached]);
}
