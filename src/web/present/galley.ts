import type { Furniture } from '../../documents/document.ts';
import type { Span } from '../../text/span.ts';
import type { ItemState } from '../../verdicts/case.ts';

/** A stretch of the draft as it is printed: paragraphs with their number, cut into pieces at every mark's edge. */
export interface Galley {
  readonly paragraphs: readonly GalleyParagraph[];
  readonly part: number;
  readonly parts: number;
}

interface GalleyParagraph {
  /** Null where it goes on from the part before. */
  readonly number: number | null;
  readonly start: number;
  /** Who begins to speak here, and when, in a source that has turns. */
  readonly turn: { readonly words: string; readonly href: string } | null;
  /** Why all of it is set aside, else null. */
  readonly furniture: Furniture['reason'] | null;
  readonly pieces: readonly GalleyPiece[];
}

interface GalleyPiece {
  readonly start: number;
  readonly text: string;
  /** The items that cover it, the outermost first. */
  readonly marks: readonly GalleyMark[];
  readonly furniture: Furniture['reason'] | null;
}

interface GalleyMark extends MarkedItem {
  /** This piece is the first of the item, so it carries the anchor; the last carries the number. */
  readonly first: boolean;
  readonly last: boolean;
}

/** An item as the galley needs it; `number` is what people call it. */
export interface MarkedItem extends Span {
  readonly id: string;
  readonly number: number;
  /** Its place in the draft's order. */
  readonly index: number;
  readonly state: ItemState;
  readonly kind: 'quote' | 'claim';
  readonly current: boolean;
  /** The item's words standing again elsewhere: marked like it, with no anchor of their own. */
  readonly repeat?: boolean;
}

/** In UTF-16 code units: about forty screens, which a browser lays out in well under a second. */
export const PART_LENGTH = 60_000;

/** O(text of the part + items · log items). */
export function presentGalley(text: string, items: readonly MarkedItem[], furniture: readonly Furniture[], wanted: number): Galley {
  const { bounds, paragraphs, ...parts } = galleyPart(text, wanted);
  const marks = items.filter((item) => item.start < bounds.end && bounds.start < item.end);
  const aside = furniture.filter((piece) => piece.start < bounds.end && bounds.start < piece.end);
  return { ...parts, paragraphs: paragraphs.map(({ number, ...span }) => presentParagraph(text, span, number, marks, aside)) };
}

/** The paragraphs of one part of a long text; `number` is null where one goes on from the part before. */
export function galleyPart(text: string, wanted: number) {
  const parts = cutParts(text);
  const part = Math.min(Math.max(wanted, 1), parts.length);
  const bounds = parts[part - 1] as Part;
  let number = bounds.paragraphsBefore;
  const paragraphs = cutParagraphs(text, bounds).map((span, index) => {
    const continues = index === 0 && bounds.continues;
    if (!continues) number++;
    return { ...span, number: continues ? null : number };
  });
  return { bounds: bounds as Span, paragraphs, part, parts: parts.length };
}

/** Which part shows this offset, from 1. */
export function partOf(text: string, offset: number): number {
  return Math.max(1, cutParts(text).findIndex(({ end }) => offset < end) + 1);
}

interface Part extends Span {
  readonly continues: boolean;
  readonly paragraphsBefore: number;
}

/** Cuts at a paragraph's end where one lies in the second half of a part, else at a blank, never inside a character. */
function cutParts(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let paragraphsBefore = 0;
  let continues = false;
  do {
    const end = endOfPart(text, start);
    parts.push({ start, end, continues, paragraphsBefore });
    paragraphsBefore += cutParagraphs(text, { start, end }).length - (continues ? 1 : 0);
    continues = end < text.length && !isBetweenParagraphs(text, end);
    start = end;
  } while (start < text.length);
  return parts;
}

/** A blank line lies around this place. */
function isBetweenParagraphs(text: string, at: number): boolean {
  const before = /\s*$/.exec(text.slice(Math.max(0, at - 100), at))?.[0] ?? '';
  const after = /^\s*/.exec(text.slice(at, at + 100))?.[0] ?? '';
  return (`${before}${after}`.match(/\n/g)?.length ?? 0) > 1;
}

function endOfPart(text: string, start: number): number {
  const limit = start + PART_LENGTH;
  if (limit >= text.length) return text.length;
  const half = start + PART_LENGTH / 2;
  const window = text.slice(half, limit); // searched alone: lastIndexOf on the whole text would look back to its start
  const paragraph = window.lastIndexOf('\n\n');
  if (paragraph >= 0) return half + paragraph + 2;
  const blank = window.lastIndexOf(' ');
  if (blank >= 0) return half + blank + 1;
  const isHigh = (text.charCodeAt(limit - 1) & 0xfc00) === 0xd800;
  return isHigh ? limit - 1 : limit;
}

/** Paragraphs lie between blank lines, as locators count them. */
function cutParagraphs(text: string, part: Span): Span[] {
  const slice = text.slice(part.start, part.end);
  return [...slice.matchAll(/[^\s](?:[^\n]|\n(?![^\S\n]*\n))*/g)].map((match) => ({
    start: part.start + match.index,
    end: part.start + match.index + match[0].trimEnd().length,
  }));
}

function presentParagraph(
  text: string,
  span: Span,
  number: number | null,
  items: readonly MarkedItem[],
  furniture: readonly Furniture[],
): GalleyParagraph {
  const marks = items.filter((item) => item.start < span.end && span.start < item.end);
  const aside = furniture.filter((piece) => piece.start < span.end && span.start < piece.end);
  const edges = edgesOf(span, [...marks, ...aside]);
  const pieces = edges.slice(1).map((end, index) => pieceOf(text, { start: edges[index] as number, end }, marks, aside));
  const words = pieces.filter((piece) => piece.text.trim() !== '');
  const isAside = words.length > 0 && words.every((piece) => piece.furniture !== null);
  return { number, start: span.start, turn: null, furniture: isAside ? (words[0]?.furniture ?? null) : null, pieces };
}

function edgesOf(span: Span, inside: readonly Span[]): number[] {
  const edges = new Set([span.start, span.end]);
  for (const { start, end } of inside) {
    if (start > span.start && start < span.end) edges.add(start);
    if (end > span.start && end < span.end) edges.add(end);
  }
  return [...edges].sort((a, b) => a - b);
}

function pieceOf(text: string, { start, end }: Span, items: readonly MarkedItem[], furniture: readonly Furniture[]): GalleyPiece {
  const covering = items.filter((item) => item.start <= start && end <= item.end);
  covering.sort((a, b) => b.end - b.start - (a.end - a.start) || a.index - b.index);
  return {
    start,
    text: text.slice(start, end),
    marks: covering.map((item) => ({ ...item, first: !item.repeat && item.start === start, last: item.end === end })),
    furniture: furniture.find((piece) => piece.start <= start && end <= piece.end)?.reason ?? null,
  };
}
