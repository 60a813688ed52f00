import type { StoryView } from '../../desk/desk.ts';
import { beginningOf } from '../../text/shorten.ts';
import { type CaseItem, type ItemState, OPEN_STATES } from '../../verdicts/case.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import type { Galley, MarkedItem } from './galley.ts';
import { markItems } from './mark-items.ts';
import { remarkOf } from './remark.ts';

/** The items beside the galley, as filtered. */
export interface ItemList {
  readonly chips: readonly { readonly href: string; readonly label: string; readonly count: number; readonly current: boolean }[];
  readonly entries: readonly ItemEntry[];
  readonly words: string;
  readonly action: string;
  readonly show: string;
  /** Why the list is empty and what to do, else null. */
  readonly empty: string | null;
}

interface ItemEntry {
  readonly id: string;
  readonly href: string;
  readonly number: number;
  readonly index: number;
  readonly state: ItemState;
  readonly stateWords: string;
  readonly text: string;
  readonly remark: string;
  readonly current: boolean;
}

export interface ListQuery {
  readonly show: string;
  readonly words: string;
}

/** Which items each filter shows. */
const FILTERS: Readonly<Record<string, (item: MarkedItem, entry: CaseItem, person: string) => boolean>> = {
  all: () => true,
  open: ({ state }) => OPEN_STATES.includes(state),
  change: ({ state }) => state === 'change-required' || state === 'queried',
  sign: ({ state }) => state === 'ruled' || state === 'stet',
  mine: (_item, { assignee, checking }, person) => assignee === person || checking?.by === person,
  quotes: ({ kind }) => kind === 'quote',
  claims: ({ kind }) => kind === 'claim',
};

/** In UTF-16 code units: two lines of the list. */
const TEASER_LENGTH = 140;

export function parseListQuery(query: Readonly<Record<string, unknown>>): ListQuery {
  const show = typeof query.show === 'string' && Object.hasOwn(FILTERS, query.show) ? query.show : 'all';
  return { show, words: typeof query.q === 'string' ? query.q.slice(0, 200) : '' };
}

/** "?show=open&q=…" with what differs from the plain list, "" for that. `then` follows where there is something. */
export function listQuery({ show, words }: ListQuery, then = ''): string {
  const query = new URLSearchParams();
  if (show !== 'all') query.set('show', show);
  if (words) query.set('q', words);
  const written = query.toString();
  return written ? `?${written}${then}` : '';
}

/** A draft in several parts lists the items of the part that is shown: thousands at once help nobody. */
export function presentItemList(
  web: Web,
  view: StoryView,
  person: Person,
  marked: readonly MarkedItem[],
  query: ListQuery,
  galley: Galley,
): ItemList {
  const href = `/stories/${view.case.story.id}`;
  const near = galley.parts === 1 ? marked : marked.filter((item) => item.current || isShown(galley, item));
  const entries = fitting(web, view, person, near, query);
  return {
    chips: Object.keys(FILTERS).map((show) => ({
      href: `${href}${listQuery({ show, words: '' })}`,
      label: web.say(`list ${show}`),
      count: near.filter((item) => fits(view, person, show, item)).length,
      current: show === query.show,
    })),
    entries,
    words: query.words,
    show: query.show,
    action: href,
    empty: entries.length > 0 ? null : web.say(marked.length === 0 ? 'list nothing-found' : 'list nothing-here'),
  };
}

/** The next item that the list shows and nobody has ruled on; from the last of them the first; null where there is none. */
export function nextToCheck(web: Web, view: StoryView, person: Person, query: ListQuery, after: string): ItemEntry | null {
  const marked = markItems(view.case.items, after);
  const at = marked.find((item) => item.current)?.index ?? -1;
  const open = fitting(web, view, person, marked, query).filter((entry) => OPEN_STATES.includes(entry.state) && !entry.current);
  return open.find(({ index }) => index > at) ?? open[0] ?? null;
}

function fitting(web: Web, view: StoryView, person: Person, marked: readonly MarkedItem[], query: ListQuery): ItemEntry[] {
  return marked
    .filter((item) => fits(view, person, query.show, item))
    .map((item) => presentEntry(web, view, item, query))
    .filter((entry) => matches(entry, query.words));
}

function fits(view: StoryView, person: Person, show: string, item: MarkedItem): boolean {
  return FILTERS[show]?.(item, view.case.items[item.index] as CaseItem, person.id) ?? true;
}

function isShown(galley: Galley, item: MarkedItem): boolean {
  const first = galley.paragraphs[0];
  const last = galley.paragraphs.at(-1)?.pieces.at(-1);
  return first !== undefined && last !== undefined && item.start < last.start + last.text.length && first.start < item.end;
}

function presentEntry(web: Web, view: StoryView, item: MarkedItem, query: ListQuery): ItemEntry {
  const entry = view.case.items[item.index] as CaseItem;
  const { text } = entry.item;
  return {
    id: item.id,
    href: `/stories/${view.case.story.id}/items/${item.id}${listQuery(query)}#item`,
    number: item.number,
    index: item.index,
    state: item.state,
    stateWords: web.say(`state ${item.state}`),
    text: beginningOf(text, TEASER_LENGTH),
    remark: remarkOf(web, view, entry),
    current: item.current,
  };
}

function matches(entry: ItemEntry, words: string): boolean {
  return `${entry.number} ${entry.text} ${entry.remark}`.toLowerCase().includes(words.toLowerCase());
}
