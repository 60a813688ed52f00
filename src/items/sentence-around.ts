import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';

/** How far to look for a paragraph's ends, in characters: longer paragraphs are cut. */
const REACH = 2_000;

/** The sentences that `item` stands in. */
export function sentencesOf(text: string, item: Span, abbreviations: ReadonlySet<string>): Span {
  const from = Math.max(text.lastIndexOf('\n', item.start - 1) + 1, item.start - REACH);
  const lineEnd = text.indexOf('\n', item.end);
  const until = Math.min(lineEnd < 0 ? text.length : lineEnd, item.end + REACH);
  const near = splitSentences(text.slice(from, until), abbreviations)
    .map(({ start, end }) => ({ start: start + from, end: end + from }))
    .filter((sentence) => sentence.start < item.end && item.start < sentence.end);
  return { start: Math.min(item.start, near[0]?.start ?? item.start), end: Math.max(item.end, near.at(-1)?.end ?? item.end) };
}

/** The draft's own words in the sentences that `item` stands in, without the item's. */
export function sentenceAround(text: string, item: Span, abbreviations: ReadonlySet<string>): string {
  const { start, end } = sentencesOf(text, item, abbreviations);
  return `${text.slice(start, item.start)} ${text.slice(item.end, end)}`.trim();
}
