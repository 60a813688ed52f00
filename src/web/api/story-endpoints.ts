import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { parseStoryInput, storyInputSchema } from '../../documents/story.ts';
import { arrivedIn, arriving } from './arriving.ts';
import { DONE, type Endpoint, made, readBody } from './endpoint.ts';
import { change, done, look, storyOf } from './story-call.ts';
import { ANSWERS, storiesJson, storyViewJson } from './story-json.ts';

const { published: appears, deadline } = storyInputSchema.shape;
const described = z.object({
  ...storyInputSchema.shape,
  ...{ published: appears.optional(), deadline: deadline.optional() },
});
/** `wording` is which words of a file with tracked changes are checked. */
const draft = z.object({ ...arriving.shape, wording: z.enum(['accepted', 'original']).default('accepted') });
const newStory = z.object({ ...described.shape, ...draft.shape });
const words = z.object({ text: z.string() });
/** Ids of people; `readers` null for a story that is open to the desk. If-Match is the version of `access`. */
const access = z.object({ readers: z.array(z.string()).nullable(), writers: z.array(z.string()).default([]) });

/** Stories: opened, described, given a new draft, opened to people, proved, reported on. */
export function storyEndpoints({ stories, work, reports }: Desk): Endpoint[] {
  return [
    {
      ...{ method: 'get', path: '/stories', scope: 'read', summary: 'The stories that you see', answer: ANSWERS.stories },
      handle: async ({ person }) => ({ json: storiesJson(await stories.list(person)) }),
    },
    {
      ...{ method: 'post', path: '/stories', scope: 'write', summary: 'Open a story', body: newStory, answer: ANSWERS.made },
      handle: async (call) => {
        const { text, file, wording, ...input } = readBody(newStory, call);
        return made(await stories.open(parseStoryInput(input), await draftIn({ text, file, wording }), call.by()));
      },
    },
    {
      ...{ method: 'post', path: '/demo', scope: 'write', summary: 'Open the demo story', answer: ANSWERS.made },
      handle: async (call) => made(await stories.openDemo(call.by())),
    },
    {
      ...look('', 'A story with its items and findings'),
      answer: ANSWERS.story,
      handle: async (call) => ({ json: storyViewJson(await stories.view(storyOf(call), call.person)) }),
    },
    {
      ...change('/details', 'Change its title, byline, dates and house rules', described),
      handle: async (call) => done(stories.change(storyOf(call), parseStoryInput(readBody(described, call)), call.by())),
    },
    {
      ...change('/draft', 'Save a new draft; items are carried over', draft),
      handle: async (call) => done(stories.revise(storyOf(call), await draftIn(readBody(draft, call)), call.by())),
    },
    {
      ...look('/access', 'Who sees it'),
      answer: ANSWERS.access,
      handle: async (call) => {
        const view = await stories.view(storyOf(call), call.person);
        const { readers, writers } = view.case.access;
        return { json: { readers: readers && [...readers], writers: [...writers], version: view.versions.access ?? 0 } };
      },
    },
    {
      ...change('/access', 'Say who sees it', access),
      handle: async (call) => done(stories.setAccess(storyOf(call), readBody(access, call), call.by())),
    },
    {
      ...change('/proof', 'What a text says otherwise than the draft that was checked; nothing is recorded', words),
      answer: ANSWERS.proof,
      handle: async (call) => {
        const { sha256, changedWords, changes, items } = await work.prove(storyOf(call), readBody(words, call).text, call.person);
        return { json: { sha256, changedWords, changes, items } };
      },
    },
    {
      ...change('/proof/record', 'Record that proof', words),
      handle: async (call) => done(work.recordProof(storyOf(call), readBody(words, call).text, call.by())),
    },
    {
      ...change('/comparing/stop', 'Stop comparing it with its sources, for you'),
      handle: async (call) => {
        await stories.stopComparing(storyOf(call), call.person);
        return DONE;
      },
    },
    {
      ...change('/comparing/go-on', 'Go on comparing'),
      handle: async (call) => {
        await stories.goOnComparing(storyOf(call), call.person);
        return DONE;
      },
    },
    {
      method: 'get',
      path: '/stories/:story/reports/:format',
      scope: 'read',
      summary: `The report as a file, once every finding is there: ${reports.formats.join(', ')}`,
      handle: (call) => reports.export(storyOf(call), call.params.format ?? '', call.person),
    },
  ];

  /** A file brings its comments, footnotes and links with it. */
  async function draftIn({ wording, ...given }: z.infer<typeof draft>) {
    const { text } = arrivedIn(given);
    return given.text ?? stories.read(text, wording);
  }
}
