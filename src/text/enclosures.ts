import { nextUnit } from './next-unit.ts';
import type { Span } from './span.ts';
import { letterEnd, wordCharactersEnd } from './word-characters.ts';

/** A closing mark farther away than this (UTF-16 units) is taken for a mark that was never closed. */
const LONGEST = { quotation: 2000, bracket: 400, singleMark: 400 } as const;

interface Open {
  readonly at: number;
  /** The marks of which any closes it. */
  readonly close: string;
  readonly longest: number;
}

/**
 * Outermost quotations and brackets of `text[from, to)` that close again, marks included, in order.
 * Marks without a partner enclose nothing. Linear: the stack never holds more than `DEEPEST` marks.
 */
export function findEnclosures(text: string, from: number, to: number): Span[] {
  const stack: Open[] = [];
  const found: Span[] = [];
  const stretch = text.slice(from, to);
  for (let next = nextUnit(MARKS, stretch, 0); next >= 0; next = nextUnit(MARKS, stretch, next + 1)) {
    const at = from + next;
    const mark = text.charAt(at);
    const partner = stack.findLastIndex((open) => open.close.includes(mark));
    if (partner >= 0 && closes(text, at)) {
      const { at: start, longest } = stack[partner]!;
      stack.length = partner;
      if (at - start <= longest) found.push({ start, end: at + 1 });
    } else if (stack.length < DEEPEST) {
      const open = opened(text, at);
      if (open) stack.push(open);
    }
  }
  return outermost(found);
}

const DEEPEST = 12;
const MARKS = /["“”„«»‹›‘’‚'()[\]「」『』]/g;
const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '‘': '’',
  '‚': '‘',
  '(': ')',
  '[': ']',
  '「': '」',
  '『': '』',
};

function opened(text: string, at: number): Open | null {
  const mark = text.charAt(at);
  if (mark === '"' || mark === "'") return opensStraight(text, at) ? { at, close: mark, longest: longestFor(mark) } : null;
  const close = PAIRS[mark] ?? (opensInward(text, at) ? INWARD[mark] : undefined);
  return close ? { at, close, longest: longestFor(mark) } : null;
}

// »So«, as German books and papers set them; the « oui » of French closes after a blank or before one.
function opensInward(text: string, at: number): boolean {
  return /^$|[\s([—–-]/.test(text.charAt(at - 1)) && /[^\s.,;:!?]/.test(text.charAt(at + 1));
}

const INWARD: Readonly<Record<string, string>> = { '»': '«', '›': '‹' };

function longestFor(mark: string): number {
  if (mark === '(' || mark === '[') return LONGEST.bracket;
  return mark === "'" || mark === '‘' || mark === '‚' || mark === '›' ? LONGEST.singleMark : LONGEST.quotation;
}

// A straight mark opens after a blank, a bracket or a dash, before a word ('90s is a year, not a quotation).
function opensStraight(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (before && !/[\s([{“‘—–"'-]/.test(before)) return false;
  return text.charAt(at) === "'" ? letterEnd(after, 0) > 0 : /\S/.test(after);
}

// ’ and ' are apostrophes where a letter follows; they end a quotation after its punctuation or its last word.
function closes(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (mark !== '’' && mark !== "'") return true;
  if (wordCharactersEnd(text, at + 1) > at + 1) return false;
  return text.charAt(at - 1) !== 's' || mark === '’';
}

function outermost(spans: Span[]): Span[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of spans) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
