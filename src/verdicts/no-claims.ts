import type { Span } from '../text/span.ts';
import type { NoClaim } from './case.ts';

/** Marks after these stretches were added: what was marked already stays with whoever marked it. In order. */
export function withSpans(
  marks: readonly NoClaim[],
  spans: readonly Span[],
  { actor, at }: { readonly actor: string; readonly at: string },
): NoClaim[] {
  const fresh = spans.flatMap((span) => cutOut(span, marks)).map(({ start, end }) => ({ start, end, by: actor, at }));
  return [...marks, ...fresh].sort((a, b) => a.start - b.start);
}

export function withoutSpans(marks: readonly NoClaim[], spans: readonly Span[]): NoClaim[] {
  return marks.flatMap((mark) => cutOut(mark, spans).map((rest) => ({ ...mark, ...rest })));
}

/** What is left of a stretch when these holes are taken out. O(holes log holes). */
function cutOut(span: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let at = span.start;
  for (const hole of holes.toSorted((a, b) => a.start - b.start)) {
    if (hole.end <= at || hole.start >= span.end) continue;
    if (hole.start > at) left.push({ start: at, end: hole.start });
    at = Math.max(at, hole.end);
  }
  if (at < span.end) left.push({ start: at, end: span.end });
  return left;
}
