import type { StorySummary } from '../../desk/desk.ts';
import { OPEN_STATES } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type ProgressView, presentProgress } from './progress.ts';
import { type DeadlineView, presentDeadline, presentTime, type TimeView } from './times.ts';

export interface DeskPage {
  readonly mayEdit: boolean;
  readonly stories: readonly StoryRow[];
  readonly hasDemo: boolean;
  readonly summary: string;
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
}

/** Stories by deadline, the nearest first; those without one after them, the latest change first. */
export function presentDesk(web: Web, person: Person, stories: readonly StorySummary[]): DeskPage {
  const open = stories.reduce((sum, { counts }) => sum + OPEN_STATES.reduce((open, state) => open + counts[state], 0), 0);
  return {
    mayEdit: may(person, 'edit-story'),
    stories: [...stories].sort(byDeadline).map((summary) => presentRow(web, summary)),
    hasDemo: stories.some(({ story }) => story.demo),
    summary: web.say('desk summary', { stories: stories.length, open }),
  };
}

function byDeadline(a: StorySummary, b: StorySummary): number {
  const [left, right] = [a.story.deadline ?? '9999', b.story.deadline ?? '9999'];
  return left.localeCompare(right) || b.changedAt.localeCompare(a.changedAt);
}

function presentRow(web: Web, { story, counts, sources, changedAt }: StorySummary): StoryRow {
  return {
    href: `/stories/${story.id}`,
    title: story.title,
    byline: story.byline,
    demo: story.demo,
    deadline: story.deadline === null ? null : presentDeadline(web, story.deadline),
    changed: presentTime(web, changedAt),
    sources: web.say('story sources-count', { count: sources }),
    progress: presentProgress(web, counts),
  };
}
