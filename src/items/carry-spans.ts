import type { Span } from '../text/span.ts';
import { alignDrafts, sentenceAt } from './align-drafts.ts';
import { moveSpan } from './reanchor.ts';

/** Where stretches of one draft stand in the next: only the sentences, or parts of them, that stand there unchanged. */
export function carrySpans<Carried extends Span>(
  before: string,
  after: string,
  spans: readonly Carried[],
  abbreviations: ReadonlySet<string>,
): Carried[] {
  if (spans.length === 0) return [];
  const drafts = alignDrafts(before, after, abbreviations);
  const carried: Carried[] = [];
  for (const span of spans) {
    for (let at = Math.max(0, sentenceAt(drafts.before, span.start)); at < drafts.before.length; at++) {
      const sentence = drafts.before[at]!;
      if (sentence.start >= span.end) break;
      const part = { start: Math.max(span.start, sentence.start), end: Math.min(span.end, sentence.end) };
      const moved = part.start < part.end ? moveSpan(part, before, after, drafts) : null;
      if (moved) carried.push({ ...span, ...moved });
    }
  }
  return carried.sort((a, b) => a.start - b.start);
}
