import type { HistoryEntry, StoryView } from '../../desk/desk.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { presentHead, type StoryHead } from './story-head.ts';
import { presentTime, type TimeView } from './times.ts';

export interface HistoryPage {
  readonly head: StoryHead;
  readonly entries: readonly HistoryRow[];
}

interface HistoryRow {
  readonly seq: number;
  readonly at: TimeView;
  readonly by: string;
  readonly action: string;
  readonly href: string | null;
  readonly object: string | null;
  readonly details: readonly { readonly label: string; readonly value: string }[];
}

/** The newest first. */
export function presentHistory(web: Web, person: Person, view: StoryView, entries: readonly HistoryEntry[]): HistoryPage {
  const head = presentHead(web, person, view, 'history');
  return { head, entries: [...entries].reverse().map((entry) => presentEntry(web, view, entry)) };
}

function presentEntry(web: Web, view: StoryView, entry: HistoryEntry): HistoryRow {
  const item = view.case.items.find((one) => one.item.id === entry.object);
  const source = view.sources.find((one) => one.source.id === entry.object);
  const key = `action ${entry.action}`;
  return {
    seq: entry.seq,
    at: presentTime(web, entry.at),
    by: view.people.find(({ id }) => id === entry.actor)?.name ?? entry.actor,
    action: web.knows(key) ? web.say(key) : entry.action.replaceAll('-', ' '),
    href: item ? `/stories/${view.case.story.id}/items/${item.item.id}#item` : source ? `/sources/${source.source.id}` : null,
    object: item ? shorten(item.item.text) : (source?.source.title ?? null),
    details: detailsOf(web, entry.payload),
  };
}

/** What was typed with it: only fields that the catalogue has a name for, and only plain text. */
function detailsOf(web: Web, payload: unknown): HistoryRow['details'] {
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([name, value]) => {
    if (!web.knows(`field ${name}`) || typeof value !== 'string' || value === '') return [];
    const choice = `${name} ${value}`;
    return [{ label: web.say(`field ${name}`), value: web.knows(choice) ? web.say(choice) : shorten(value) }];
  });
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200).trimEnd()}…` : text;
}
