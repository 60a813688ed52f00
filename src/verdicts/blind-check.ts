import type { Story } from '../documents/story.ts';
import type { Case, CaseItem } from './case.ts';
import { type Agreement, cohensKappa } from './kappa.ts';
import type { Verdict } from './verdict.ts';

/** What a verdict is in a story whose items are checked twice: see `roundFor`. */
export const ROUNDS = ['open', 'first', 'second', 'settling'] as const;
export type Round = (typeof ROUNDS)[number];

/** Two checks of one item, each made without sight of the other. Numbers are places in the item's verdicts. */
export interface BlindRound {
  /** Verdicts from here on are hidden from others until the second is in. */
  readonly from: number;
  readonly first: number;
  readonly second: number | null;
  /** The two agree, or a third has decided. */
  readonly settled: boolean;
}

/** What the two said, kept for the story's agreement when the item is checked anew. */
export interface CheckedTwice {
  readonly item: string;
  readonly first: Pick<Verdict, 'ruling' | 'rating' | 'by'>;
  readonly second: Pick<Verdict, 'ruling' | 'rating' | 'by'>;
}

/** Waiting for somebody who has not seen the first verdict. */
export function awaitsSecond({ blind }: CaseItem): boolean {
  return blind !== null && blind.second === null;
}

/** Two checked it and differ; a third has to decide. */
export function isDisputed({ blind }: CaseItem): boolean {
  return blind !== null && blind.second !== null && !blind.settled;
}

/** Somebody still has to rule on it without sight of what others think. */
export function isUnderBlindCheck(story: Story, entry: CaseItem): boolean {
  return awaitsSecond(entry) || (story.blindCheck && entry.blind === null);
}

/** Both who ruled in the present round. */
export function checkersOf({ blind, verdicts }: CaseItem): string[] {
  if (!blind) return [];
  return [blind.first, blind.second].flatMap((at) => (at === null ? [] : (verdicts[at]?.by ?? [])));
}

/** What the next verdict of this person on this item is. */
export function roundFor(story: Story, entry: CaseItem, person: string): Round {
  const again = entry.recheck || entry.returned !== null;
  if (isDisputed(entry) && !again) return 'settling';
  if (awaitsSecond(entry) && !again) return checkersOf(entry).includes(person) ? 'first' : 'second';
  return story.blindCheck ? 'first' : 'open';
}

export function roundAfter(entry: CaseItem, verdict: Verdict, round: Round): BlindRound | null {
  const at = entry.verdicts.length;
  const { blind } = entry;
  if (round === 'open') return null;
  if (round === 'first' || !blind)
    return { from: awaitsSecond(entry) && blind ? blind.from : at, first: at, second: null, settled: false };
  if (round === 'second') return { ...blind, second: at, settled: sameJudgement(entry.verdicts[blind.first], verdict) };
  return { ...blind, settled: true };
}

function sameJudgement(a: Verdict | undefined, b: Verdict): boolean {
  return a?.ruling === b.ruling && a.rating === b.rating;
}

/** The case as this person may see it: what others ruled in an unfinished round is not there. */
export function caseFor(state: Case, viewer: string | null): Case {
  if (!state.items.some(awaitsSecond)) return state;
  return { ...state, items: state.items.map((entry) => entryFor(entry, viewer)) };
}

function entryFor(entry: CaseItem, viewer: string | null): CaseItem {
  const { blind } = entry;
  if (!blind || blind.second !== null) return entry;
  const seen = entry.verdicts.filter((verdict, at) => at < blind.from || verdict.by === viewer);
  if (seen.length === entry.verdicts.length) return entry;
  // One's own verdict of this round is the last that one sees; without one, what counted before it has to be looked at again.
  const own = seen.length > blind.from;
  return {
    ...entry,
    verdicts: seen,
    signOff: null,
    returned: null,
    proposal: null,
    checking: null,
    lastAct: null,
    recheck: own ? entry.recheck : seen.length > 0,
    blind: { ...blind, first: own ? seen.length - 1 : -1 },
  };
}

interface PastAct {
  readonly action: string;
  readonly object: string;
  readonly actor: string;
  readonly payload: unknown;
}

/** The history as this person may see it. Events come oldest first. */
export function historyFor<Event extends PastAct>(events: readonly Event[], viewer: string | null): Event[] {
  const finished = new Set<string>();
  const shown: Event[] = [];
  for (const event of events.toReversed()) {
    const round = roundOf(event);
    if (round === 'second') finished.add(event.object);
    if (round !== 'first' || finished.has(event.object) || event.actor === viewer) shown.push(event);
  }
  return shown.reverse();
}

/** Undoing a first verdict says as much as the verdict did. */
function roundOf({ action, payload }: PastAct): Round {
  const read = payload as { readonly round?: Round; readonly of?: Round } | null;
  if (action === 'verdict-recorded') return read?.round ?? 'open';
  return action === 'act-undone' ? (read?.of ?? 'open') : 'open';
}

/** How far the checks of a story, or of a whole desk, agree: on what to do, and on the rating. */
export interface Agreements {
  readonly ruling: Agreement;
  readonly rating: Agreement;
}

export function agreements(checks: readonly CheckedTwice[]): Agreements {
  return {
    ruling: cohensKappa(checks.map(({ first, second }) => [first.ruling, second.ruling])),
    rating: cohensKappa(checks.map(({ first, second }) => [first.rating, second.rating])),
  };
}
