import type { StoryView } from '../../desk/desk.ts';
import type { ProposedSource } from '../../documents/proposed-source.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type UndoView, undoOf } from './undo-view.ts';

/** A proposed source with all that can be done about it. */
export interface ProposedView {
  readonly id: string;
  readonly action: string;
  readonly kind: string;
  readonly author: string | null;
  readonly text: string;
  readonly links: readonly string[];
  readonly words: string;
  /** Where its sentence is looked at: the first item in it, else the draft. */
  readonly href: string | null;
  readonly gone: boolean;
  readonly version: number;
  readonly outcome: {
    readonly words: string;
    readonly href: string | null;
    readonly title: string;
    readonly reason: string;
    readonly undo: UndoView | null;
  } | null;
  readonly addHref: string;
  readonly mayAnswer: boolean;
}

/** Of the whole story, or of what stands where `at` is; the open ones first. */
export function presentProposed(web: Web, person: Person, view: StoryView, at: Span | null = null): ProposedView[] {
  const wanted = view.case.proposed.filter((one) => at === null || (one.at !== null && overlaps(one.at, at)));
  return wanted
    .map((one) => presentOne(web, person, view, one))
    .sort((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null));
}

function presentOne(web: Web, person: Person, view: StoryView, one: ProposedSource): ProposedView {
  const story = `/stories/${view.case.story.id}`;
  const item = one.at && view.case.items.find(({ item: { start, end } }) => overlaps({ start, end }, one.at as Span))?.item;
  return {
    id: one.id,
    action: `${story}/proposed/${one.id}`,
    kind: web.say(`proposed ${one.kind}`),
    author: one.author,
    text: one.kind === 'link' ? '' : one.text,
    links: one.links,
    words: one.words,
    href: item ? `${story}/items/${item.id}#item` : null,
    gone: one.at === null,
    version: view.versions[one.id] ?? 0,
    outcome: one.state === 'open' ? null : outcomeOf(web, person, view, one),
    addHref: `${story}/sources?proposed=${one.id}#add-source-title`,
    mayAnswer: one.state === 'open' && may(person, 'edit-story'),
  };
}

function outcomeOf(web: Web, person: Person, view: StoryView, one: ProposedSource): ProposedView['outcome'] {
  const { state, source, by, reason, seq } = one;
  const name = view.people.find(({ id }) => id === by)?.name ?? web.say('person unknown');
  const title = view.sources.find((attached) => attached.source.id === source)?.source.title ?? '';
  const lastAct = by !== null && seq !== undefined ? { by, seq, action: `proposed-source-${state}` } : null;
  return {
    words: web.say(`proposed ${state}-by`, { name }),
    href: source ? `/sources/${source}` : null,
    ...{ title, reason },
    undo: undoOf(web, person, { lastAct }),
  };
}
