import type { Story } from '../documents/story.ts';
import { VerbatimError } from '../errors.ts';
import type { Item } from '../items/item.ts';
import { roundAfter } from './blind-check.ts';
import { type Case, type CaseItem, itemState, type LostItem } from './case.ts';
import { type CaseEvent, type CasePayload, parseCaseEvent, type RecordedAct } from './case-event.ts';
import { foldProposed } from './fold-proposed.ts';
import { foldQueries } from './fold-queries.ts';
import { withoutSpans, withSpans } from './no-claims.ts';
import { openedCase, uncheckedItem } from './opened-case.ts';
import type { Verdict } from './verdict.ts';

/** The case after one more act. `before` is null before the story was opened. */
export function foldCase(before: Case | null, act: RecordedAct): Case {
  const event = parseCaseEvent(act);
  if (event.action === 'story-opened') return opened(event);
  if (!before) throw new VerbatimError('invalid', `The story's record begins with "${event.action}" instead of its opening.`);
  return { ...signedBy(event, before, applied(before, event)), changedAt: event.at };
}

type LaterEvent = Exclude<CaseEvent, { action: 'story-opened' }>;

function opened(event: CaseEvent & { action: 'story-opened' }): Case {
  const { story, draft, furniture, items } = event.payload;
  const state = openedCase({ story: complete(story), draft, furniture, items }, event.actor, event.at);
  return { ...state, items: inOrder(state.items), lastNumber: highestNumber(0, items) };
}

/** Stories that were opened before there was a choice. */
function complete(story: Story): Story {
  return { ...story, blindCheck: story.blindCheck ?? false };
}

/** Items that were undone before checks could be published. */
function completeItem(entry: CaseItem): CaseItem {
  return { ...entry, published: entry.published ?? null };
}

function applied(before: Case, event: LaterEvent): Case {
  switch (event.action) {
    case 'story-changed':
      return { ...before, story: complete(event.payload.story) };
    case 'access-changed':
      return { ...before, access: event.payload.access };
    case 'story-assigned':
      return { ...before, checker: event.payload.to };
    case 'draft-revised':
      return revised(before, event.payload);
    case 'item-moved':
    case 'proof-recorded':
      return before; // the move itself is part of `draft-revised`; these lines are history alone
    case 'item-added':
      return withItems(before, [], [added(before, event, event.payload.item)]);
    case 'item-changed':
      return changeItem(before, event.object, (entry) => reworded(entry, event.payload.item));
    case 'items-merged':
      return withItems(before, event.payload.from, [added(before, event, event.payload.item)]);
    case 'item-split': {
      const halves = event.payload.items.map((item) => added(before, event, item));
      return withItems(before, [event.object], halves);
    }
    case 'item-removed':
      return withItems(before, [event.object], []);
    case 'source-attached':
      return { ...before, sources: [...before.sources.filter((id) => id !== event.payload.source), event.payload.source] };
    case 'source-detached':
      return { ...before, sources: before.sources.filter((id) => id !== event.payload.source) };
    case 'draft-came':
    case 'sources-proposed':
    case 'proposed-source-taken':
    case 'proposed-source-dismissed':
    case 'proposed-source-undone':
      return foldProposed(before, event);
    case 'no-claim-marked':
      return { ...before, noClaims: withSpans(before.noClaims, event.payload.spans, event) };
    case 'no-claim-cleared':
      return { ...before, noClaims: withoutSpans(before.noClaims, event.payload.spans) };
    case 'query-asked':
    case 'query-answered':
    case 'query-closed':
    case 'query-undone':
      return foldQueries(before, event);
    case 'act-undone':
      return withItems(before, [event.object], event.payload.entry ? [completeItem(event.payload.entry)] : []);
    default:
      return decided(before, event);
  }
}

type Decision = Extract<
  LaterEvent,
  { action: `verdict-${string}` | `change-${string}` | 'item-assigned' | 'item-taken' | 'check-published' }
>;

