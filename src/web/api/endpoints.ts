import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { parseSourceInput, sourceInputSchema } from '../../documents/source.ts';
import { parseStoryInput, storyInputSchema } from '../../documents/story.ts';
import { VerbatimError } from '../../errors.ts';
import { parseRulingInput, RULINGS } from '../../verdicts/verdict.ts';
import { type Call, DONE, type Endpoint, made, readBody } from './endpoint.ts';
import { ANSWERS, itemsJson, sourceJson, sourcesJson, storiesJson, storyViewJson } from './story-json.ts';
import { workEndpoints } from './work-endpoints.ts';

const { published: appears, deadline } = storyInputSchema.shape;
const newStory = z.object({
  ...storyInputSchema.shape,
  ...{ published: appears.optional(), deadline: deadline.optional() },
  text: z.string(),
});
const newItem = z.object({
  kind: z.enum(['quote', 'claim']),
  words: z.string(),
  /** Which place, from 1, where the draft has these words several times. */
  nth: z.int().positive().nullable().default(null),
  speaker: z.string().default(''),
});
const ruling = z.object({
  ruling: z.enum(RULINGS),
  rating: z.string(),
  note: z.string().default(''),
  correction: z.string().default(''),
  /** Places in attached sources, as `source:start-end`. */
  evidence: z.array(z.string()).default([]),
});
const reason = z.object({ reason: z.string() });
const newDraft = z.object({ text: z.string() });
const { published, url, standing } = sourceInputSchema.shape;
const newSource = z.object({
  ...sourceInputSchema.shape,
  ...{ published: published.optional(), url: url.optional(), standing: standing.optional() },
  text: z.string(),
  story: z.string().nullable().default(null),
});

/** The calls of the API. Each is one call to the desk, which refuses what it refuses anybody. */
export function endpoints(desk: Desk): readonly Endpoint[] {
  return [...storyEndpoints(desk), ...itemEndpoints(desk), ...workEndpoints(desk), ...sourceEndpoints(desk)];
}

function storyEndpoints(desk: Desk): Endpoint[] {
  return [
    {
      ...{ method: 'get', path: '/stories', scope: 'read', summary: 'The stories that you see', answer: ANSWERS.stories },
      handle: async ({ person }) => ({ json: storiesJson(await desk.stories.list(person)) }),
    },
    {
      ...{ method: 'post', path: '/stories', scope: 'write', summary: 'Open a story', body: newStory, answer: ANSWERS.made },
      handle: async (call) => {
        const { text, ...input } = readBody(newStory, call);
        return made(await desk.stories.open(parseStoryInput(input), text, call.by()));
      },
    },
    {
      ...{
        method: 'get',
        path: '/stories/:story',
        scope: 'read',
        summary: 'A story with its items and findings',
        answer: ANSWERS.story,
      },
      handle: async ({ person, params }) => ({ json: storyViewJson(await desk.stories.view(params.story ?? '', person)) }),
    },
    {
      ...{
        method: 'post',
        path: '/stories/:story/draft',
        scope: 'write',
        summary: 'Save a new draft; items are carried over',
        body: newDraft,
        answer: ANSWERS.done,
      },
      handle: async (call) => {
        await desk.stories.revise(call.params.story ?? '', readBody(newDraft, call).text, call.by());
        return DONE;
      },
    },
    {
      ...{
        method: 'get',
        path: '/stories/:story/reports/:format',
        scope: 'read',
        summary: 'The report as a file, once every finding is there',
      },
      handle: ({ person, params }) => desk.reports.export(params.story ?? '', params.format ?? '', person),
    },
  ];
}

function itemEndpoints(desk: Desk): Endpoint[] {
  return [
    {
      ...{
        method: 'get',
        path: '/stories/:story/items',
        scope: 'read',
        summary: 'Its items with findings and verdicts',
        answer: ANSWERS.items,
      },
      handle: async ({ person, params }) => ({ json: { items: itemsJson(await desk.stories.view(params.story ?? '', person)) } }),
    },
    {
      ...{
        method: 'post',
        path: '/stories/:story/items',
        scope: 'write',
        summary: 'Add an item by its words',
        body: newItem,
        answer: ANSWERS.made,
      },
      handle: async (call) => made(await desk.items.addByWords(call.params.story ?? '', readBody(newItem, call), call.by())),
    },
    {
      ...{ method: 'get', path: '/stories/:story/items/:item', scope: 'read', summary: 'One item', answer: ANSWERS.item },
      handle: async (call) => ({ json: await itemOf(desk, call) }),
    },
    {
      ...{
        method: 'post',
        path: '/stories/:story/items/:item/verdict',
        scope: 'write',
        summary: 'Rule on an item',
        body: ruling,
        answer: ANSWERS.done,
      },
      handle: async (call) => {
        const { kind } = await itemOf(desk, call);
        await desk.items.rule(
          call.params.story ?? '',
          call.params.item ?? '',
          parseRulingInput(readBody(ruling, call), kind),
          call.by(),
        );
        return DONE;
      },
    },
    {
      ...{
        method: 'post',
        path: '/stories/:story/items/:item/sign-off',
        scope: 'sign',
        summary: 'Sign a verdict off',
        answer: ANSWERS.done,
      },
      handle: async (call) => {
        await desk.items.signOff(call.params.story ?? '', call.params.item ?? '', call.by());
        return DONE;
      },
    },
    {
      ...{
        method: 'post',
        path: '/stories/:story/items/:item/give-back',
        scope: 'sign',
        summary: 'Give a verdict back',
        body: reason,
        answer: ANSWERS.done,
      },
      handle: async (call) => {
        await desk.items.giveBack(call.params.story ?? '', call.params.item ?? '', readBody(reason, call).reason, call.by());
        return DONE;
      },
    },
  ];
}

function sourceEndpoints(desk: Desk): Endpoint[] {
  return [
    {
      ...{ method: 'get', path: '/sources', scope: 'read', summary: 'The library, as far as you see it', answer: ANSWERS.sources },
      handle: async ({ person }) => ({ json: sourcesJson(await desk.sources.list(person)) }),
    },
    {
      ...{
        method: 'post',
        path: '/sources',
        scope: 'write',
        summary: 'Add a source by its words',
        body: newSource,
        answer: ANSWERS.made,
      },
      handle: async (call) => {
        const { text, story, ...input } = readBody(newSource, call);
        const bytes = { bytes: new TextEncoder().encode(text), name: null, mediaType: 'text/plain; charset=utf-8' };
        return made(await desk.sources.add(parseSourceInput(input), bytes, 'pasted', story, call.by()));
      },
    },
    {
      ...{ method: 'get', path: '/sources/:source', scope: 'read', summary: 'A source with its words', answer: ANSWERS.source },
      handle: async ({ person, params }) => {
        const { source, document } = await desk.sources.view(params.source ?? '', person);
        return { json: { ...sourceJson(source), text: document.text } };
      },
    },
  ];
}

async function itemOf(desk: Desk, { person, params }: Call) {
  const item = itemsJson(await desk.stories.view(params.story ?? '', person)).find(({ id }) => id === params.item);
  if (!item) throw new VerbatimError('not-found', 'There is no such item in this story.');
  return item;
}
