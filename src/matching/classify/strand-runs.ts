import type { Document } from '../../documents/document.ts';
import type { Span } from '../../text/span.ts';
import { placeKey, type QuoteStrand, type StrandLink } from './quote-strand.ts';
import type { WordRelation } from './relate-words.ts';
import { type SpeechWord, speechWords } from './speech-words.ts';

/** A stretch of the quote beside a stretch of one source. */
export type Run = PairRun | MissingRun | AddedRun | JumpRun | MovedRun;

interface RunBase {
  readonly part: number;
  /** Index of the first quote word at or after this place. */
  readonly item: number;
  readonly items: readonly SpeechWord[];
}

export interface PairRun extends RunBase {
  readonly op: 'pair';
  readonly relation: WordRelation;
  readonly sources: readonly SpeechWord[];
}

/** Words `[from, to)` of `words`, which goes on to either side of them. */
export interface MissingRun extends RunBase {
  readonly op: 'missing';
  readonly document: Document;
  readonly words: readonly SpeechWord[];
  readonly from: number;
  readonly to: number;
}

export interface AddedRun extends RunBase {
  readonly op: 'added';
  /** Where in the source they would stand. */
  readonly at: number;
}

/** Words: fewer that moved are a slip of order, more are a changed statement. */
export const FEW_MOVED = 3;

/** Words that stand near by in the source, in another place than the quote has them. */
export interface MovedRun extends RunBase {
  readonly op: 'moved';
  readonly sources: readonly SpeechWord[];
  /** Word by word. */
  readonly pairs: readonly PairRun[];
}

/** From one passage to another that doesn't follow it. */
export interface JumpRun extends RunBase {
  readonly op: 'jump';
  readonly reason: 'other-source' | 'backwards';
  /** The last word before the jump, in its own source. */
  readonly from: Span;
  readonly span: Span;
}

/** The strand as runs in the quote's order; passages that follow each other in one source are joined by what lies between. */
export function toRuns(strand: QuoteStrand): Run[] {
  const runs: Run[] = [];
  let before: StrandLink | null = null;
  for (let at = 0; at < strand.links.length; ) {
    const link = strand.links[at]!;
    const end = runEnd(strand.links, at);
    const jump = link.op === 'pair' && before && before.part !== link.part ? toJump(strand, before, link) : null;
    if (jump) runs.push(jump);
    runs.push(toRun(strand, strand.links.slice(at, end)));
    if (link.op === 'pair') before = link;
    at = end;
  }
  return runs;
}

/** Words left out in a row are one run, and so are words added. */
function runEnd(links: readonly StrandLink[], at: number): number {
  const first = links[at]!;
  let end = at + 1;
  if (first.op !== 'pair') while (links[end]?.op === first.op && links[end]!.part === first.part) end++;
  return end;
}

function toRun(strand: QuoteStrand, links: readonly StrandLink[]): Run {
  const [first, last] = [links[0]!, links.at(-1)!];
  const part = strand.parts[first.part]!;
  const base = { part: first.part, item: first.item, items: strand.items.slice(first.item, last.itemEnd) };
  switch (first.op) {
    case 'pair':
      return toPair(strand, first);
    case 'missing':
      return { ...base, op: 'missing', document: part.document, ...slid(part.document.text, part.sources, first.from, last.to) };
    case 'added':
      return { ...base, op: 'added', at: part.sources[first.from - 1]?.end ?? part.span.start };
    case 'moved':
      return {
        ...base,
        op: 'moved',
        sources: part.sources.slice(first.from, last.to),
        pairs: links.map((link) => toPair(strand, link)),
      };
  }
}

function toPair(strand: QuoteStrand, link: StrandLink): PairRun {
  return {
    op: 'pair',
    part: link.part,
    item: link.item,
    items: strand.items.slice(link.item, link.itemEnd),
    relation: link.relation,
    sources: strand.parts[link.part]!.sources.slice(link.from, link.to),
  };
}

/**
 * Of words said twice either may count as the one left out: where "I went — I walked" became "I walked", it is the
 * words before the dash.
 */
function slid(text: string, words: readonly SpeechWord[], from: number, to: number) {
  const breaksOff = (end: number) => /^\s?(—|–|--|-\s|…|\.\.\.)/.test(text.slice(words[end - 1]!.end, words[end - 1]!.end + 4));
  let shift = 0;
  while (from - shift > 0 && words[from - shift - 1]!.key === words[to - shift - 1]!.key) {
    shift++;
    if (breaksOff(to - shift) && !breaksOff(to)) return { words, from: from - shift, to: to - shift };
  }
  return { words, from, to };
}

/** Characters: what lies further apart is not read for its words. */
const FAR = 20_000;

/** Null where all that lies between stands elsewhere in the quote. */
function toJump(strand: QuoteStrand, before: StrandLink, after: StrandLink): Run | null {
  const [a, b] = [strand.parts[before.part]!, strand.parts[after.part]!];
  const [end, start] = [a.sources[before.to - 1]!, b.sources[after.from]!];
  const base = { part: after.part, item: after.item };
  if (a.source !== b.source || start.start < end.end) {
    const isBackwards = a.source === b.source;
    const last = lastOfJump(strand, after, isBackwards ? end.start : Number.POSITIVE_INFINITY);
    return {
      ...base,
      items: strand.items.slice(after.item, last.itemEnd),
      op: 'jump',
      reason: isBackwards ? 'backwards' : 'other-source',
      from: { start: end.start, end: end.end },
      span: { start: start.start, end: b.sources[last.to - 1]!.end },
    };
  }
  const isFar = start.start - end.end > FAR;
  const between = isFar
    ? [farWord(a.document.text, end.end, start.start)]
    : speechWords(a.document.text, { start: end.end, end: start.start });
  const words = [end, ...between, start];
  const isQuoted = (at: number) => strand.quoted.has(placeKey(a.source, words[at]!.start));
  let [from, to] = [1, words.length - 1];
  while (from < to && isQuoted(from)) from++;
  while (from < to && isQuoted(to - 1)) to--;
  return from < to ? { ...base, items: [], op: 'missing', document: a.document, words, from, to } : null;
}

/** End of the last word that the quote shares with this part's passage. */
export function sharedEnd(strand: QuoteStrand, part: number): number {
  const last = strand.links.findLast((link) => link.part === part && link.op === 'pair');
  return last ? strand.parts[part]!.sources[last.to - 1]!.end : strand.parts[part]!.span.end;
}

/** One stand-in for a stretch that is too long to read. */
function farWord(text: string, start: number, end: number): SpeechWord {
  const near = text.slice(start, end);
  const [from, to] = [start + near.length - near.trimStart().length, start + near.trimEnd().length];
  return { start: from, end: to, raw: '', key: '', skeleton: '', bracketed: false };
}

/** The last link of the part that a jump led to, or the one before it reaches `at` and all is in order again. */
function lastOfJump(strand: QuoteStrand, first: StrandLink, at: number): StrandLink {
  const { sources } = strand.parts[first.part]!;
  const own = strand.links.filter((link) => link.part === first.part && link.op === 'pair' && link.item >= first.item);
  return own.findLast((link) => sources[link.to - 1]!.start < at) ?? first;
}