/** What people decide about one item. */
function decided(before: Case, event: Decision): Case {
  const by = { by: event.actor, at: event.at };
  switch (event.action) {
    case 'verdict-recorded':
      return ruled(before, event);
    case 'verdict-signed':
      return changeItem(before, event.object, (entry) => ({
        ...entry,
        signOff: { ...by, words: event.payload.words },
        returned: null,
      }));
    case 'verdict-returned':
      return changeItem(before, event.object, (entry) => ({
        ...entry,
        signOff: null,
        returned: { ...by, reason: event.payload.reason },
      }));
    case 'change-accepted':
      return changeItem(before, event.object, (entry) => ({
        ...entry,
        proposal: { answers: entry.proposal?.answers ?? [], accepted: by },
      }));
    case 'change-answered':
      return changeItem(before, event.object, (entry) => ({
        ...entry,
        proposal: { accepted: null, answers: [...(entry.proposal?.answers ?? []), { ...by, text: event.payload.text }] },
      }));
    case 'item-assigned':
      return changeItem(before, event.payload.item, (entry) => ({
        ...entry,
        assignee: event.payload.to,
        due: event.payload.due,
        checking: entry.checking?.by === event.payload.to ? entry.checking : null,
      }));
    case 'check-published':
      return changeItem(before, event.payload.item, (entry) => ({
        ...entry,
        published: event.payload.check && { ...event.payload.check, ...by },
      }));
    case 'item-taken':
      return changeItem(before, event.payload.item, (entry) => ({ ...entry, assignee: event.actor, checking: by }));
    default:
      return event satisfies never;
  }
}

function ruled(before: Case, event: LaterEvent & { action: 'verdict-recorded' }): Case {
  const { round } = event.payload;
  const verdict: Verdict = { ...event.payload.verdict, keptBy: event.payload.verdict.keptBy ?? '' };
  const old = before.items.find((entry) => entry.item.id === event.object);
  const first = round === 'second' && old?.blind ? old.verdicts[old.blind.first] : undefined;
  return {
    ...changeItem(before, event.object, (entry) => ({
      ...entry,
      verdicts: [...entry.verdicts, verdict],
      blind: roundAfter(entry, verdict, round),
      signOff: null,
      returned: null,
      recheck: false,
      moved: null,
      checking: null,
      // What the writer said to the last change that was asked for stays with the item until another is asked for.
      proposal: verdict.ruling === 'change' ? null : entry.proposal,
    })),
    checkedTwice: first
      ? [...before.checkedTwice, { item: event.object, first: judged(first), second: judged(verdict) }]
      : before.checkedTwice,
  };
}

function judged({ ruling, rating, by }: Verdict): Pick<Verdict, 'ruling' | 'rating' | 'by'> {
  return { ruling, rating, by };
}

function added(before: Case, event: LaterEvent, item: Item): CaseItem {
  return uncheckedItem(item, event.actor, before.drafts.length);
}

/** Notes on an item whose act it was. A draft that moves on is nobody's act on the item. */
function signedBy(event: LaterEvent, before: Case, after: Case): Case {
  if (event.action === 'draft-revised' || after.items === before.items) return after;
  const old = new Set(before.items);
  const lastAct = { seq: event.seq, by: event.actor, action: event.action };
  return { ...after, items: after.items.map((entry) => (old.has(entry) ? entry : { ...entry, lastAct })) };
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
  const number = payload.draft.number;
  const items = payload.items.map(({ item, carries, kept, moved }) => {
    const entry = carries === null ? undefined : old.get(carries);
    if (!entry) return uncheckedItem(item, null, number);
    return kept ? { ...entry, item } : { ...reworded(entry, item), moved: movedSince(entry, moved) };
  });
  return {
    ...before,
    drafts: [...before.drafts, payload.draft],
    draftFile: null,
    furniture: payload.furniture,
    items: inOrder(items),
    lost: [...before.lost, ...payload.lost.flatMap((id) => lostItem(old.get(id), number))],
    noClaims: payload.noClaims,
    lastNumber: highestNumber(
      before.lastNumber,
      items.map((entry) => entry.item),
    ),
  };
}

/** Against the sentence that was ruled on, however many drafts ago that was. */
function movedSince(entry: CaseItem, moved: CaseItem['moved']): CaseItem['moved'] {
  if (entry.verdicts.length === 0) return null;
  return moved && entry.recheck && entry.moved ? { ...moved, before: entry.moved.before } : moved;
}

function lostItem(entry: CaseItem | undefined, draft: number): LostItem[] {
  if (!entry) return [];
  const { id, kind, text } = entry.item;
  return [{ id, kind, words: text, state: itemState(entry), ruling: entry.verdicts.at(-1)?.ruling ?? null, draft }];
}

function inOrder(items: readonly CaseItem[]): CaseItem[] {
  return items.toSorted((a, b) => a.item.start - b.item.start || a.item.end - b.item.end || a.item.id.localeCompare(b.item.id));
}

function highestNumber(before: number, items: readonly Item[]): number {
  return Math.max(before, ...items.map((item) => Number(/\d+$/.exec(item.id)?.[0] ?? 0)));
}
