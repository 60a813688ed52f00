import type { StoryView } from '../../desk/desk.ts';
import { type ItemState, itemState, OPEN_STATES } from '../../verdicts/case.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Repair } from '../../verdicts/repairs.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { type Galley, partOf, presentGalley } from './galley.ts';
import { type ItemList, type ListQuery, listQuery, presentItemList } from './item-list.ts';
import { type JustDone, presentJustDone } from './just-done.ts';
import { markItems, withRepeats } from './mark-items.ts';
import { type Panel, presentPanel } from './panel.ts';
import { presentHead, type StoryHead } from './story-head.ts';
import { presentStoryWork, type StoryWork } from './story-work.ts';

export interface StoryPage {
  readonly head: StoryHead;
  readonly list: ItemList;
  readonly galley: Galley;
  readonly byline: string;
  readonly panel: Panel | null;
  /** What the form before this page did, and how to take it back. */
  readonly done: JustDone | null;
  /** What to do while no item is chosen. */
  readonly start: readonly { readonly words: string; readonly href: string; readonly label: string }[];
  readonly add: AddForm | null;
  readonly work: StoryWork;
  /** Address of a part of a long draft, without its number. */
  readonly partHref: string;
}

interface AddForm {
  readonly action: string;
  readonly version: number;
}

export interface StoryAsk {
  readonly item: string | null;
  readonly query: ListQuery;
  readonly part: number | null;
  /** The item that was ruled on just before, "" for none. */
  readonly done: string;
  readonly kept: Kept | null;
  /** What was typed into the form of a published check. */
  readonly keptPublish: Kept | null;
  /** Of the chosen item. */
  readonly repairs: readonly Repair[];
}

export function presentStory(web: Web, person: Person, view: StoryView, ask: StoryAsk): StoryPage {
  const head = presentHead(web, person, view, 'galley');
  const marked = markItems(view.case.items, ask.item);
  const chosen = marked.find((item) => item.current) ?? null;
  const part = ask.part ?? (chosen ? partOf(view.text, chosen.start) : 1);
  const galley = presentGalley(view.text, withRepeats(marked, view.case.items), view.case.furniture, part);
  const list = presentItemList(web, view, person, marked, ask.query, galley);
  return {
    head,
    list,
    galley,
    byline: view.case.story.byline,
    panel: chosen && presentPanel(web, person, view, { marked: chosen, list, ...ask }),
    done: presentJustDone(web, person, view, ask.done),
    start: nextSteps(web, head, view, list),
    work: presentStoryWork(web, person, view),
    add: head.mayEdit ? { action: `${head.href}/items`, version: view.versions.story ?? 0 } : null,
    partHref: `${head.href}${listQuery(ask.query, '&') || '?'}part=`,
  };
}

function nextSteps(web: Web, head: StoryHead, view: StoryView, list: ItemList): StoryPage['start'] {
  const states = view.case.items.map(itemState);
  const has = (...wanted: ItemState[]) => states.some((state) => wanted.includes(state));
  const step = (key: string, href: string) => ({ words: web.say(`next ${key}`), label: web.say(`next ${key}-do`), href });
  const first = list.entries[0];
  if (head.mayEdit && view.sources.length === 0) return [step('add-a-source', `${head.href}/sources`)];
  if (first && has(...OPEN_STATES)) return [step('start-checking', first.href)];
  if (states.length > 0 && !has('ruled', 'stet', 'cut', 'queried', 'change-required'))
    return [step('all-signed', `${head.href}/report`)];
  if (first) return [step('see-the-rest', first.href)];
  return [];
}
