import type { Case, CaseItem } from './case.ts';
import type { CaseEvent } from './case-event.ts';
import { type Query, queryState } from './query.ts';

type QueryEvent = Extract<CaseEvent, { action: `query-${string}` }>;

/** The case after a query was asked, answered or closed; its item knows while it waits. */
export function foldQueries(before: Case, event: QueryEvent): Case {
  const queries =
    event.action === 'query-asked'
      ? [...before.queries, event.payload.query]
      : before.queries.map((query) => (query.id === event.payload.query ? after(query, event) : query));
  const item = event.action === 'query-asked' ? event.payload.query.item : event.payload.item;
  return { ...before, queries, items: before.items.map((entry) => (entry.item.id === item ? waiting(entry, queries) : entry)) };
}

function after(query: Query, event: Exclude<QueryEvent, { action: 'query-asked' }>): Query {
  if (event.action === 'query-answered') return { ...query, answers: [...query.answers, event.payload.answer] };
  return { ...query, closed: { by: event.actor, at: event.at, note: event.payload.note } };
}

function waiting(entry: CaseItem, queries: readonly Query[]): CaseItem {
  const open = queries.filter((query) => query.item === entry.item.id && queryState(query) === 'open');
  return { ...entry, waitingFor: open.map(({ id }) => id) };
}
