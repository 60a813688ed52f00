import type { Span } from '../../text/span.ts';

/** Whether the words of `span` are sentences of their own: what they deny or doubt is not said of the words that stayed. */
export function areWholeSentences(text: string, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - 8), span.start);
  return /(?:^|[.!?]["”’)]*)\s+["“‘(]*$/u.test(before) && /^["”’)]*[.!?]/.test(text.slice(span.end, span.end + 4));
}
