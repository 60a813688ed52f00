import type { HistoryEntry, StoryView } from '../../desk/desk.ts';
import { beginningOf } from '../../text/shorten.ts';
import type { Person } from '../../verdicts/person.ts';
import { isUndoable } from '../../verdicts/undo.ts';
import type { Web } from '../web.ts';
import { namesIn } from './people-names.ts';
import { presentHead, type StoryHead } from './story-head.ts';
import { presentMoment, presentTime, type TimeView } from './times.ts';

export interface HistoryPage {
  readonly head: StoryHead;
  /** The one item that this is the history of; null for the whole story. */
  readonly item: { readonly href: string; readonly words: string } | null;
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
  /** For one's own last act, while it can be taken back. */
  readonly undo: boolean;
}

/** The newest first; several changes of one act are one row a change, an act on many items one row in all. */
export function presentHistory(
  web: Web,
  person: Person,
  view: StoryView,
  entries: readonly HistoryEntry[],
  item: string | null,
): HistoryPage {
  const head = presentHead(web, person, view, 'history');
  const own = lastOwnAct(entries, person.id);
  const shown = entries.filter((entry) => item === null || aboutOf(entry) === item);
  const rows = item === null ? gathered(shown) : shown.map((entry) => ({ entry, count: 1 }));
  return {
    head,
    item: item === null ? null : { href: `${head.href}/items/${item}#item`, words: wordsOf(view, item) ?? item },
    entries: rows.toReversed().map(({ entry, count }) => presentEntry(web, view, entry, count, own)),
  };
}

/** An act on many items at once, such as an assignment, is told once with its count. */
function gathered(entries: readonly HistoryEntry[]): Array<{ entry: HistoryEntry; count: number }> {
  const rows: Array<{ entry: HistoryEntry; count: number }> = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    if (last && last.entry.seq === entry.seq && last.entry.action === entry.action) last.count++;
    else rows.push({ entry, count: 1 });
  }
  return rows;
}

function lastOwnAct(entries: readonly HistoryEntry[], person: string): number | null {
  const last = entries.findLast(({ actor }) => actor === person);
  if (!last || !isUndoable(last.action)) return null;
  const touched = new Set(entries.filter(({ seq }) => seq === last.seq).map(aboutOf));
  const isOfItem = !/^(?:query|proposed)-/.test(last.action);
  const builtOn = entries.some(
    (one) => one.seq > last.seq && ((isOfItem && one.action === 'draft-revised') || touched.has(aboutOf(one))),
  );
  return builtOn ? null : last.seq;
}

function presentEntry(web: Web, view: StoryView, entry: HistoryEntry, count: number, own: number | null): HistoryRow {
  const payload = asRecord(entry.payload);
  const about = count === 1 ? objectOf(view, entry, payload) : { href: null, object: web.say('history items', { count }) };
  return {
    seq: entry.seq,
    at: presentTime(web, entry.at),
    by: namesIn(web, view.people)(entry.actor),
    action: actionWords(web, entry, payload),
    ...about,
    details: detailsOf(web, view, entry, payload),
    undo: entry.seq === own,
  };
}

function actionWords(web: Web, { action }: HistoryEntry, payload: Payload): string {
  const key = `action ${action}`;
  if (action.endsWith('-undone') && web.knows(`undo ${payload.action}`))
    return web.say('action undone', { act: web.say(`undo ${payload.action}`), seq: Number(payload.seq) });
  if (action === 'verdict-recorded' && web.knows(`action ruled-${payload.round}`)) return web.say(`action ruled-${payload.round}`);
  return web.knows(key) ? web.say(key) : action.replaceAll('-', ' ');
}

type Payload = Readonly<Record<string, unknown>>;

/** The item that an entry is about. */
function aboutOf({ object, payload }: HistoryEntry): string {
  const read = asRecord(payload);
  const item = read.item ?? asRecord(read.query).item;
  return typeof item === 'string' ? item : object;
}

function wordsOf(view: StoryView, id: string): string | null {
  const item = view.case.items.find((one) => one.item.id === id)?.item ?? view.case.lost.find((one) => one.id === id);
  if (!item) return null;
  return beginningOf('text' in item ? item.text : item.words, QUOTED);
}

/** What it was done to: an item or a source that is still there, else the words that the record kept. */
function objectOf(view: StoryView, entry: HistoryEntry, payload: Payload): Pick<HistoryRow, 'href' | 'object'> {
  const id = aboutOf(entry);
  const isThere = view.case.items.some((one) => one.item.id === id);
  if (isThere) return { href: `/stories/${view.case.story.id}/items/${id}#item`, object: wordsOf(view, id) };
  const source = view.sources.find((one) => one.source.id === payload.source)?.source;
  if (source) return { href: `/sources/${source.id}`, object: source.title };
  if (typeof payload.source === 'string') return { href: `/sources/${payload.source}`, object: payload.source };
  const words = asRecord(payload.item).text ?? payload.words ?? payload.after ?? asRecord(asRecord(payload.entry).item).text;
  return { href: null, object: typeof words === 'string' ? beginningOf(words, QUOTED) : wordsOf(view, id) };
}

/** What was decided and typed with it, in the order in which it is read. */
function detailsOf(web: Web, view: StoryView, { action }: HistoryEntry, payload: Payload): HistoryRow['details'] {
  const nameOf = namesIn(web, view.people);
  const [verdict, query, answer] = [asRecord(payload.verdict), asRecord(payload.query), asRecord(payload.answer)];
  const to = asRecord(query.to);
  const rows: ReadonlyArray<readonly [field: string, value: unknown]> = [
    ...(['ruling', 'rating', 'keptBy', 'note', 'correction'] as const).map(
      (name) => [name, choice(web, name, verdict[name])] as const,
    ),
    ['reason', payload.reason],
    ['to', action === 'query-asked' ? (to.kind === 'writer' ? web.say('query to-writer') : to.name) : undefined],
    ['question', query.text],
    ['answer', action === 'change-answered' ? payload.text : answer.text],
    ['from', answer.from],
    ['note', action === 'query-closed' ? payload.note : undefined],
    ['assignee', assigneeOf(web, action, payload, nameOf)],
    ['due', dueOf(web, payload.due ?? query.due)],
    ['changedWords', action === 'proof-recorded' ? String(payload.changedWords) : undefined],
  ];
  return rows.flatMap(([field, value]) =>
    typeof value === 'string' && value !== '' ? [{ label: web.say(`field ${field}`), value: beginningOf(value, QUOTED) }] : [],
  );
}

function choice(web: Web, name: string, value: unknown): unknown {
  return typeof value === 'string' && web.knows(`${name} ${value}`) ? web.say(`${name} ${value}`) : value;
}

function assigneeOf(web: Web, action: string, { to }: Payload, nameOf: (id: string) => string): string | undefined {
  if (action !== 'item-assigned' && action !== 'story-assigned') return undefined;
  return typeof to === 'string' ? nameOf(to) : web.say('assigned nobody');
}

/** In UTF-16 code units: what a line of the history quotes. */
const QUOTED = 200;

function dueOf(web: Web, due: unknown): string | undefined {
  return typeof due === 'string' ? presentMoment(web, due).words : undefined;
}

function asRecord(value: unknown): Payload {
  return typeof value === 'object' && value !== null ? (value as Payload) : {};
}
