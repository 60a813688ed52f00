import type { ProposedSource } from '../documents/proposed-source.ts';
import type { Case } from './case.ts';
import type { CaseEvent } from './case-event.ts';

type ProposedEvent = Extract<CaseEvent, { action: 'draft-came' | 'sources-proposed' | `proposed-source-${string}` }>;

/** How the draft came, what came with it as proposed sources, and what became of those. */
export function foldProposed(before: Case, event: ProposedEvent): Case {
  const done = { by: event.actor, when: event.at, seq: event.seq };
  switch (event.action) {
    case 'draft-came':
      return { ...before, draftFile: event.payload.file };
    case 'sources-proposed': {
      const places = new Map(event.payload.moved.map(({ id, at }) => [id, at]));
      const moved = before.proposed.map((one) => ({ ...one, at: places.has(one.id) ? (places.get(one.id) ?? null) : one.at }));
      return { ...before, proposed: [...moved, ...event.payload.proposed] };
    }
    case 'proposed-source-taken':
      return changed(before, event.payload.proposed, { state: 'taken', source: event.payload.source, ...done });
    case 'proposed-source-dismissed':
      return changed(before, event.payload.proposed, { state: 'dismissed', reason: event.payload.reason, ...done });
    case 'proposed-source-undone':
      return changed(before, event.payload.proposed, event.payload.before);
    default:
      return event satisfies never;
  }
}

function changed(before: Case, id: string, change: Partial<ProposedSource>): Case {
  return { ...before, proposed: before.proposed.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}
