import { foldedForm } from '../text/fold.ts';
import { hull, type Span } from '../text/span.ts';
import { words } from '../text/tokens.ts';
import { type DiffPart, wordDiff } from '../text/word-diff.ts';
import { alignDrafts, type DraftAlignment } from './align-drafts.ts';
import type { Item } from './item.ts';
import { type Carried, reanchorItems } from './reanchor.ts';

/** What a later text of a story says otherwise than the draft that was checked. */
export interface DraftComparison {
  readonly changes: readonly DraftChange[];
  /** Words that only one of the two has; differences of marks and spaces alone count nothing. */
  readonly changedWords: number;
  /** Items whose words or sentence are not as they were, in the draft's order. */
  readonly items: readonly AffectedItem[];
}

/** Sentences that stand in the same place and differ; one side may be empty. */
export interface DraftChange {
  readonly before: Span;
  readonly after: Span;
  readonly parts: readonly DiffPart[];
  /** Nothing but marks, case or spaces. */
  readonly typography: boolean;
}

/** `now` is what stands there; null where the words are gone. */
export interface AffectedItem {
  readonly id: string;
  readonly outcome: 'words' | 'sentence' | 'typography' | 'lost';
  readonly now: string | null;
}

export function compareDrafts(
  before: string,
  after: string,
  items: readonly Item[],
  abbreviations: ReadonlySet<string>,
): DraftComparison {
  const drafts = alignDrafts(before, after, abbreviations);
  const changes = drafts.rewritten
    .map((stretch) => change(before, after, drafts, stretch))
    .filter(({ parts }) => parts.some(({ op }) => op !== 'equal'));
  const carried = reanchorItems({ text: before, items }, { text: after, items: [] }, abbreviations).carried;
  return {
    changes,
    changedWords: changes.reduce((sum, { parts }) => sum + wordsIn(parts), 0),
    items: items.flatMap((item, at) => affected(item, carried[at], changes)),
  };
}

function change(
  before: string,
  after: string,
  drafts: DraftAlignment,
  stretch: { readonly before: Span; readonly after: Span },
): DraftChange {
  const was = hull(drafts.before.slice(stretch.before.start, stretch.before.end)) ?? EMPTY;
  const now = hull(drafts.after.slice(stretch.after.start, stretch.after.end)) ?? EMPTY;
  const parts = wordDiff(before.slice(was.start, was.end), after.slice(now.start, now.end));
  return { before: was, after: now, parts, typography: parts.every(({ op, typography }) => op === 'equal' || typography) };
}

const EMPTY: Span = { start: 0, end: 0 };

function wordsIn(parts: readonly DiffPart[]): number {
  const changed = parts.filter(({ op, typography }) => op !== 'equal' && !typography);
  return changed.reduce((sum, { text }) => sum + words(text).length, 0);
}

function affected(item: Item, carried: Carried | undefined, changes: readonly DraftChange[]): AffectedItem[] {
  if (!carried || carried.outcome === 'kept') return [];
  if (carried.outcome === 'lost') return [{ id: item.id, outcome: 'lost', now: null }];
  const now = carried.item.text;
  const around = changes.filter(({ before }) => before.start < item.end && item.start < before.end);
  if (around.length === 0) return []; // only lines are broken elsewhere
  const isSame = lettersOf(now) === lettersOf(item.text);
  const outcome = around.every(({ typography }) => typography) ? 'typography' : isSame ? 'sentence' : 'words';
  return [{ id: item.id, outcome, now }];
}

function lettersOf(text: string): string {
  return foldedForm(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
