import { type Case, countStates, itemState, OPEN_STATES } from '../verdicts/case.ts';
import { isOverdue, queryState } from '../verdicts/query.ts';
import type { StorySummary, Viewer } from './desk.ts';

/** One line of the list of stories. `state` is the case as the viewer may see it. */
export function summarise(state: Case, viewer: Viewer, now: string): Omit<StorySummary, 'leftBehind'> {
  return {
    story: state.story,
    counts: countStates(state),
    writers: state.access.writers,
    checker: state.checker,
    mine: assignedTo(state, viewer),
    queries: countQueries(state, now),
    forWriter: waitingForWriter(state),
    checkedTwice: state.checkedTwice,
    sources: state.sources.length,
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    openedBy: state.openedBy,
  };
}

function assignedTo(state: Case, viewer: Viewer): StorySummary['mine'] {
  const mine = state.items.filter(
    (entry) => viewer !== null && entry.assignee === viewer.id && OPEN_STATES.includes(itemState(entry)),
  );
  const due = mine.flatMap((entry) => entry.due ?? []).sort();
  return { count: mine.length, due: due[0] ?? null };
}

function countQueries({ queries }: Case, now: string): StorySummary['queries'] {
  const states = queries.map(queryState);
  return {
    open: states.filter((state) => state === 'open').length,
    answered: states.filter((state) => state === 'answered').length,
    overdue: queries.filter((query) => isOverdue(query, now)).length,
  };
}

function waitingForWriter({ queries, items }: Case): number {
  const asked = queries.filter((query) => query.to.kind === 'writer' && queryState(query) === 'open');
  const changes = items.filter((entry) => itemState(entry) === 'change-required' && entry.proposal === null);
  return asked.length + changes.length;
}
