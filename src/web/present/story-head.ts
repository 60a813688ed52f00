import type { StoryView } from '../../desk/desk.ts';
import { countStates } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import { isOverdue, queryState } from '../../verdicts/query.ts';
import type { Web } from '../web.ts';
import { type ProgressView, presentProgress } from './progress.ts';
import { type DeadlineView, presentDate, presentDeadline } from './times.ts';

export type StoryTab = 'galley' | 'sources' | 'queries' | 'reading' | 'report' | 'proof' | 'history' | 'draft' | 'details';

/** The head that all pages of one story share. */
export interface StoryHead {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly facts: readonly string[];
  /** Where the draft came with tracked changes: which wording is checked, and the other one. */
  readonly wording: { readonly href: string; readonly words: string } | null;
  readonly demo: boolean;
  readonly deadline: DeadlineView | null;
  readonly progress: ProgressView;
  readonly matching: MatchingView;
  readonly tabs: readonly {
    readonly href: string;
    readonly label: string;
    readonly current: boolean;
    readonly alarm: string | null;
  }[];
  readonly mayEdit: boolean;
}

interface MatchingView {
  readonly status: 'idle' | 'running' | 'stopped' | 'failed';
  readonly words: string;
  readonly done: number;
  readonly total: number;
}

export function presentHead(web: Web, person: Person, view: StoryView, tab: StoryTab): StoryHead {
  const { story, drafts } = view.case;
  const href = `/stories/${story.id}`;
  const policy = web.policies.find(({ name }) => name === story.policy)?.title ?? story.policy;
  return {
    id: story.id,
    href,
    title: story.title,
    wording: presentWording(web, view),
    facts: [
      web.say('story draft-number', { number: drafts.length }),
      ...(story.byline ? [web.say('story by', { byline: story.byline })] : []),
      ...(story.published ? [web.say('story appears-on', { date: presentDate(web, story.published) })] : []),
      policy,
    ],
    demo: story.demo,
    deadline: story.deadline === null ? null : presentDeadline(web, story.deadline),
    progress: presentProgress(web, countStates(view.case)),
    matching: presentMatching(web, view.matching),
    tabs: tabs(web, person, view, tab),
    mayEdit: may(person, 'edit-story'),
  };
}

function tabs(web: Web, person: Person, view: StoryView, current: StoryTab): StoryHead['tabs'] {
  const href = `/stories/${view.case.story.id}`;
  const waiting = view.case.queries.filter((query) => queryState(query) !== 'closed').length;
  const all: ReadonlyArray<readonly [StoryTab, string, string]> = [
    ['galley', href, web.say('story galley')],
    ['sources', `${href}/sources`, web.say('story sources-tab', { count: view.sources.length })],
    ['queries', `${href}/queries`, web.say('story queries-tab', { count: waiting })],
    ['reading', `${href}/reading`, web.say('story reading')],
    ['report', `${href}/report`, web.say('story report')],
    ['proof', `${href}/proof`, web.say('story proof')],
    ['history', `${href}/history`, web.say('story history')],
    ['draft', `${href}/draft`, web.say('story new-draft')],
    ['details', `${href}/details`, web.say('story details')],
  ];
  const overdue = view.case.queries.filter((query) => isOverdue(query, web.now().toISOString())).length;
  const open = may(person, 'edit-story') ? all : all.filter(([tab]) => tab !== 'draft' && tab !== 'details');
  return open.map(([tab, to, label]) => ({
    href: to,
    label,
    current: tab === current,
    alarm: tab === 'queries' && overdue > 0 ? web.say('query overdue-count', { count: overdue }) : null,
  }));
}

function presentMatching(web: Web, { status, done, total, message }: StoryView['matching']): MatchingView {
  const words = {
    idle: '',
    running: web.say('matching running', { done, total }),
    stopped: web.say('matching stopped', { done, total }),
    failed: web.say('matching failed', { message: message ?? '' }),
  }[status];
  return { status, words, done, total };
}

function presentWording(web: Web, { case: { story, draftFile } }: StoryView): StoryHead['wording'] {
  if (!draftFile?.otherWording) return null;
  return {
    href: `/stories/${story.id}/wording`,
    words: web.say('wording link', { changes: draftFile.changes, wording: draftFile.wording }),
  };
}
