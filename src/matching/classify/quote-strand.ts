import type { Document } from '../../documents/document.ts';
import { contains, type Span } from '../../text/span.ts';
import type { QuoteMatch } from '../quote-match.ts';
import { findMoves } from './find-moves.ts';
import { type PairingHints, pairWords, type WordMove } from './pair-words.ts';
import { completePart, type PairedPart, type PartWords } from './passage-edges.ts';
import { quotationsNear } from './quotations.ts';
import { findQuoteMarks, type QuoteMarks } from './quote-marks.ts';
import type { WordRelation } from './relate-words.ts';
import { slideGaps } from './slide-gaps.ts';
import type { SpeechTables } from './speech-tables.ts';
import { type SpeechWord, speechWords } from './speech-words.ts';

/** The whole quote beside its passages, in the quote's order. */
export interface QuoteStrand {
  readonly text: string;
  readonly marks: QuoteMarks;
  readonly items: readonly SpeechWord[];
  readonly parts: readonly StrandPart[];
  readonly links: readonly StrandLink[];
  /** Places (see `placeKey`) of the source words that the quote has somewhere. */
  readonly quoted: ReadonlySet<string>;
}

/** `sources` are the words of the passage; the links' source indexes count in them. */
export interface StrandPart {
  readonly document: Document;
  readonly source: string;
  readonly span: Span;
  readonly sources: readonly SpeechWord[];
}

/** Words `[item, itemEnd)` of the quote beside words `[from, to)` of part `part`. */
export interface StrandLink {
  readonly op: WordMove['op'];
  readonly item: number;
  readonly itemEnd: number;
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly relation: WordRelation;
}

/** Cells of the pairing table: above this the engine's own steps divide the passage first. About 10 ms. */
const MOST_CELLS = 250_000;

/** Pairs the words of the quote with those of its passages; null where no passage's source is at hand. */
export function strandQuote(
  text: string,
  match: QuoteMatch,
  sources: (id: string) => Document | undefined,
  tables: SpeechTables,
): QuoteStrand | null {
  const marks = findQuoteMarks(text);
  const items = speechWords(text);
  const hints = hintsOf(text, items, marks);
  const parts: StrandPart[] = [];
  const links: StrandLink[] = [];
  for (const [index, passage] of match.parts.entries()) {
    const document = sources(passage.source);
    if (!document) return null;
    const [from, to] = itemRange(items, match, index, text.length);
    const steps = match.steps.filter((step) => step.part === index);
    const part = { items, from, to, words: speechWords(document.text, passage), steps };
    const { words, moves } = completed(document.text, part, tables, { ...hints, isNarration: narrationOf(document.text, passage) });
    parts.push({ document, source: passage.source, span: sharedSpan(passage, words, moves), sources: words });
    for (const move of moves) {
      links.push({
        op: move.op,
        item: move.item,
        itemEnd: move.itemEnd,
        part: index,
        from: move.source,
        to: move.sourceEnd,
        relation: move.relation,
      });
    }
  }
  const quoted = quotedWords(parts, links);
  return { text, marks, items, parts, links: withoutQuoted(parts, links, quoted), quoted };
}

function quotedWords(parts: readonly StrandPart[], links: readonly StrandLink[]): Set<string> {
  const quoted = new Set<string>();
  for (const { op, part, from, to } of links) {
    if (op === 'missing' || op === 'added') continue;
    const { source, sources } = parts[part]!;
    for (let at = from; at < to; at++) quoted.add(placeKey(source, sources[at]!.start));
  }
  return quoted;
}

/** What one part leaves out and another part has was moved, not left out. */
function withoutQuoted(parts: readonly StrandPart[], links: readonly StrandLink[], quoted: ReadonlySet<string>): StrandLink[] {
  return links.filter(({ op, part, from }) => {
    const { source, sources } = parts[part]!;
    return op !== 'missing' || !quoted.has(placeKey(source, sources[from]!.start));
  });
}

/** Names a place of a source in `quoted`. */
export function placeKey(source: string, start: number): string {
  return `${start} ${source}`;
}

/** From the first to the last word that quote and passage share. */
function sharedSpan(passage: Span, words: readonly SpeechWord[], moves: readonly WordMove[]): Span {
  let { start, end } = passage;
  for (const move of moves) {
    if (move.op !== 'pair' && move.op !== 'moved') continue;
    start = Math.min(start, words[move.source]!.start);
    end = Math.max(end, words[move.sourceEnd - 1]!.end);
  }
  return { start, end };
}

/** The pairing of one part, with what stands just outside its passage where the quote's first or last words found nothing. */
function completed(text: string, part: PartWords, tables: SpeechTables, hints: PairingHints): PairedPart {
  const paired = completePart(text, part, hints, tables, (wanted) => pairPart(wanted, tables, hints));
  return slideGaps(text, findMoves(text, part.items, paired, hints, tables));
}

