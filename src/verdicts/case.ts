import type { Furniture } from '../documents/document.ts';
import type { Draft, Story } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import type { Return, SignOff, Verdict } from './verdict.ts';

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
  /** The highest number that an item's id ever had here: an id is never given twice. */
  readonly lastNumber: number;
  /** Ids of the attached sources, in the order they were attached. */
  readonly sources: readonly string[];
  readonly openedAt: string;
  readonly changedAt: string;
  readonly openedBy: string;
  readonly access: StoryAccess;
}

export interface CaseItem {
  readonly item: Item;
  /** Null where the desk found it itself; else who added it. */
  readonly addedBy: string | null;
  /** All rulings, oldest first; the last one counts. */
  readonly verdicts: readonly Verdict[];
  /** Of the last verdict; null until a second person signed. */
  readonly signOff: SignOff | null;
  readonly returned: Return | null;
  /** The item's words or sentence moved in a later draft, so its verdict must be looked at again. */
  readonly recheck: boolean;
}

export const ITEM_STATES = ['to-check', 're-check', 'queried', 'change-required', 'ruled', 'stet', 'cut', 'signed-off'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What the desk says of an item now. Re-check and a return outrank what was ruled before them. */
export function itemState(entry: CaseItem): ItemState {
  const verdict = entry.verdicts.at(-1);
  if (!verdict) return 'to-check';
  if (entry.recheck || entry.returned) return 're-check';
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
