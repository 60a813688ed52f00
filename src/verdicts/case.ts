import type { Furniture } from '../documents/document.ts';
import type { DraftFile, ProposedSource } from '../documents/proposed-source.ts';
import type { Draft, Story } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import type { Span } from '../text/span.ts';
import { type BlindRound, type CheckedTwice, isDisputed } from './blind-check.ts';
import type { PublishedCheck } from './published-check.ts';
import type { Query } from './query.ts';
import type { LastAct } from './undo.ts';
import type { Return, Ruling, SignOff, Verdict } from './verdict.ts';

/** Who sees a story. */
export interface StoryAccess {
  /** Ids of those who see it; null when it is open to the desk. */
  readonly readers: readonly string[] | null;
  /** Ids of the writers who were given it: they see it in any case. */
  readonly writers: readonly string[];
}

export const OPEN_TO_DESK: StoryAccess = { readers: null, writers: [] };

/** Everything decided about one story: the fold of its events. */
export interface Case {
  readonly kind: 'case';
  readonly story: Story;
  readonly drafts: readonly Draft[];
  /** Of the present draft. */
  readonly furniture: readonly Furniture[];
  /** In the order of the draft; removed ones are gone from here and stay in the history. */
  readonly items: readonly CaseItem[];
  /** Items whose words a new draft no longer has, the latest last. */
  readonly lost: readonly LostItem[];
  /** The highest number that an item's id ever had here: an id is never given twice. */
  readonly lastNumber: number;
  /** Ids of the attached sources, in the order they were attached. */
  readonly sources: readonly string[];
  /** Who is in charge of its check; null for nobody yet. Its writers are among `access`. */
  readonly checker: string | null;
  readonly queries: readonly Query[];
  /** Stretches of the present draft that somebody read and found nothing to check in; in order, never overlapping. */
  readonly noClaims: readonly NoClaim[];
  readonly checkedTwice: readonly CheckedTwice[];
  /** What the drafts' comments, footnotes and links propose as sources. */
  readonly proposed: readonly ProposedSource[];
  /** How the present draft arrived; null where it was pasted. */
  readonly draftFile: DraftFile | null;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly openedBy: string;
  readonly access: StoryAccess;
}

export interface CaseItem {
  readonly item: Item;
  /** Null where the desk found it itself; else who added it. */
  readonly addedBy: string | null;
  /** The number of the draft that it first stood in. */
  readonly since: number;
  /** All rulings, oldest first; the last one counts. */
  readonly verdicts: readonly Verdict[];
  /** Of the last verdict; null until a second person signed. */
  readonly signOff: SignOff | null;
  readonly returned: Return | null;
  /** The item's words or sentence moved in a later draft, so its verdict must be looked at again. */
  readonly recheck: boolean;
  /** What moved; null where nothing did since the last verdict. */
  readonly moved: MovedWords | null;
  /** Who is to check it and by when. */
  readonly assignee: string | null;
  readonly due: string | null;
  /** Who is at it now; null once it is ruled. */
  readonly checking: { readonly by: string; readonly at: string } | null;
  /** What the writer said to the last change that was asked for; null before any word. */
  readonly proposal: Proposal | null;
  /** Ids of the queries about it that have no answer yet. */
  readonly waitingFor: readonly string[];
  /** Null where it is checked once. */
  readonly blind: BlindRound | null;
  /** Null unless it is somebody else's published claim. */
  readonly published: PublishedCheck | null;
  /** What was done to it last, for whoever wants to undo it. */
  readonly lastAct: LastAct | null;
}

/** The sentence around an item in the draft that was ruled on, and now. */
export interface MovedWords {
  readonly before: string;
  readonly after: string;
  /** The new words are the correction that the verdict asked for. */
  readonly corrected: boolean;
}

export interface Proposal {
  readonly accepted: { readonly by: string; readonly at: string } | null;
  readonly answers: readonly { readonly by: string; readonly at: string; readonly text: string }[];
}

export interface LostItem {
  readonly id: string;
  readonly kind: Item['kind'];
  readonly words: string;
  readonly state: ItemState;
  readonly ruling: Ruling | null;
  /** The number of the draft that no longer has it. */
  readonly draft: number;
}

export interface NoClaim extends Span {
  readonly by: string;
  readonly at: string;
}

export const ITEM_STATES = [
  'to-check',
  'checking',
  're-check',
  'changed',
  'queried',
  'change-required',
  'ruled',
  'stet',
  'cut',
  'signed-off',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** States in which a checker has to look at the item next. */
export const OPEN_STATES: readonly ItemState[] = ['to-check', 'checking', 're-check', 'changed'];

/** What the desk says of an item now. Re-check and a return outrank what was ruled before them. */
export function itemState(entry: CaseItem): ItemState {
  const verdict = entry.verdicts.at(-1);
  if (!verdict) return stateBeforeVerdict(entry);
  if (entry.recheck && entry.moved?.corrected) return 'changed';
  if (entry.recheck || entry.returned || isDisputed(entry)) return 're-check';
  if (entry.signOff) return 'signed-off';
  switch (verdict.ruling) {
    case 'stands':
      return 'ruled';
    case 'change':
      return 'change-required';
    case 'query':
      return 'queried';
    case 'stet':
      return 'stet';
    case 'cut':
      return 'cut';
    default:
      return verdict.ruling satisfies never;
  }
}

function stateBeforeVerdict(entry: CaseItem): ItemState {
  if (entry.waitingFor.length > 0) return 'queried';
  return entry.checking ? 'checking' : 'to-check';
}

export function countStates(state: Case): Record<ItemState, number> {
  const counts = Object.fromEntries(ITEM_STATES.map((name) => [name, 0])) as Record<ItemState, number>;
  for (const entry of state.items) counts[itemState(entry)]++;
  return counts;
}
