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
  const payload = asRecord(entry.payload);
  const key = `action ${entry.action}`;
  return {
    seq: entry.seq,
    at: presentTime(web, entry.at),
    by: view.people.find(({ id }) => id === entry.actor)?.name ?? entry.actor,
    action: web.knows(key) ? web.say(key) : entry.action.replaceAll('-', ' '),
    ...objectOf(view, entry.object, payload),
    details: detailsOf(web, { ...payload, ...asRecord(payload.verdict) }),
  };
}

/** What it was done to: an item or a source that is still there, else the words that the record kept. */
function objectOf(view: StoryView, id: string, payload: Readonly<Record<string, unknown>>): Pick<HistoryRow, 'href' | 'object'> {
  const item = view.case.items.find((one) => one.item.id === id)?.item;
  if (item) return { href: `/stories/${view.case.story.id}/items/${item.id}#item`, object: shorten(item.text) };
  const source = view.sources.find((one) => one.source.id === payload.source)?.source;
  if (source) return { href: `/sources/${source.id}`, object: source.title };
  if (typeof payload.source === 'string') return { href: `/sources/${payload.source}`, object: payload.source };
  const words = asRecord(payload.item).text ?? payload.words ?? payload.after;
  return { href: null, object: typeof words === 'string' ? shorten(words) : null };
}

/** What was decided and typed with it: only plain text that the catalogue has a name for. */
const TOLD = ['ruling', 'rating', 'note', 'correction', 'reason'] as const;

function detailsOf(web: Web, payload: Readonly<Record<string, unknown>>): HistoryRow['details'] {
  return TOLD.flatMap((name) => {
    const value = payload[name];
    if (typeof value !== 'string' || value === '') return [];
    const choice = `${name} ${value}`;
    return [{ label: web.say(`field ${name}`), value: web.knows(choice) ? web.say(choice) : shorten(value) }];
  });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200).trimEnd()}…` : text;
}
