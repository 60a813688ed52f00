import type { StoryView } from '../../desk/desk.ts';
import { may, type Person } from '../../verdicts/person.ts';
import { type Answer, isOverdue, type Query, type QueryState, queryState, WAYS } from '../../verdicts/query.ts';
import type { Web } from '../web.ts';
import { numberOf } from './item-number.ts';
import { namesIn } from './people-names.ts';
import { type DeadlineView, presentDeadline, presentTime, type TimeView, toLocalField } from './times.ts';
import type { Tone } from './tones.ts';
import { type UndoView, undoOf } from './undo-view.ts';

/** A query with its answers, and what this person can do about it. */
export interface QueryView {
  readonly id: string;
  readonly href: string;
  readonly version: number;
  readonly state: QueryState;
  readonly badge: { readonly tone: Tone; readonly words: string };
  readonly to: string;
  readonly contact: string;
  readonly text: string;
  readonly asked: string;
  readonly askedAt: TimeView;
  readonly due: DeadlineView | null;
  readonly overdue: boolean;
  readonly item: { readonly href: string; readonly label: string } | null;
  readonly words: string;
  readonly answers: readonly AnswerView[];
  readonly closed: { readonly words: string; readonly at: TimeView; readonly note: string } | null;
  readonly answer: AnswerForm | null;
  readonly mayClose: boolean;
  readonly undo: UndoView | null;
}

interface AnswerView {
  readonly text: string;
  readonly words: string;
  readonly at: TimeView;
}

interface AnswerForm {
  /** Null for those who answer for themselves. */
  readonly record: { readonly from: string; readonly when: string; readonly ways: readonly WayChoice[] } | null;
}

export interface WayChoice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export function presentQuery(web: Web, person: Person, view: StoryView, query: Query): QueryView {
  const nameOf = namesIn(web, view.people);
  const overdue = isOverdue(query, web.now().toISOString());
  const state = queryState(query);
  return {
    id: query.id,
    href: `/stories/${view.case.story.id}/queries/${query.id}`,
    version: view.versions[`query/${query.id}`] ?? 0,
    state,
    badge: badgeOf(web, state, overdue),
    to: query.to.kind === 'writer' ? web.say('query to-writer') : query.to.name,
    contact: contactOf(web, query),
    text: query.text,
    asked: web.say('query asked-by', { name: nameOf(query.askedBy) }),
    askedAt: presentTime(web, query.askedAt),
    due: query.due === null ? null : presentDeadline(web, query.due),
    overdue,
    item: itemOf(web, view, query),
    words: query.words,
    answers: query.answers.map((answer) => presentAnswer(web, answer, nameOf(answer.by))),
    closed: query.closed && {
      words: web.say('query closed-by', { name: nameOf(query.closed.by) }),
      at: presentTime(web, query.closed.at),
      note: query.closed.note,
    },
    answer: query.closed ? null : answerForm(web, person, query),
    mayClose: !query.closed && may(person, 'rule'),
    undo: undoOf(web, person, query),
  };
}

const TONES: Readonly<Record<QueryState, Tone>> = { open: 'ask', answered: 'ok', closed: 'open' };

function badgeOf(web: Web, state: QueryState, overdue: boolean): QueryView['badge'] {
  return overdue ? { tone: 'bad', words: web.say('query overdue') } : { tone: TONES[state], words: web.say(`query ${state}`) };
}

function contactOf(web: Web, { to }: Query): string {
  if (to.kind === 'writer') return '';
  return [web.say(`way ${to.how}`), to.contact].filter(Boolean).join(' · ');
}

function itemOf(web: Web, view: StoryView, query: Query): QueryView['item'] {
  const index = view.case.items.findIndex(({ item }) => item.id === query.item);
  if (query.item === null || index < 0) return null;
  const label = web.say('query about-item', { number: numberOf(query.item, index) });
  return { href: `/stories/${view.case.story.id}/items/${query.item}#item`, label };
}

function presentAnswer(web: Web, answer: Answer, by: string): AnswerView {
  const how = answer.how ? web.say(`way ${answer.how}`) : '';
  const words = answer.from
    ? web.say('query answered-by-other', { from: [answer.from, how].filter(Boolean).join(', '), by })
    : web.say('query answered-by', { by });
  return { text: answer.text, words, at: presentTime(web, answer.when ?? answer.at) };
}

/** Writers answer what is asked of the writer; a checker records what anybody said. */
function answerForm(web: Web, person: Person, query: Query): AnswerForm | null {
  if (!may(person, 'answer')) return null;
  if (!may(person, 'rule')) return query.to.kind === 'writer' ? { record: null } : null;
  const { to } = query;
  const from = to.kind === 'writer' ? '' : to.name;
  return {
    record: { from, when: toLocalField(web.now().toISOString(), web.zone), ways: ways(web, to.kind === 'writer' ? '' : to.how) },
  };
}

export function ways(web: Web, chosen: string): WayChoice[] {
  return WAYS.map((value) => ({ value, label: web.say(`way ${value}`), chosen: value === chosen }));
}
