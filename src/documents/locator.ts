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

/** What of a document places are told by. */
export type Located = Pick<Document, 'text' | 'pages' | 'turns'>;

/**
 * `line` counts within the page where there are pages, else within the text; likewise `paragraph`. Of a page the printed lines
 * count, not the blank ones that keep paragraphs apart in the text.
 */
export function locate(document: Located, at: Span): Locator {
  const page = document.pages.find((p) => p.start <= at.start && at.start < p.end) ?? null;
  const turn = document.turns.find((t) => t.start <= at.start && at.start < t.end) ?? null;
  const first = firstWord(document.text, page?.start ?? 0);
  const { lines, paragraphs } = breaksOf(document);
  return {
    page: page?.number ?? null,
    paragraph: countBetween(paragraphs, first, at.start) + 1,
    line: countBetween(lines, page ? first : 0, at.start) + 1,
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

interface Breaks {
  /** Offsets of the line ends that count. */
  readonly lines: Uint32Array;
  /** Offsets of the line ends that begin a blank line. */
  readonly paragraphs: Uint32Array;
}

// Counting from the start of a book for every passage would cost more than finding it.
const known = new WeakMap<Located, Breaks>();

function breaksOf(document: Located): Breaks {
  const cached = known.get(document);
  if (cached) return cached;
  const ends = lineEnds(document.text);
  const lines = document.pages.length > 0 ? ends.filter((end) => document.text[end + 1] !== '\n') : ends;
  const breaks = { lines: Uint32Array.from(lines), paragraphs: Uint32Array.from(blankStarts(document.text, ends)) };
  known.set(document, breaks);
  return breaks;
}

function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}

/** Blank lines that follow each other part two paragraphs once. */
function blankStarts(text: string, ends: readonly number[]): number[] {
  const starts: number[] = [];
  for (let i = 0; i < ends.length; i++) {
    const first = i;
    while (i + 1 < ends.length && isBlank(text, ends[i]! + 1, ends[i + 1]!)) i++;
    if (i > first) starts.push(ends[first]!);
  }
  return starts;
}

function isBlank(text: string, from: number, to: number): boolean {
  return from === to || text.slice(from, to).trim() === '';
}

function firstWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function countBetween(offsets: Uint32Array, from: number, to: number): number {
  return Math.max(0, firstAtLeast(offsets, to) - firstAtLeast(offsets, from));
}

function firstAtLeast(offsets: Uint32Array, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
