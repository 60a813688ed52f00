import { CharClass, classOf } from './character-classes.ts';
import { entityAt } from './entities.ts';
import type { Span } from './span.ts';

declare const folded: unique symbol;
/** An offset into a folded text: never mixed with offsets into the text that was folded. */
export type FoldedOffset = number & { readonly [folded]: true };

export interface FoldedText {
  readonly text: string;
  /** The smallest span of the original that the folded span `[start, end)` came from. */
  spanOf(start: FoldedOffset, end: FoldedOffset): Span;
}

/**
 * Text for comparison, with a map back. Unifies quotation marks, dashes, ellipses, blanks, ligatures, entities, Unicode
 * normal forms and case; drops soft hyphens and hyphens at line ends. Look-alikes, zero-width and bidi controls stay.
 */
export function fold(text: string): FoldedText {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const end = unitEnd(text, at);
    const piece = foldUnit(text, at, end);
    const repeatsBlank = piece === ' ' && pieces.at(-1) === ' ';
    if (repeatsBlank) ends[ends.length - 1] = end;
    else if (piece !== '') {
      pieces.push(piece);
      for (let unit = 0; unit < piece.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text: pieces.join(''), spanOf: (start, end) => spanBetween(starts, ends, start, end, text.length) };
}

/** The folded form alone: two words are the same to a reader exactly when these are equal. */
export function foldedForm(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : fold(text).text;
}

const SOFT_HYPHEN = 0xad;
const PLAIN = /^[A-Za-z0-9]+$/;

function spanBetween(starts: readonly number[], ends: readonly number[], start: number, end: number, length: number): Span {
  if (start < end) return { start: starts[start]!, end: ends[end - 1]! };
  const at = starts[start] ?? length;
  return { start: at, end: at };
}

/** End of what must be folded together: a base with its marks, a line-end hyphenation, an entity, an ellipsis of dots. */
function unitEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === 0x26) return entityAt(text, at)?.end ?? at + 1;
  if (unit === SOFT_HYPHEN || classOf(unit) === CharClass.hyphen) return Math.max(at + 1, hyphenationEnd(text, at));
  let end = at + (isHighSurrogate(unit) && at + 1 < text.length ? 2 : 1);
  while (end < text.length && (classOf(text.charCodeAt(end)) === CharClass.mark || isTrailingJamo(text, end))) end++;
  return end;
}

function foldUnit(text: string, at: number, end: number): string {
  const unit = text.charCodeAt(at);
  if (unit < 128 && end === at + 1) return foldAscii(unit);
  if (unit === SOFT_HYPHEN || (classOf(unit) === CharClass.hyphen && end > at + 1)) return '';
  if (unit === 0x26) return foldCharacters(entityAt(text, at)!.char);
  return foldCharacters(text.slice(at, end));
}

function foldAscii(unit: number): string {
  if (unit >= 65 && unit <= 90) return String.fromCharCode(unit + 32);
  if (classOf(unit) === CharClass.space) return ' ';
  return unit === 0x60 ? "'" : String.fromCharCode(unit);
}

function foldCharacters(chars: string): string {
  const first = classOf(chars.charCodeAt(0));
  if (first === CharClass.space) return ' ';
  if (first === CharClass.invisible) return chars;
  const mark = MARKS.get(chars);
  if (mark !== undefined) return mark;
  return chars
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ')
    .replace(/[æœ]/g, (ligature) => (ligature === 'æ' ? 'ae' : 'oe'))
    .normalize('NFC');
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ...Array.from('‘’‛ʼʹ′＇´‚‹›', (char) => [char, "'"] as const),
  ...Array.from('“”„‟″«»〝〞＂「」『』', (char) => [char, '"'] as const),
  ...Array.from('‐‑‒–—―−⸺⸻﹘－', (char) => [char, '-'] as const),
  ...Array.from('…⋯', (char) => [char, '...'] as const),
]);

/**
 * Where a word goes on after a hyphen at a line's end, or -1. Only before a small letter (or one without case):
 * "in-\nformed" is one word, "Mar-\nKarim" may be a name.
 */
export function hyphenationEnd(text: string, hyphen: number): number {
  if (hyphen === 0 || !isWordUnit(text.charCodeAt(hyphen - 1))) return -1;
  let at = skipBlanks(text, hyphen + 1);
  if (text.charCodeAt(at) !== 0x0a) return -1;
  at = skipBlanks(text, at + 1);
  if (at >= text.length || classOf(text.charCodeAt(at)) !== CharClass.letter) return -1;
  const next = text.charAt(at);
  return next === next.toLowerCase() ? at : -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && classOf(text.charCodeAt(at)) === CharClass.space) at++;
  return at;
}

function isWordUnit(unit: number): boolean {
  const found = classOf(unit);
  return found === CharClass.letter || found === CharClass.mark;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Decomposed Hangul composes only as a whole syllable. */
function isTrailingJamo(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x1160 || unit > 0x11ff) return false;
  const before = text.charCodeAt(at - 1);
  return (before >= 0x1100 && before <= 0x11ff) || (before >= 0xac00 && before <= 0xd7a3);
}
