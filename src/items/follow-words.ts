import { diffArrays } from 'diff';
import type { Span } from '../text/span.ts';
import { type DraftAlignment, type Rewritten, sentenceAt } from './align-drafts.ts';
import type { Item } from './item.ts';

export const FOLLOW_LIMITS = Object.freeze({
  /** Of an item's words this share must be found again, in order, for the place to be the same item rewritten. */
  sharedWords: 0.5,
  /** An inserted word or two before a rewritten beginning belong to it. */
  insertedWords: 3,
  /** Of the words of both, for a sentence that was rewritten and moved. */
  alikeElsewhere: 0.6,
  /** Rewritten stretches that differ in more words than this are compared sentence by sentence only. */
  mostEdits: 1500,
});

/**
 * Follows items whose words or sentence changed to where their words went; null where too few of them are left. Each rewritten
 * stretch is compared once, whatever the number of items in it.
 */
export function createFollower(before: string, after: string, drafts: DraftAlignment): (item: Item) => Span | null {
  const stretches = drafts.rewritten.map((stretch) => once(() => pairStretch(stretch, before, after, drafts)));
  const sentences = once(() => rewrittenSentences(after, drafts));
  return (item) => {
    const sentence = sentenceAt(drafts.before, item.start);
    const at = drafts.rewritten.findIndex(({ before: span }) => span.start <= sentence && sentence < span.end);
    const pairing = stretches[at]?.();
    return (
      (pairing && readPlace(pairing, item)) ?? sameWordsElsewhere(item, before, after) ?? alikeElsewhere(item, before, sentences())
    );
  };
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

interface Word extends Span {
  readonly text: string;
}

function wordsOf(text: string, { start, end }: Span): Word[] {
  const found = text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu);
  return Array.from(found, (match) => ({ text: match[0], start: start + match.index, end: start + match.index + match[0].length }));
}

interface Pairing {
  readonly old: readonly Word[];
  readonly fresh: readonly Word[];
  /** Per old word the fresh one that it is; -1 for none. */
  readonly partner: Int32Array;
}

function pairStretch(stretch: Rewritten, before: string, after: string, drafts: DraftAlignment): Pairing | null {
  if (stretch.before.start === stretch.before.end || stretch.after.start === stretch.after.end) return null;
  const old = wordsOf(before, hullOf(drafts.before, stretch.before));
  const fresh = wordsOf(after, hullOf(drafts.after, stretch.after));
  const partner = pairWords(old, fresh);
  return partner && { old, fresh, partner };
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
function readPlace({ old, fresh, partner }: Pairing, item: Span): Span | null {
  const from = old.findIndex((word) => word.end > item.start);
  const until = old.findLastIndex((word) => word.start < item.end) + 1;
  if (from < 0 || until <= from) return null;
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

interface SentenceWords {
  readonly span: Span;
  readonly words: ReadonlySet<string>;
}

function rewrittenSentences(after: string, drafts: DraftAlignment): SentenceWords[] {
  const spans = drafts.rewritten.flatMap(({ after: stretch }) => drafts.after.slice(stretch.start, stretch.end));
  return spans.map((span) => ({ span, words: distinctWords(after, span) }));
}

function distinctWords(text: string, span: Span): ReadonlySet<string> {
  return new Set(wordsOf(text, span).map((word) => word.text.toLowerCase()));
}

function alikeElsewhere(item: Item, before: string, sentences: readonly SentenceWords[]): Span | null {
  const own = distinctWords(before, item);
  let best: { readonly span: Span; readonly score: number } | null = null;
  for (const { span, words } of sentences) {
    const score = dice(own, words);
    if (score >= FOLLOW_LIMITS.alikeElsewhere && score > (best?.score ?? 0)) best = { span, score };
  }
  return best?.span ?? null;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}
