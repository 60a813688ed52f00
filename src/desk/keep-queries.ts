import { VerbatimError } from '../errors.ts';
import type { Case } from '../verdicts/case.ts';
import { may } from '../verdicts/person.ts';
import { type Answer, type AnswerInput, parseAnswerInput, type Query, type QueryInput } from '../verdicts/query.ts';
import type { By } from './desk.ts';
import { type DeskContext, findItem, idFromKey, loadCase, record, requireMay, storyStream } from './desk-context.ts';
import type { WorkDesk } from './work-desk.ts';

type Queries = Pick<WorkDesk, 'ask' | 'answer' | 'close'>;

/** What is asked of the writer and of sources, and what comes back. */
export function keepQueries(context: DeskContext): Queries {
  return { ask, answer, close };

  async function ask(story: string, input: QueryInput, by: By): Promise<string> {
    requireMay(by, 'rule');
    const { state } = await loadCase(context, story, by.actor);
    const query: Omit<Query, 'lastAct'> = {
      id: idFromKey(by.key),
      ...input,
      words: input.item === null ? '' : findItem(state, input.item).item.text,
      askedBy: by.actor.id,
      askedAt: context.clock().toISOString(),
      answers: [],
      closed: null,
    };
    const object = objectOf(query.id);
    await record(context, storyStream(story), { ...by, version: null }, object, [
      { action: 'query-asked', object, payload: { query } },
    ]);
    return query.id;
  }

  async function answer(story: string, id: string, input: AnswerInput, by: By): Promise<void> {
    requireMay(by, 'answer');
    const query = findQuery((await loadCase(context, story, by.actor)).state, id);
    if (query.closed) throw new VerbatimError('invalid', 'This query is closed. Ask again if there is more to say.');
    const given = answerOf(query, parseAnswerInput(input), by);
    const payload = { query: id, item: query.item, answer: { ...given, by: by.actor.id, at: context.clock().toISOString() } };
    await record(context, storyStream(story), by, objectOf(id), [{ action: 'query-answered', object: objectOf(id), payload }]);
  }

  async function close(story: string, id: string, note: string, by: By): Promise<void> {
    requireMay(by, 'rule');
    const query = findQuery((await loadCase(context, story, by.actor)).state, id);
    if (query.closed) throw new VerbatimError('invalid', 'This query is closed already.');
    const payload = { query: id, item: query.item, note: note.trim() };
    await record(context, storyStream(story), by, objectOf(id), [{ action: 'query-closed', object: objectOf(id), payload }]);
  }
}

/** Writers answer for themselves; of anybody else a checker says who it was, and how. */
function answerOf(query: Query, input: AnswerInput, by: By): Omit<Answer, 'by' | 'at'> {
  if (!may(by.actor, 'rule')) {
    if (query.to.kind !== 'writer')
      throw new VerbatimError('forbidden', 'This query is to a source. A checker records the answer.');
    return { text: input.text, from: '', when: null, how: null };
  }
  if (query.to.kind === 'writer') return input;
  return { ...input, from: input.from || query.to.name, how: input.how ?? query.to.how };
}

function findQuery(state: Case, id: string): Query {
  const query = state.queries.find((one) => one.id === id);
  if (!query) throw new VerbatimError('not-found', 'There is no such query in this story.');
  return query;
}

function objectOf(query: string): string {
  return `query/${query}`;
}
