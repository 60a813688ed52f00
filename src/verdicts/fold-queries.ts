import type { Case, CaseItem } from './case.ts';
import type { CaseEvent } from './case-event.ts';
import { type Query, queryState } from './query.ts';

type QueryEvent = Extract<CaseEvent, { action: `query-${string}` }>;

/** The case after a query was asked, answered or closed; its item knows while it waits. */
export function foldQueries(before: Case, event: QueryEvent): Case {
  const queries = queriesAfter(before.queries, event);
  const item = event.action === 'query-asked' ? event.payload.query.item : event.payload.item;
  return { ...before, queries, items: before.items.map((entry) => (entry.item.id === item ? waiting(entry, queries) : entry)) };
}

function queriesAfter(queries: readonly Query[], event: QueryEvent): readonly Query[] {
  const change = (id: string, changed: (query: Query) => Query | null) =>
    queries.flatMap((query) => (query.id === id ? (changed(query) ?? []) : query));
  const lastAct = { seq: event.seq, by: event.actor, action: event.action };
  switch (event.action) {
    case 'query-asked':
      return [...queries, { ...event.payload.query, lastAct }];
    case 'query-answered': {
      const { answer } = event.payload;
      return change(event.payload.query, (query) => ({ ...query, lastAct, answers: [...query.answers, answer] }));
    }
    case 'query-closed': {
      const closed = { by: event.actor, at: event.at, note: event.payload.note };
      return change(event.payload.query, (query) => ({ ...query, lastAct, closed }));
    }
    case 'query-undone':
      return change(event.payload.query, () => event.payload.before && { ...event.payload.before, lastAct });
    default:
      return event satisfies never;
  }
}

function waiting(entry: CaseItem, queries: readonly Query[]): CaseItem {
  const open = queries.filter((query) => query.item === entry.item.id && queryState(query) === 'open');
  return { ...entry, waitingFor: open.map(({ id }) => id) };
}