function hintsOf(text: string, items: readonly SpeechWord[], marks: QuoteMarks): PairingHints {
  const bracketed = items.map((word) =>
    marks.brackets.some((b) => b.kind !== 'letters' && b.start < word.start && word.end < b.end),
  );
  const elided = Array.from({ length: items.length + 1 }, (_, at) => {
    const [start, end] = [items[at - 1]?.end ?? 0, items[at]?.start ?? text.length];
    return marks.ellipses.some((dots) => start <= dots.start && dots.end <= end);
  });
  return { isBracketed: (item) => bracketed[item] ?? false, isElided: (item) => elided[item] ?? false, isNarration: () => false };
}

/** Words of the passage that stand between two of the source's quotations in one paragraph. */
function narrationOf(text: string, passage: Span): (word: Span) => boolean {
  if (!/[,.!?—–]["”“»]\s/.test(text.slice(passage.start, passage.end))) return () => false;
  const quotations = quotationsNear(text, passage);
  const first = quotations.find((quoted) => quoted.start <= passage.end && passage.start <= quoted.end);
  const last = quotations.findLast((quoted) => quoted.start < passage.end);
  if (!first || !last || first === last) return () => false;
  return (word) => first.end <= word.start && word.end <= last.start && !quotations.some((quoted) => contains(quoted, word));
}

/** Parts follow each other in the quote: each takes the words from its first step up to the next part's. */
function itemRange(items: readonly SpeechWord[], match: QuoteMatch, part: number, length: number): [number, number] {
  const start = part === 0 ? 0 : partStart(match, part);
  const end = part + 1 < match.parts.length ? partStart(match, part + 1) : length + 1;
  const from = items.findIndex((word) => word.start >= start);
  const to = items.findIndex((word) => word.start >= end);
  return [from < 0 ? items.length : from, to < 0 ? items.length : to];
}

function partStart(match: QuoteMatch, part: number): number {
  const steps = match.steps.filter((step) => step.part === part && step.item.end > step.item.start);
  const starts = steps.length > 0 ? steps.map((step) => step.item.start) : match.parts[part]!.segments.map((s) => s.item.start);
  return Math.min(...starts);
}

/** The exhaustive pairing where it is small enough, else piece by piece between words that the engine found equal. */
function pairPart(part: PartWords, tables: SpeechTables, hints: PairingHints): WordMove[] {
  return pieces(part).flatMap((piece) => {
    const [i, j] = [piece.item, piece.source];
    const items = part.items.slice(i, piece.itemEnd);
    const words = part.words.slice(j, piece.sourceEnd);
    const near: PairingHints = {
      ...hints,
      isBracketed: (at) => hints.isBracketed(at + i),
      isElided: (at) => hints.isElided(at + i),
    };
    if (items.length * words.length > MOST_CELLS * 4) return wholesale(piece);
    const isInner = { before: i > part.from, after: piece.itemEnd < part.to };
    return pairWords(items, words, tables, near, isInner).map((move) => ({
      ...move,
      item: move.item + i,
      itemEnd: move.itemEnd + i,
      source: move.source + j,
      sourceEnd: move.sourceEnd + j,
    }));
  });
}

interface Piece {
  readonly item: number;
  readonly itemEnd: number;
  readonly source: number;
  readonly sourceEnd: number;
}

/** Nothing is known inside a piece this big: all its words changed. */
function wholesale(piece: Piece): WordMove[] {
  const { item, itemEnd, source, sourceEnd } = piece;
  return [
    { op: 'missing', item, itemEnd: item, source, sourceEnd, relation: 'other' },
    { op: 'added', item, itemEnd, source: sourceEnd, sourceEnd, relation: 'other' },
  ];
}

/** Words of a piece at least, before an equal step may end it. */
const PIECE_WORDS = 200;

function pieces(part: PartWords): Piece[] {
  const { items, from, to, words } = part;
  if ((to - from) * words.length <= MOST_CELLS) return [{ item: from, itemEnd: to, source: 0, sourceEnd: words.length }];
  const found: Piece[] = [];
  let [item, source] = [from, 0];
  for (const step of part.steps) {
    if (step.op !== 'equal') continue;
    const itemAt = lowerBound(items, step.item.start);
    const sourceAt = lowerBound(words, step.source.start);
    if (itemAt - item < PIECE_WORDS && sourceAt - source < PIECE_WORDS) continue;
    if (items[itemAt]?.key !== words[sourceAt]?.key || itemAt >= to || itemAt <= item || sourceAt <= source) continue;
    found.push({ item, itemEnd: itemAt, source, sourceEnd: sourceAt });
    [item, source] = [itemAt, sourceAt];
  }
  return [...found, { item, itemEnd: to, source, sourceEnd: words.length }];
}

function lowerBound(words: readonly SpeechWord[], start: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
