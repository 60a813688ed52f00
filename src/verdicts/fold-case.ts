import { VerbatimError } from '../errors.ts';
import type { Item } from '../items/item.ts';
import { type Case, type CaseItem, OPEN_TO_DESK } from './case.ts';
import { type CaseEvent, type CasePayload, parseCaseEvent, type RecordedAct } from './case-event.ts';

/** The case after one more act. `before` is null before the story was opened. */
export function foldCase(before: Case | null, act: RecordedAct): Case {
  const event = parseCaseEvent(act);
  if (event.action === 'story-opened') return opened(event);
  if (!before) throw new VerbatimError('invalid', `The story's record begins with "${event.action}" instead of its opening.`);
  return { ...applied(before, event), changedAt: event.at };
}

function opened(event: CaseEvent & { action: 'story-opened' }): Case {
  const { story, draft, furniture, items } = event.payload;
  return {
    kind: 'case',
    story,
    drafts: [draft],
    furniture,
    items: inOrder(items.map((item) => unruled(item, null))),
    lastNumber: highestNumber(0, items),
    sources: [],
    openedAt: event.at,
    changedAt: event.at,
    openedBy: event.actor,
    access: OPEN_TO_DESK,
  };
}

function applied(before: Case, event: Exclude<CaseEvent, { action: 'story-opened' }>): Case {
  switch (event.action) {
    case 'story-changed':
      return { ...before, story: event.payload.story };
    case 'access-changed':
      return { ...before, access: event.payload.access };
    case 'draft-revised':
      return revised(before, event.payload);
    case 'item-moved':
      return before; // the move itself is part of `draft-revised`; this line is the item's own history
    case 'item-added':
      return withItems(before, [], [unruled(event.payload.item, event.actor)]);
    case 'item-changed':
      return changeItem(before, event.object, (entry) => reworded(entry, event.payload.item));
    case 'items-merged':
      return withItems(before, event.payload.from, [unruled(event.payload.item, event.actor)]);
    case 'item-split':
      return withItems(
        before,
        [event.object],
        event.payload.items.map((item) => unruled(item, event.actor)),
      );
    case 'item-removed':
      return withItems(before, [event.object], []);
    case 'source-attached':
      return { ...before, sources: [...before.sources.filter((id) => id !== event.payload.source), event.payload.source] };
    case 'source-detached':
      return { ...before, sources: before.sources.filter((id) => id !== event.payload.source) };
    case 'verdict-recorded':
      return changeItem(before, event.object, (entry) => ({
        ...entry,
        verdicts: [...entry.verdicts, event.payload.verdict],
        signOff: null,
        returned: null,
        recheck: false,
      }));
    case 'verdict-signed':
      return changeItem(before, event.object, (entry) => ({
        ...entry,
        signOff: { by: event.actor, at: event.at, words: event.payload.words },
        returned: null,
      }));
    case 'verdict-returned':
      return changeItem(before, event.object, (entry) => ({
        ...entry,
        signOff: null,
        returned: { by: event.actor, at: event.at, reason: event.payload.reason },
      }));
    default:
      return event satisfies never;
  }
}

function unruled(item: Item, addedBy: string | null): CaseItem {
  return { item, addedBy, verdicts: [], signOff: null, returned: null, recheck: false };
}

/** New words fall back to re-check; a new speaker does as well. */
function reworded(entry: CaseItem, item: Item): CaseItem {
  return { ...entry, item, signOff: null, recheck: entry.verdicts.length > 0 };
}

function changeItem(before: Case, id: string, change: (entry: CaseItem) => CaseItem): Case {
  return { ...before, items: inOrder(before.items.map((entry) => (entry.item.id === id ? change(entry) : entry))) };
}

function withItems(before: Case, gone: readonly string[], added: readonly CaseItem[]): Case {
  const items = [...before.items.filter((entry) => !gone.includes(entry.item.id)), ...added];
  const lastNumber = highestNumber(
    before.lastNumber,
    added.map((entry) => entry.item),
  );
  return { ...before, items: inOrder(items), lastNumber };
}

function revised(before: Case, payload: CasePayload<'draft-revised'>): Case {
  const old = new Map(before.items.map((entry) => [entry.item.id, entry]));
  const items = payload.items.map(({ item, carries, kept }) => {
    const entry = carries === null ? undefined : old.get(carries);
    if (!entry) return unruled(item, null);
    return kept ? { ...entry, item } : reworded(entry, item);
  });
  return {
    ...before,
    drafts: [...before.drafts, payload.draft],
    furniture: payload.furniture,
    items: inOrder(items),
    lastNumber: highestNumber(
      before.lastNumber,
      items.map((entry) => entry.item),
    ),
  };
}

function inOrder(items: readonly CaseItem[]): CaseItem[] {
  return items.toSorted((a, b) => a.item.start - b.item.start || a.item.end - b.item.end || a.item.id.localeCompare(b.item.id));
}

function highestNumber(before: number, items: readonly Item[]): number {
  return Math.max(before, ...items.map((item) => Number(/\d+$/.exec(item.id)?.[0] ?? 0)));
}
