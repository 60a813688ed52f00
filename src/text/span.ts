/** Half-open `[start, end)` in UTF-16 code units of one named text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The smallest span that holds all of `spans`; null for none. */
export function hull(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
}

/** Those of `spans` (in order) that share nothing with `holes`. O(n + m log m). */
export function outside(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const ordered = holes.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let reached = -1;
  return spans.filter((span) => {
    while (next < ordered.length && ordered[next]!.start < span.end) reached = Math.max(reached, ordered[next++]!.end);
    return reached <= span.start;
  });
}
