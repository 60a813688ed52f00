import type { StoryView } from '../../desk/desk.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { awaitsSecond, checkersOf, isDisputed } from '../../verdicts/blind-check.ts';
import { type CaseItem, itemState } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type DiffPiece, diffPieces } from './passage-words.ts';
import { checkersToChoose, namesIn, type PersonChoice } from './people-names.ts';
import { type AskForm, presentAsk } from './queries-page.ts';
import { presentQuery, type QueryView } from './query-view.ts';
import { type DeadlineView, presentDeadline, presentTime, type TimeView, toLocalField } from './times.ts';
import { type UndoView, undoOf } from './undo-view.ts';

/** The day's work on one item: who has it, what moved, what is asked, what the writer says, what can be taken back. */
export interface ItemWork {
  readonly assigned: Assigned;
  readonly moved: MovedView | null;
  readonly isNew: string | null;
  /** What a blind check asks for or shows. */
  readonly blind: string | null;
  readonly proposal: ProposalView | null;
  readonly queries: readonly QueryView[];
  readonly ask: AskForm | null;
  /** The item is queried and no question about it is under way: the form stands open, with the verdict's note as the question. */
  readonly askNow: boolean;
  readonly undo: UndoView | null;
  readonly historyHref: string;
}

interface Assigned {
  readonly words: string;
  readonly due: DeadlineView | null;
  readonly mayTake: boolean;
  readonly form: {
    readonly people: readonly PersonChoice[];
    readonly due: string;
    readonly version: number;
    readonly zone: string;
  } | null;
}

interface MovedView {
  readonly corrected: boolean;
  readonly words: string;
  readonly pieces: readonly DiffPiece[];
}

interface ProposalView {
  readonly accepted: { readonly words: string; readonly at: TimeView } | null;
  readonly answers: readonly { readonly words: string; readonly at: TimeView; readonly text: string }[];
  readonly mayAnswer: boolean;
}

export function presentItemWork(web: Web, person: Person, view: StoryView, entry: CaseItem): ItemWork {
  const { item } = entry;
  const latest = view.case.drafts.length;
  const checks = may(person, 'rule');
  const last = entry.verdicts.at(-1);
  const queries = view.case.queries.filter((query) => query.item === item.id);
  return {
    assigned: presentAssigned(web, person, view, entry),
    moved: entry.moved && {
      corrected: entry.moved.corrected,
      words: web.say(entry.moved.corrected ? 'moved as-asked' : 'moved since-verdict'),
      pieces: diffPieces(wordDiff(entry.moved.before, entry.moved.after)),
    },
    isNew: entry.since > 1 && entry.since === latest && !last ? web.say('item new-in-draft', { number: latest }) : null,
    blind: blindWords(web, view, entry),
    proposal: presentProposal(web, person, view, entry),
    queries: queries.map((query) => presentQuery(web, person, view, query)),
    ask: checks ? presentAsk(web, view, item.id, last?.ruling === 'query' ? last.note : '', null) : null,
    askNow: checks && itemState(entry) === 'queried' && queries.every((query) => query.closed !== null),
    undo: undoOf(web, person, entry),
    historyHref: `/stories/${view.case.story.id}/history?item=${item.id}`,
  };
}

function presentAssigned(web: Web, person: Person, view: StoryView, entry: CaseItem): Assigned {
  const nameOf = namesIn(web, view.people);
  const { assignee, checking, due, item } = entry;
  const key = checking ? 'assigned checking' : assignee ? 'assigned to' : 'assigned nobody';
  return {
    words: web.say(key, { name: nameOf(checking?.by ?? assignee ?? '') }),
    due: due === null ? null : presentDeadline(web, due),
    mayTake: may(person, 'rule') && checking?.by !== person.id && itemState(entry) === 'to-check',
    form: may(person, 'assign')
      ? {
          people: checkersToChoose(view, assignee),
          due: toLocalField(due, web.zone),
          version: view.versions[`assignment/${item.id}`] ?? 0,
          zone: web.zone,
        }
      : null,
  };
}

function blindWords(web: Web, view: StoryView, entry: CaseItem): string | null {
  if (isDisputed(entry)) {
    const names = checkersOf(entry).map(namesIn(web, view.people));
    return web.say('blind disputed', { first: names[0] ?? '', second: names[1] ?? '' });
  }
  if (awaitsSecond(entry)) return web.say(entry.blind?.first === -1 ? 'blind yours-is-second' : 'blind waiting');
  if (entry.blind) return web.say('blind checked-twice');
  return view.case.story.blindCheck && entry.verdicts.length === 0 ? web.say('blind yours-is-first') : null;
}

function presentProposal(web: Web, person: Person, view: StoryView, entry: CaseItem): ProposalView | null {
  const verdict = entry.verdicts.at(-1);
  if (verdict?.ruling !== 'change' && !entry.proposal) return null;
  const nameOf = namesIn(web, view.people);
  const { proposal } = entry;
  const isAsked = itemState(entry) === 'change-required';
  return {
    accepted: proposal?.accepted
      ? {
          words: web.say('proposal accepted-by', { name: nameOf(proposal.accepted.by) }),
          at: presentTime(web, proposal.accepted.at),
        }
      : null,
    answers: (proposal?.answers ?? []).map(({ by, at, text }) => ({
      words: web.say('proposal answered-by', { name: nameOf(by) }),
      at: presentTime(web, at),
      text,
    })),
    mayAnswer: isAsked && may(person, 'answer') && !proposal?.accepted,
  };
}
