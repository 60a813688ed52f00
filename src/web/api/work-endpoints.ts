import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { parseAnswerInput, parseQueryInput } from '../../verdicts/query.ts';
import { type Call, type Endpoint, made, readBody } from './endpoint.ts';
import { change, done, itemOf, look, storyOf } from './story-call.ts';
import { ANSWERS } from './story-json.ts';
import { historyJson, queriesJson, readingJson, WORK_ANSWERS } from './work-json.ts';

const time = z.string().nullable().default(null);
const span = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });

/** `items` are ids, or "open" for all that nobody was given yet; `to` is a person's id, or null for nobody. */
const assignment = z.object({
  items: z.union([z.literal('open'), z.array(z.string()).min(1)]),
  to: z.string().nullable(),
  due: time,
});
const inCharge = z.object({ to: z.string().nullable() });
const answerText = z.object({ answer: z.string() });
const question = z.object({
  item: z.string().nullable().default(null),
  to: z.enum(['writer', 'source']).default('writer'),
  ...{ name: z.string().default(''), contact: z.string().default(''), how: z.string().default('phone') },
  text: z.string(),
  due: time,
});
const answer = z.object({ text: z.string(), from: z.string().default(''), when: time, how: z.string().nullable().default(null) });
const closing = z.object({ note: z.string().default('') });
const marks = z.object({ draft: z.number().int(), spans: z.array(span).min(1) });
const act = z.object({ seq: z.number().int() });

/** The day's work on a story: who does what, what is asked and answered, the last reading, the record, taking back. */
export function workEndpoints({ stories, work }: Desk): readonly Endpoint[] {
  return [
    {
      ...change('/assignments', 'Give items to a person, or to nobody', assignment),
      answer: WORK_ANSWERS.assigned,
      handle: async (call) => ({ json: { given: await work.assignItems(storyOf(call), readBody(assignment, call), call.by()) } }),
    },
    {
      ...change('/checker', 'Say who is in charge of the check', inCharge),
      handle: async (call) => done(work.assignStory(storyOf(call), readBody(inCharge, call).to, call.by())),
    },
    {
      ...change('/items/:item/take', 'Say that you are at an item'),
      handle: async (call) => done(work.take(storyOf(call), itemOf(call), call.by())),
    },
    {
      ...change('/items/:item/accept', 'Accept the change that a verdict asks for'),
      handle: async (call) => done(work.acceptChange(storyOf(call), itemOf(call), call.by())),
    },
    {
      ...change('/items/:item/answer', 'Answer to the change that a verdict asks for', answerText),
      handle: async (call) => done(work.answerChange(storyOf(call), itemOf(call), readBody(answerText, call).answer, call.by())),
    },
    {
      ...look('/queries', 'Its queries with their answers'),
      answer: WORK_ANSWERS.queries,
      handle: async (call) => ({ json: queriesJson(await stories.view(storyOf(call), call.person)) }),
    },
    {
      ...change('/queries', 'Ask the writer, or a source', question),
      answer: ANSWERS.made,
      handle: async (call) => made(await work.ask(storyOf(call), parseQueryInput(readBody(question, call)), call.by())),
    },
    {
      ...change('/queries/:query/answer', 'Answer a query, or record what somebody answered', answer),
      handle: async (call) => done(work.answer(storyOf(call), queryOf(call), parseAnswerInput(readBody(answer, call)), call.by())),
    },
    {
      ...change('/queries/:query/close', 'Close a query', closing),
      handle: async (call) => done(work.close(storyOf(call), queryOf(call), readBody(closing, call).note, call.by())),
    },
    {
      ...look('/reading', 'How every word of the draft is covered'),
      answer: WORK_ANSWERS.reading,
      handle: async (call) => ({ json: readingJson(await work.reading(storyOf(call), call.person)) }),
    },
    {
      ...change('/reading/mark', 'Mark stretches of the draft as holding no claim', marks),
      handle: async (call) => done(work.markNoClaim(storyOf(call), readBody(marks, call), call.by())),
    },
    {
      ...change('/reading/clear', 'Take such marks off', marks),
      handle: async (call) => done(work.clearNoClaim(storyOf(call), readBody(marks, call), call.by())),
    },
    {
      ...look('/history', 'What was done to it, oldest first'),
      answer: WORK_ANSWERS.history,
      handle: async (call) => ({ json: historyJson(await stories.history(storyOf(call), call.person)) }),
    },
    {
      ...change('/undo', 'Take back your own act, by its entry in the history', act),
      handle: async (call) => done(work.undo(storyOf(call), readBody(act, call).seq, call.by())),
    },
  ];
}

function queryOf({ params }: Pick<Call, 'params'>): string {
  return params.query ?? '';
}
