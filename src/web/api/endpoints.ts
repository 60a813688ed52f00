import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { parseStoryInput, storyInputSchema } from '../../documents/story.ts';
import { DONE, type Endpoint, made, readBody } from './endpoint.ts';
import { itemEndpoints } from './item-endpoints.ts';
import { sourceEndpoints } from './source-endpoints.ts';
import { ANSWERS, storiesJson, storyViewJson } from './story-json.ts';
import { workEndpoints } from './work-endpoints.ts';

const { published: appears, deadline } = storyInputSchema.shape;
const newStory = z.object({
  ...storyInputSchema.shape,
  ...{ published: appears.optional(), deadline: deadline.optional() },
  text: z.string(),
});
const newDraft = z.object({ text: z.string() });

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
