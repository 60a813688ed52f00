import { z } from 'zod';
import { blankAsNull } from '../documents/story.ts';
import { parseOrRefuse } from '../errors.ts';
import type { LastAct } from './undo.ts';

/** How somebody was reached. */
export const WAYS = ['phone', 'e-mail', 'in-person', 'message', 'letter', 'other'] as const;
export type Way = (typeof WAYS)[number];

/** A question to the story's writer, or to somebody outside who can know. */
export interface Query {
  readonly id: string;
  /** The item that it is about, and that item's words when it was asked; null for the story as a whole. */
  readonly item: string | null;
  readonly words: string;
  readonly to: QueryTo;
  readonly text: string;
  /** ISO date-time, UTC. */
  readonly due: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly answers: readonly Answer[];
  readonly closed: { readonly by: string; readonly at: string; readonly note: string } | null;
  /** What was done to it last, for whoever wants to undo it. */
  readonly lastAct: LastAct | null;
}

export type QueryTo =
  | { readonly kind: 'writer' }
  | { readonly kind: 'source'; readonly name: string; readonly contact: string; readonly how: Way };

/** `by` recorded it; `from`, `when` and `how` are what a checker wrote of somebody else's answer, "" and null for one's own. */
export interface Answer {
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly from: string;
  readonly when: string | null;
  readonly how: Way | null;
}

export const QUERY_STATES = ['open', 'answered', 'closed'] as const;
export type QueryState = (typeof QUERY_STATES)[number];

export function queryState(query: Query): QueryState {
  if (query.closed) return 'closed';
  return query.answers.length > 0 ? 'answered' : 'open';
}

/** Still without an answer when its time has passed. */
export function isOverdue(query: Query, now: string): boolean {
  return queryState(query) === 'open' && query.due !== null && query.due < now;
}

export interface QueryInput {
  readonly item: string | null;
  readonly to: QueryTo;
  readonly text: string;
  readonly due: string | null;
}

export interface AnswerInput {
  readonly text: string;
  readonly from: string;
  readonly when: string | null;
  readonly how: Way | null;
}

const isoTime = z.iso.datetime({ local: true, offset: true, message: 'Write it as date and time.' });
const way = z.enum(WAYS, 'Choose how they are reached.');
const words = (what: string) => z.string().trim().min(1, what).max(20_000, 'At most 20,000 characters.');

const querySchema = z.object({
  item: blankAsNull(z.string()),
  to: z.enum(['writer', 'source'], 'Choose whom to ask.'),
  name: z.string().trim().max(300, 'At most 300 characters.').default(''),
  contact: z.string().trim().max(300, 'At most 300 characters.').default(''),
  how: way.default('phone'),
  text: words('Write the question.'),
  due: blankAsNull(isoTime),
});

/** Reads the flat fields of a form. Throws `invalid`; a source needs its name. */
export function parseQueryInput(value: unknown): QueryInput {
  const read = parseOrRefuse(querySchema, value, 'Query');
  if (read.to === 'writer') return { item: read.item, to: { kind: 'writer' }, text: read.text, due: read.due };
  const { name } = parseOrRefuse(z.object({ name: z.string().min(1, 'Write the name of the source.') }), read, 'Query');
  return {
    item: read.item,
    to: { kind: 'source', name, contact: read.contact, how: read.how },
    text: read.text,
    due: read.due,
  };
}

const answerSchema = z.object({
  text: words('Write the answer.'),
  from: z.string().trim().max(300, 'At most 300 characters.').default(''),
  when: blankAsNull(isoTime),
  how: blankAsNull(way),
});

export function parseAnswerInput(value: unknown): AnswerInput {
  return parseOrRefuse(answerSchema, value, 'Answer');
}
