import { z } from 'zod';
import type { HistoryEntry, StoryView } from '../../desk/desk.ts';
import type { Coverage } from '../../verdicts/coverage.ts';
import { QUERY_STATES, queryState } from '../../verdicts/query.ts';

const query = z.object({
  id: z.string(),
  item: z.string().nullable(),
  to: z.looseObject({ kind: z.enum(['writer', 'source']) }),
  text: z.string(),
  due: z.string().nullable(),
  state: z.enum(QUERY_STATES),
  ...{ askedBy: z.string(), askedAt: z.string() },
  answers: z.array(z.looseObject({ text: z.string(), by: z.string(), at: z.string(), from: z.string() })),
  closed: z.looseObject({ by: z.string(), at: z.string(), note: z.string() }).nullable(),
  /** For If-Match. */
  version: z.number(),
});
const stretch = z.object({
  ...{ start: z.number(), end: z.number(), kind: z.enum(['signed', 'no-claim', 'open']) },
  item: z.string().nullable(),
});
const entry = z.object({
  ...{ seq: z.number(), at: z.string(), actor: z.string(), action: z.string(), object: z.string() },
  payload: z.unknown(),
});

/** What the calls of the day's work answer. */
export const WORK_ANSWERS = {
  assigned: z.object({ given: z.number() }),
  queries: z.object({ queries: z.array(query) }),
  reading: z.object({
    words: z.object({ total: z.number(), signed: z.number(), 'no-claim': z.number(), open: z.number() }),
    stretches: z.array(stretch),
  }),
  history: z.object({ entries: z.array(entry) }),
} as const;

export function queriesJson(view: StoryView): z.infer<typeof WORK_ANSWERS.queries> {
  const queries = view.case.queries.map((one) => {
    const { id, item, to, text, due, askedBy, askedAt, answers, closed } = one;
    return {
      ...{ id, item, to: { ...to }, text, due, state: queryState(one), askedBy, askedAt },
      answers: answers.map((answer) => ({ ...answer })),
      closed: closed && { ...closed },
      version: view.versions[`query/${id}`] ?? 0,
    };
  });
  return { queries };
}

/** Offsets count UTF-16 code units of the present draft. */
export function readingJson({ words, stretches }: Coverage): z.infer<typeof WORK_ANSWERS.reading> {
  return { words: { ...words }, stretches: stretches.map(({ start, end, kind, item }) => ({ start, end, kind, item })) };
}

export function historyJson(entries: readonly HistoryEntry[]): z.infer<typeof WORK_ANSWERS.history> {
  return { entries: entries.map((one) => ({ ...one })) };
}
