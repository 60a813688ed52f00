import type { Furniture } from '../documents/document.ts';
import type { Draft, Story } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import { type Case, type CaseItem, OPEN_TO_DESK } from './case.ts';

export interface Opening {
  readonly story: Story;
  readonly draft: Draft;
  readonly furniture: readonly Furniture[];
  readonly items: readonly Item[];
}

/** A case before anybody did anything in it. */
export function openedCase({ story, draft, furniture, items }: Opening, by: string, at: string): Case {
  return {
    kind: 'case',
    story,
    drafts: [draft],
    furniture,
    items: items.map((item) => uncheckedItem(item, null, draft.number)),
    lost: [],
    lastNumber: items.length,
    sources: [],
    checker: null,
    queries: [],
    proposed: [],
    draftFile: null,
    noClaims: [],
    checkedTwice: [],
    access: OPEN_TO_DESK,
    openedAt: at,
    changedAt: at,
    openedBy: by,
  };
}

/** `since` is the number of the draft that it first stands in. */
export function uncheckedItem(item: Item, addedBy: string | null, since: number): CaseItem {
  return {
    item,
    addedBy,
    since,
    verdicts: [],
    signOff: null,
    returned: null,
    recheck: false,
    moved: null,
    assignee: null,
    due: null,
    checking: null,
    proposal: null,
    waitingFor: [],
    blind: null,
    published: null,
    lastAct: null,
  };
}
