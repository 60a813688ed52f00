import { diffArrays } from 'diff';
import type { Span } from '../text/span.ts';
import { type DraftAlignment, sentenceAt } from './align-drafts.ts';
import type { Item } from './item.ts';

export const FOLLOW_LIMITS = Object.freeze({
  /** Of an item's words this share must be found again, in order, for the place to be the same item rewritten. */
  sharedWords: 0.5,
  /** An inserted word or two before a rewritten beginning belong to it. */
  insertedWords: 3,
  /** Of the words of both, for a sentence that was rewritten and moved. */
  alikeElsewhere: 0.6,
  /** Rewritten stretches that differ in more words than this are compared sentence by sentence only. */
  mostEdits: 3000,
});

/** Where an item's words went when they or their sentence changed; null where too few of them are left. */
export function followWords(item: Item, before: string, after: string, drafts: DraftAlignment): Span | null {
  return (
    withinStretch(item, before, after, drafts) ??
    sameWordsElsewhere(item, before, after) ??
    alikeElsewhere(item, before, after, drafts)
  );
}

interface Word extends Span {
  readonly text: string;
}

function wordsOf(text: string, { start, end }: Span): Word[] {
  const found = text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu);
  return Array.from(found, (match) => ({ text: match[0], start: start + match.index, end: start + match.index + match[0].length }));
}

function withinStretch(item: Item, before: string, after: string, drafts: DraftAlignment): Span | null {
  const sentence = sentenceAt(drafts.before, item.start);
  const stretch = drafts.rewritten.find(({ before: span }) => span.start <= sentence && sentence < span.end);
  if (!stretch || stretch.after.start === stretch.after.end) return null;
  const old = wordsOf(before, hullOf(drafts.before, stretch.before));
  const fresh = wordsOf(after, hullOf(drafts.after, stretch.after));
  const partner = pairWords(old, fresh);
  if (!partner) return null;
  const from = old.findIndex((word) => word.end > item.start);
  const until = old.findLastIndex((word) => word.start < item.end) + 1;
  if (from < 0 || until <= from) return null;
  return readPlace(partner, fresh, from, until);
}

function hullOf(sentences: readonly Span[], { start, end }: Span): Span {
  return { start: sentences[start]!.start, end: sentences[end - 1]!.end };
}

function pairWords(old: readonly Word[], fresh: readonly Word[]): Int32Array | null {
  const texts = (words: readonly Word[]) => words.map((word) => word.text.toLowerCase());
  const steps = diffArrays(texts(old), texts(fresh), { maxEditLength: FOLLOW_LIMITS.mostEdits });
  if (!steps) return null;
  const partner = new Int32Array(old.length).fill(-1);
  let [left, right] = [0, 0];
  for (const { added, removed, count } of steps) {
    if (removed) left += count;
    else if (added) right += count;
    else for (let i = 0; i < count; i++) partner[left++] = right++;
  }
  return partner;
}

// From the first to the last word found again; words that were rewritten at either end belong to it.
function readPlace(partner: Int32Array, fresh: readonly Word[], from: number, until: number): Span | null {
  const own = partner.subarray(from, until);
  const found = own.filter((place) => place >= 0);
  if (found.length === 0 || found.length < FOLLOW_LIMITS.sharedWords * own.length) return null;
  const lead = own.findIndex((place) => place >= 0);
  const trail = own.length - 1 - own.findLastIndex((place) => place >= 0);
  const beforeIt = partner.subarray(0, from).findLast((place) => place >= 0) ?? -1;
  const afterIt = partner.subarray(until).find((place) => place >= 0) ?? fresh.length;
  const first = lead === 0 ? found[0]! : Math.max(beforeIt + 1, found[0]! - lead - FOLLOW_LIMITS.insertedWords);
  const last = trail === 0 ? found.at(-1)! : Math.min(afterIt - 1, found.at(-1)! + trail + FOLLOW_LIMITS.insertedWords);
  return { start: fresh[first]!.start, end: fresh[last]!.end };
}

// The same words in another sentence, where they stand only once.
function sameWordsElsewhere(item: Item, before: string, after: string): Span | null {
  const words = before.slice(item.start, item.end);
  const at = after.indexOf(words);
  const alone = at >= 0 && after.indexOf(words, at + 1) < 0;
  return alone ? { start: at, end: at + words.length } : null;
}

function alikeElsewhere(item: Item, before: string, after: string, drafts: DraftAlignment): Span | null {
  const words = new Set(wordsOf(before, item).map((word) => word.text.toLowerCase()));
  let best: { span: Span; score: number } | null = null;
  for (const { after: stretch } of drafts.rewritten) {
    for (let i = stretch.start; i < stretch.end; i++) {
      const span = drafts.after[i]!;
      const score = dice(words, new Set(wordsOf(after, span).map((word) => word.text.toLowerCase())));
      if (score >= FOLLOW_LIMITS.alikeElsewhere && score > (best?.score ?? 0)) best = { span, score };
    }
  }
  return best?.span ?? null;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}
