import { diffArrays } from 'diff';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';

/** Which sentences of a draft stand unchanged in the next, and which stretches were rewritten into which. */
export interface DraftAlignment {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** Per sentence of the earlier draft: the same sentence in the next one; -1 for none. */
  readonly partner: Int32Array;
  /** Stretches of both drafts, as sentence numbers, that stand in the same place and differ. */
  readonly rewritten: readonly Rewritten[];
}

export interface Rewritten {
  readonly before: Span;
  readonly after: Span;
}

/** More differing sentences than this are not put in order: drafts that far apart share only sentences that moved. */
const MOST_EDITS = 4000;

/** Aligns two drafts by sentences; a sentence that moved is the same sentence. Blanks don't count. */
export function alignDrafts(before: string, after: string, abbreviations: ReadonlySet<string>): DraftAlignment {
  const sentences = { before: splitSentences(before, abbreviations), after: splitSentences(after, abbreviations) };
  const keys = {
    before: sentences.before.map((span) => withoutRuns(before, span)),
    after: sentences.after.map((span) => withoutRuns(after, span)),
  };
  const partner = new Int32Array(keys.before.length).fill(-1);
  const rewritten = pairInOrder(keys.before, keys.after, partner);
  pairMoved(keys.before, keys.after, partner);
  return { ...sentences, partner, rewritten };
}

function withoutRuns(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}

function pairInOrder(before: readonly string[], after: readonly string[], partner: Int32Array): Rewritten[] {
  const steps = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!steps) return [{ before: { start: 0, end: before.length }, after: { start: 0, end: after.length } }];
  const rewritten: Rewritten[] = [];
  let [left, right] = [0, 0];
  let open = { left: 0, right: 0 };
  const close = () => {
    if (left > open.left || right > open.right) {
      rewritten.push({ before: { start: open.left, end: left }, after: { start: open.right, end: right } });
    }
  };
  for (const { added, removed, count } of steps) {
    if (removed) left += count;
    else if (added) right += count;
    else {
      close();
      for (let i = 0; i < count; i++) partner[left++] = right++;
      open = { left, right };
    }
  }
  close();
  return rewritten;
}

function pairMoved(before: readonly string[], after: readonly string[], partner: Int32Array): void {
  const taken = new Set(partner);
  const free = new Map<string, number[]>();
  for (const [i, key] of after.entries()) if (!taken.has(i)) free.set(key, [...(free.get(key) ?? []), i]);
  for (const [i, key] of before.entries()) if (partner[i] === -1) partner[i] = free.get(key)?.shift() ?? -1;
}

/** The sentence that holds `offset`, or the one before it; -1 for none. Binary search. */
export function sentenceAt(sentences: readonly Span[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
