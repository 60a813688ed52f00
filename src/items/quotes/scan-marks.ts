import type { Span } from '../../text/span.ts';
import { type Mark, type MarkFamily, readMarks } from './marks.ts';

/** Words between marks: the span lies inside them, `outer` holds them. `depth` counts the quotations around it. */
export interface MarkedSpan extends Span {
  readonly outer: Span;
  readonly family: MarkFamily;
  readonly depth: number;
  readonly unclosed: boolean;
}

/** A hostile text may nest without end; people don't go beyond three. */
const DEEPEST = 6;

interface Open {
  readonly mark: Mark;
}

/**
 * The quotations of one paragraph, in order of their start. A double mark that never closes ends with the paragraph, or before
 * the next opening mark; a single one is an apostrophe. Linear.
 */
export function scanMarks(text: string, paragraph: Span): MarkedSpan[] {
  const marks = readMarks(text, paragraph.start, paragraph.end);
  const ahead = lookAhead(marks);
  const stack: Open[] = [];
  const found: MarkedSpan[] = [];
  for (const [i, mark] of marks.entries()) {
    if (mark.role === 'none') continue;
    const below = lastOpen(stack, mark.family);
    if (closesNow(text, mark, below >= 0, ahead[i]!)) {
      if (below >= 0) closeAt(text, stack, below, mark, found);
    } else if (opensNow(mark, ahead[i]!, paragraph)) {
      if (below >= 0 && !mayNest(mark, stack, ahead[i]!)) endEarlier(text, stack, below, mark.at, found);
      if (stack.length < DEEPEST) stack.push({ mark });
    }
  }
  endWithParagraph(text, stack, paragraph, found);
  return withDepths(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

// Counted at the end, when it is known which of the marks around were marks.
function withDepths(found: readonly MarkedSpan[]): MarkedSpan[] {
  const around: MarkedSpan[] = [];
  return found.map((span) => {
    while (around.length > 0 && around.at(-1)!.end <= span.start) around.pop();
    const deeper = { ...span, depth: around.length };
    around.push(deeper);
    return deeper;
  });
}

/** What follows a mark among the marks of its family. */
interface Ahead {
  /** A closing mark stands before the next opening one. */
  readonly closesNext: boolean;
  readonly closers: number;
  readonly any: boolean;
}

function lookAhead(marks: readonly Mark[]): Ahead[] {
  const state = new Map<MarkFamily, Ahead>();
  const ahead: Ahead[] = new Array(marks.length);
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i]!;
    const before = state.get(mark.family) ?? { closesNext: false, closers: 0, any: false };
    ahead[i] = before;
    if (mark.role === 'none') continue;
    const closes = mark.role !== 'opens';
    state.set(mark.family, { closesNext: closes, closers: before.closers + (closes ? 1 : 0), any: true });
  }
  return ahead;
}

function lastOpen(stack: readonly Open[], family: MarkFamily): number {
  for (let i = stack.length - 1; i >= 0; i--) if (stack[i]!.mark.family === family) return i;
  return -1;
}

function closesNow(text: string, mark: Mark, isOpen: boolean, ahead: Ahead): boolean {
  if (mark.role === 'opens') return false;
  if (mark.role === 'either') return isOpen;
  return !(isOpen && ahead.closesNext && isWithinWords(text, mark));
}

// 5'10" tall, a 12" record, the boys' toys, goin' home: no end where words go on and a better end follows.
function isWithinWords(text: string, mark: Mark): boolean {
  const after = text.slice(mark.at + mark.length, mark.at + mark.length + 2);
  const before = text.charAt(mark.at - 1);
  if (mark.family === 'double') return /\d/.test(before) && /^(?: \p{Ll}|-|,? )/u.test(after);
  return mark.family === 'single' && /[snz]/i.test(before) && /^ \p{L}/u.test(after);
}

function opensNow(mark: Mark, ahead: Ahead, paragraph: Span): boolean {
  if (mark.role === 'closes') return false;
  if (mark.role === 'either') return ahead.any;
  return mark.family !== 'single' || ahead.closers > 0 || (mark.at === paragraph.start && !mark.straight);
}

function mayNest(mark: Mark, stack: readonly Open[], ahead: Ahead): boolean {
  if (mark.straight) return false;
  const open = stack.filter((entry) => entry.mark.family === mark.family).length;
  return ahead.closers > open;
}

// Opened inside but not closed: apostrophes and slips, dropped with what they opened.
function closeAt(text: string, stack: Open[], index: number, mark: Mark, found: MarkedSpan[]): void {
  const open = stack[index]!;
  stack.length = index;
  pushSpan(text, open, mark.at, mark.at + mark.length, false, found);
}

function endEarlier(text: string, stack: Open[], index: number, at: number, found: MarkedSpan[]): void {
  const open = stack[index]!;
  stack.length = index;
  if (open.mark.family !== 'single') pushSpan(text, open, at, at, true, found);
}

function endWithParagraph(text: string, stack: readonly Open[], paragraph: Span, found: MarkedSpan[]): void {
  const open = stack.find((entry) => entry.mark.family !== 'single' || entry.mark.at === paragraph.start);
  if (open) pushSpan(text, open, paragraph.end, paragraph.end, true, found);
}

function pushSpan(text: string, open: Open, end: number, outerEnd: number, unclosed: boolean, found: MarkedSpan[]): void {
  let from = open.mark.at + open.mark.length;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  if (from === to || !/[\p{L}\p{N}]/u.test(text.slice(from, to))) return;
  const outer = { start: open.mark.at, end: unclosed ? to : outerEnd };
  found.push({ start: from, end: to, outer, family: open.mark.family, depth: 0, unclosed });
}
