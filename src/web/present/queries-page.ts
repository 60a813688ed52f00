import type { StoryView } from '../../desk/desk.ts';
import { may, type Person } from '../../verdicts/person.ts';
import { text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { presentQuery, type QueryView, type WayChoice, ways } from './query-view.ts';
import { presentHead, type StoryHead } from './story-head.ts';

export interface QueriesPage {
  readonly head: StoryHead;
  /** What waits for an answer first, the longest overdue at the top; closed ones last. */
  readonly queries: readonly QueryView[];
  readonly ask: AskForm | null;
  /** For writers: nothing is asked of them, or what to do. */
  readonly lead: string;
}

/** The form that asks, with what was typed. */
export interface AskForm {
  readonly action: string;
  readonly item: string;
  readonly values: Readonly<Record<'to' | 'name' | 'contact' | 'how' | 'text' | 'due', string>>;
  readonly ways: readonly WayChoice[];
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
  readonly zone: string;
  readonly open: boolean;
}

export function presentQueries(web: Web, person: Person, view: StoryView, kept: Kept | null): QueriesPage {
  const rank = { open: 0, answered: 1, closed: 2 };
  const queries = view.case.queries
    .map((query) => presentQuery(web, person, view, query))
    .sort((a, b) => rank[a.state] - rank[b.state] || (a.due?.iso ?? '9').localeCompare(b.due?.iso ?? '9'));
  const checks = may(person, 'rule');
  return {
    head: presentHead(web, person, view, 'queries'),
    queries,
    ask: checks ? presentAsk(web, view, null, '', kept) : null,
    lead: web.say(checks ? 'queries lead' : 'queries lead-writer'),
  };
}

/** `question` is what is written there at first. */
export function presentAsk(web: Web, view: StoryView, item: string | null, question: string, kept: Kept | null): AskForm {
  const value = (name: keyof AskForm['values'], first: string) => (kept ? text(kept.form, name) : first);
  return {
    action: `/stories/${view.case.story.id}/queries`,
    item: kept ? text(kept.form, 'item') : (item ?? ''),
    values: {
      to: value('to', 'writer'),
      name: value('name', ''),
      contact: value('contact', ''),
      how: value('how', 'phone'),
      text: value('text', question),
      due: value('due', ''),
    },
    ways: ways(web, value('how', 'phone')),
    errors: kept?.errors ?? {},
    message: kept?.message ?? null,
    zone: web.zone,
    open: kept !== null || view.case.queries.length === 0,
  };
}
