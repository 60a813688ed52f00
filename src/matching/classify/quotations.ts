import { nextUnit } from '../../text/next-unit.ts';
import type { Span } from '../../text/span.ts';

/** Characters looked at on either side: a quotation that runs over more paragraphs than that is not followed. */
const REACH = 4000;

const CLOSER: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '"': '"', '「': '」', '『': '』', '‘': '’' };
const MARKS = /[“”„«»"「」『』‘’]/g;

/** The source's own quotations around `at`, outermost first. Spans hold the words without the marks. */
export function quotationsAround(text: string, at: Span, limit: Span = { start: 0, end: text.length }): Span[] {
  return quotationsNear(text, at, limit).filter((found) => found.start <= at.start + 1 && at.end - 1 <= found.end);
}

/** All quotations in the paragraph of `at`, outer before inner. */
export function quotationsNear(text: string, at: Span, limit: Span = { start: 0, end: text.length }): Span[] {
  const start = Math.max(limit.start, paragraphStart(text, at.start));
  const end = Math.min(limit.end, paragraphEnd(text, at.end));
  const found: Span[] = [];
  const open: { mark: string; start: number }[] = [];
  const stretch = text.slice(start, end);
  for (let next = nextUnit(MARKS, stretch, 0); next >= 0; next = nextUnit(MARKS, stretch, next + 1)) {
    const i = start + next;
    const char = text.charAt(i);
    const top = open.at(-1);
    if (top && char === CLOSER[top.mark] && isClosing(text, i)) {
      open.pop();
      found.push({ start: top.start, end: i });
    } else if (CLOSER[char] !== undefined && isOpening(text, i) && open.every((o) => o.mark !== char)) {
      open.push({ mark: char, start: i + 1 });
    }
  }
  // A paragraph of a quotation that goes on in the next one is opened and not closed.
  for (const { mark, start: from } of open) if (mark !== '‘') found.push({ start: from, end });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function paragraphStart(text: string, at: number): number {
  const found = text.lastIndexOf('\n\n', at);
  return Math.max(found < 0 ? 0 : found, at - REACH);
}

function paragraphEnd(text: string, at: number): number {
  const found = text.indexOf('\n\n', at);
  return Math.min(found < 0 ? text.length : found, at + REACH);
}

function isOpening(text: string, at: number): boolean {
  return !/[\p{L}\p{N}.,!?]/u.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at + 1));
}

/** An apostrophe inside a word closes nothing. */
function isClosing(text: string, at: number): boolean {
  const isApostrophe = text.charAt(at) === '’' && /\p{L}/u.test(text.charAt(at + 1));
  return !isApostrophe && /\S/.test(text.charAt(at - 1));
}
