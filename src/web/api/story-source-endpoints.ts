import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { type Call, type Endpoint, readBody } from './endpoint.ts';
import { change, done, look, storyOf } from './story-call.ts';
import { ANSWERS, proposedJson } from './story-json.ts';

const source = z.object({ source: z.string() });
const reason = z.object({ reason: z.string().default('') });

/** The sources of one story: attached from the library, detached, and those that its drafts propose. */
export function storySourceEndpoints({ stories, sources }: Desk): Endpoint[] {
  return [
    {
      ...change('/sources/attach', 'Attach a source of the library', source),
      handle: async (call) => done(sources.attach(storyOf(call), readBody(source, call).source, call.by())),
    },
    {
      ...change('/sources/detach', 'Detach a source; it stays in the library', source),
      handle: async (call) => done(sources.detach(storyOf(call), readBody(source, call).source, call.by())),
    },
    {
      ...look('/proposed', 'What its drafts’ comments, footnotes and links propose as sources'),
      answer: ANSWERS.proposed,
      handle: async (call) => ({ json: proposedJson(await stories.view(storyOf(call), call.person)) }),
    },
    {
      ...look('/wording', 'The present draft before its tracked changes, or after them: the wording that is not checked'),
      answer: ANSWERS.words,
      handle: async (call) => ({ json: { text: await stories.otherWording(storyOf(call), call.person) } }),
    },
    {
      ...change('/proposed/:proposed/attach', 'Say which source it became', source),
      handle: async (call) => done(stories.takeProposed(storyOf(call), proposedOf(call), readBody(source, call).source, call.by())),
    },
    {
      ...change('/proposed/:proposed/dismiss', 'Say that it is no source', reason),
      handle: async (call) =>
        done(stories.dismissProposed(storyOf(call), proposedOf(call), readBody(reason, call).reason, call.by())),
    },
  ];
}

function proposedOf({ params }: Pick<Call, 'params'>): string {
  return params.proposed ?? '';
}
