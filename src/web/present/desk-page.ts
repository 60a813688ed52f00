import type { StorySummary } from '../../desk/desk.ts';
import { agreementWords } from '../../verdicts/agreement-words.ts';
import { OPEN_STATES } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type ProgressView, presentProgress } from './progress.ts';
import { type DeadlineView, presentDeadline, presentTime, type TimeView } from './times.ts';

export interface DeskPage {
  readonly mayEdit: boolean;
  readonly stories: readonly StoryRow[];
  /** There are stories, though the filter may hide them all. */
  readonly any: boolean;
  readonly filters: readonly { readonly href: string; readonly label: string; readonly count: number; readonly current: boolean }[];
  readonly hasDemo: boolean;
  readonly summary: string;
  readonly agreement: readonly string[];
}

interface StoryRow {
  readonly href: string;
  readonly title: string;
  readonly byline: string;
  readonly demo: boolean;
  readonly deadline: DeadlineView | null;
  readonly changed: TimeView;
  readonly sources: string;
  readonly progress: ProgressView;
  /** What waits there, what is overdue among it marked. */
  readonly waiting: readonly { readonly href: string; readonly words: string; readonly alarm: boolean }[];
}

type Filter = (summary: StorySummary, person: Person, now: string) => boolean;

/** Which stories each filter shows. */
const FILTERS: Readonly<Record<string, Filter>> = {
  all: () => true,
  mine: (summary, person) => isMine(summary, person),
  due: ({ story }, _person, now) => story.deadline !== null && story.deadline < soon(now),
  queries: ({ queries }) => queries.open + queries.answered > 0,
  open: ({ counts }) => openOf(counts) > 0,
  done: ({ counts }) =>
    counts['signed-off'] > 0 && Object.values(counts).reduce((sum, one) => sum + one, 0) === counts['signed-off'],
};

/** In milliseconds: what closes within a day. */
const DAY = 86_400_000;

/** Stories by deadline, the nearest first; those without one after them, the latest change first. */
export function presentDesk(web: Web, person: Person, stories: readonly StorySummary[], wanted: unknown): DeskPage {
  const show = typeof wanted === 'string' && Object.hasOwn(FILTERS, wanted) ? wanted : 'all';
  const now = web.now().toISOString();
  const fits = (name: string) => stories.filter((summary) => FILTERS[name]?.(summary, person, now));
  const open = stories.reduce((sum, { counts }) => sum + openOf(counts), 0);
  return {
    mayEdit: may(person, 'edit-story'),
    stories: fits(show)
      .sort(byDeadline)
      .map((summary) => presentRow(web, person, summary)),
    any: stories.length > 0,
    filters: Object.keys(FILTERS).map((name) => ({
      href: name === 'all' ? '/' : `/?show=${name}`,
      label: web.say(`desk show-${name}`),
      count: fits(name).length,
      current: name === show,
    })),
    hasDemo: stories.some(({ story }) => story.demo),
    summary: web.say('desk summary', { stories: stories.length, open }),
    agreement: agreementWords(
      stories.flatMap(({ checkedTwice }) => checkedTwice),
      web.say,
    ),
  };
}

/** What a person is in charge of, has items of, or wrote. */
function isMine({ mine, checker, writers }: StorySummary, { id }: Person): boolean {
  return mine.count > 0 || checker === id || writers.includes(id);
}

function openOf(counts: StorySummary['counts']): number {
  return OPEN_STATES.reduce((sum, state) => sum + counts[state], 0);
}

function soon(now: string): string {
  return new Date(new Date(now).getTime() + DAY).toISOString();
}

function byDeadline(a: StorySummary, b: StorySummary): number {
  const [left, right] = [a.story.deadline ?? '9999', b.story.deadline ?? '9999'];
  return left.localeCompare(right) || b.changedAt.localeCompare(a.changedAt);
}

function presentRow(web: Web, person: Person, summary: StorySummary): StoryRow {
  const { story, counts, sources, changedAt } = summary;
  return {
    href: `/stories/${story.id}`,
    title: story.title,
    byline: story.byline,
    demo: story.demo,
    deadline: story.deadline === null ? null : presentDeadline(web, story.deadline),
    changed: presentTime(web, changedAt),
    sources: web.say('story sources-count', { count: sources }),
    progress: presentProgress(web, counts),
    waiting: waitingIn(web, person, summary),
  };
}

function waitingIn(web: Web, person: Person, { story, mine, queries, forWriter, leftBehind }: StorySummary): StoryRow['waiting'] {
  const href = `/stories/${story.id}`;
  const late = mine.due !== null && mine.due < web.now().toISOString();
  const own = may(person, 'rule')
    ? { href: `${href}?show=mine`, count: mine.count, words: web.say('desk yours', { count: mine.count }), alarm: late }
    : { href: `${href}?show=change`, count: forWriter, words: web.say('desk for-writer', { count: forWriter }), alarm: false };
  const asked = {
    href: `${href}/queries`,
    count: queries.open,
    words: web.say('desk queries-open', { count: queries.open }),
    alarm: false,
  };
  const overdue = {
    ...asked,
    count: queries.overdue,
    words: web.say('query overdue-count', { count: queries.overdue }),
    alarm: true,
  };
  const answered = { ...asked, count: queries.answered, words: web.say('desk queries-answered', { count: queries.answered }) };
  const left = { href: `${href}/access`, count: Number(leftBehind), words: web.say('desk left-behind'), alarm: true };
  return [left, own, overdue, asked, answered]
    .filter(({ count }) => count > 0)
    .map(({ href: to, words, alarm }) => ({ href: to, words, alarm }));
}
