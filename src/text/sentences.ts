import type { Span } from './span.ts';

/** Sentence spans of `text`, without surrounding blanks. `abbreviations` are lower case, without the final point. */
export function splitSentences(text: string, _abbreviations: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/[^\s][^\n]*?(?:[.!?]["”’)]*(?=\s)|(?=\n)|$)/g)) {
    if (match[0]) found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
