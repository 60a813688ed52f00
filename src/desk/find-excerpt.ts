import { beginningOf, endingOf } from '../text/shorten.ts';
import type { Span } from '../text/span.ts';

const EXCERPT = Object.freeze({
  /** Characters within which the words that were searched for are shown together. */
  reach: 160,
  /** Characters shown on each side, at most. */
  around: 60,
  /** Places of one word that are looked at: what comes later in a book is seldom nearer to the others. */
  places: 500,
});

/** Where a text has what was searched for: the words, and a little of what stands around them, "…" where more does. */
export interface Excerpt extends Span {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/**
 * The first stretch of a text that has most of these words (in small letters; each as the beginning of a word); null where
 * it has none as they are written. Linear.
 */
export function findExcerpt(text: string, wanted: readonly string[]): Excerpt | null {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return null;
  const hits = [...new Set(wanted)].flatMap((word) => placesOf(lower, word)).sort((a, b) => a.start - b.start);
  const best = densest(hits);
  if (!best) return null;
  const { start, end } = best;
  return {
    start,
    end,
    before: endingOf(text.slice(0, start).trimStart(), EXCERPT.around),
    words: text.slice(start, end),
    after: beginningOf(text.slice(end).trimEnd(), EXCERPT.around),
  };
}

interface Hit extends Span {
  readonly word: string;
}

function placesOf(lower: string, word: string): Hit[] {
  const hits: Hit[] = [];
  for (let at = lower.indexOf(word); at >= 0 && hits.length < EXCERPT.places; at = lower.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(lower.charAt(at - 1))) hits.push({ start: at, end: wordEnd(lower, at + word.length), word });
  }
  return hits;
}

function densest(hits: readonly Hit[]): Span | null {
  let best: { span: Span; count: number } | null = null;
  for (const [index, first] of hits.entries()) {
    const seen = new Set<string>();
    let end = first.end;
    for (let at = index; at < hits.length && hits[at]!.end - first.start <= EXCERPT.reach; at++) {
      if (seen.has(hits[at]!.word)) continue;
      seen.add(hits[at]!.word);
      end = Math.max(end, hits[at]!.end);
    }
    if (!best || seen.size > best.count) best = { span: { start: first.start, end }, count: seen.size };
  }
  return best?.span ?? null;
}

function wordEnd(text: string, from: number): number {
  let at = Math.min(from, text.length);
  while (at < text.length && /[\p{L}\p{M}\p{N}]/u.test(text.charAt(at))) at++;
  return at;
}
