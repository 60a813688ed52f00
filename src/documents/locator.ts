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
export function locate(document: Pick<Document, 'text' | 'pages' | 'turns'>, at: Span): Locator {
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

/** "p. 4, line 12" or "00:13:07, Power": what a report prints beside a passage. */
export function describeLocator(locator: Locator): string {
  const parts: string[] = [];
  if (locator.seconds !== null) parts.push(clock(locator.seconds));
  if (locator.speaker) parts.push(locator.speaker);
  if (locator.page !== null) parts.push(`p. ${locator.page}`);
  if (locator.seconds === null)
    parts.push(locator.page === null ? `para. ${locator.paragraph}, line ${locator.line}` : `line ${locator.line}`);
  return parts.join(', ');
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
