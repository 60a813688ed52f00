import type { Case } from '../verdicts/case.ts';
import type { Query } from '../verdicts/query.ts';
import type { Viewer } from './desk.ts';

/** Writers see what is asked of the writer. Whom the desk calls, and what is said there, is the desk's. */
export function queriesFor(state: Case, viewer: Viewer): Case {
  if (viewer?.role !== 'writer' || state.queries.every(isToWriter)) return state;
  return { ...state, queries: state.queries.filter(isToWriter) };
}

/** The history without what a viewer is not to see of the queries. */
export function queryEventsFor<Event extends { readonly action: string; readonly payload: unknown }>(
  events: readonly Event[],
  viewer: Viewer,
): readonly Event[] {
  if (viewer?.role !== 'writer') return events;
  const hidden = new Set<string>();
  return events.filter(({ action, payload }) => {
    if (!action.startsWith('query-')) return true;
    const { query } = payload as { readonly query: Query | string };
    if (typeof query === 'string') return !hidden.has(query);
    if (!isToWriter(query)) hidden.add(query.id);
    return isToWriter(query);
  });
}

function isToWriter({ to }: Query): boolean {
  return to.kind === 'writer';
}
