import type { Span } from './span.ts';

/**
 * Stretches of `text` that a sentence cannot leave: paragraphs, and single lines (headings, list entries, verse) except where
 * the line break only wraps a paragraph. Blanks at the ends are left out. Linear.
 */
export function findBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  const all = paragraphs(text);
  const width = wrapWidth(text, all);
  for (const lines of all) for (const block of joinWrapped(text, lines, width)) blocks.push(block);
  return blocks;
}

function paragraphs(text: string): Span[][] {
  const found: Span[][] = [];
  let current: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = trimmed(text, start, end);
    if (line.start < line.end) current.push(line);
    else current = [];
    if (current.length === 1) found.push(current);
    start = end + 1;
  }
  return found;
}

/** `[start, end)` without blanks at either end. */
export function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0xfeff;
}

function joinWrapped(text: string, lines: readonly Span[], width: number): Span[] {
  const filled = isFilled(text, lines, width);
  const blocks: { start: number; end: number }[] = [];
  for (const line of lines) {
    const before = blocks.at(-1);
    if (before && continues(text, before.end, line.start, filled)) before.end = line.end;
    else blocks.push({ ...line });
  }
  return blocks;
}

/** Lines shorter than this (units) are entries of their own, not the wrapped lines of a paragraph. */
const SHORTEST_WRAPPED_LINE = 40;
/** Of a wrapped paragraph's breaks, at least this share stands where the next word had no room. */
const FILLED_SHARE = 0.8;
/** A paragraph must have this many lines to show the width that its text was wrapped at. */
const LINES_THAT_SHOW_WIDTH = 3;

// The width that most of the text was wrapped at, for paragraphs too short to show it themselves; 0 where there is none.
function wrapWidth(text: string, all: readonly Span[][]): number {
  let width = 0;
  for (const lines of all) {
    if (lines.length < LINES_THAT_SHOW_WIDTH) continue;
    const own = widest(lines);
    if (own > width && isFilled(text, lines, own)) width = own;
  }
  return width;
}

function widest(lines: readonly Span[]): number {
  return lines.reduce((width, line) => Math.max(width, line.end - line.start), 0);
}

// Wrapped text breaks a line only where the next word would not have fitted.
function isFilled(text: string, lines: readonly Span[], textWidth: number): boolean {
  const width = lines.length < LINES_THAT_SHOW_WIDTH ? textWidth : widest(lines);
  if (lines.length < 2 || width < SHORTEST_WRAPPED_LINE) return false;
  let filled = 0;
  for (let i = 1; i < lines.length; i++) {
    const before = lines[i - 1]!;
    const word = /^\S{1,40}/.exec(text.slice(lines[i]!.start, lines[i]!.start + 40))?.[0].length ?? 0;
    if (before.end - before.start + 1 + word > width) filled++;
  }
  return filled >= FILLED_SHARE * (lines.length - 1);
}

const LIST_ENTRY = /^(?:[-*•‣◦–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s|#{1,6}\s|>)/;

function continues(text: string, end: number, next: number, filled: boolean): boolean {
  if (LIST_ENTRY.test(text.slice(next, next + 8))) return false;
  const ends = /[.!?:…]["”’)\]»]*$/.test(text.slice(Math.max(0, end - 4), end));
  return filled || (!ends && (/\p{Ll}/u.test(text.charAt(next)) || isUnfinished(text, end)));
}

/** A line that no heading or entry ends like: on a comma, on a word that something must follow, on a pronoun and its verb. */
const UNFINISHED =
  /(?:[,;]|\b(?:the|an?|of|in|on|at|by|to|from|with|for|and|or|but|as|his|her|its|their|was|were|is|are|has|had|than|that|which|who|whose|(?:he|she|it|they|who|we) \p{Ll}+))$/u;
const LONGEST_ENDING = 24;

function isUnfinished(text: string, end: number): boolean {
  return UNFINISHED.test(text.slice(Math.max(0, end - LONGEST_ENDING), end));
}
