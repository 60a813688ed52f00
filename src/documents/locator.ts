import type { Span } from '../text/span.ts';
import type { Document } from './document.ts';

/** Where a passage stands, in the words people cite by. Numbers count from 1; `seconds` from the recording's start. */
export interface Locator {
  readonly page: number | null;
  readonly paragraph: number;
  readonly line: number;
  readonly seconds: number | null;
  readonly speaker: string | null;
}

/** `line` counts within the page where there are pages, else within the text; likewise `paragraph`. */
export function locate(document: Document, at: Span): Locator {
  const page = document.pages.find((p) => p.start <= at.start && at.start < p.end) ?? null;
  const turn = document.turns.find((t) => t.start <= at.start && at.start < t.end) ?? null;
  const before = document.text.slice(page?.start ?? 0, at.start);
  return {
    page: page?.number ?? null,
    paragraph: countMatches(before.trimStart(), /\n\s*\n/g) + 1,
    line: countMatches(before, /\n/g) + 1,
    seconds: turn?.from ?? null,
    speaker: turn?.speaker ?? null,
  };
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
