import { CharClass, classOf, classOfCodePoint } from './character-classes.ts';
import { entityAt } from './entities.ts';
import { foldedForm, hyphenationEnd } from './fold.ts';
import type { Span } from './span.ts';

export type TokenKind = 'word' | 'punctuation' | 'space';

/** `folded` is equal for two words that differ only in case and typography. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly folded: string;
}

/** Longest word in UTF-16 units: a longer run of letters (a text that lost its spaces) is cut into pieces. */
const LONGEST_WORD = 48;

const SOFT_HYPHEN = 0xad;

/** Tokens that together cover `text` exactly: words, single marks, and runs of blanks. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const word of words(text)) {
    pushBetween(tokens, text, at, word.start);
    tokens.push({ kind: 'word', start: word.start, end: word.end, folded: foldedForm(text.slice(word.start, word.end)) });
    at = word.end;
  }
  pushBetween(tokens, text, at, text.length);
  return tokens;
}

/** Spans of the words of `text` from `from` on, up to the first that starts at or after `to`. */
export function words(text: string, from = 0, to: number = text.length): Span[] {
  const found: Span[] = [];
  for (let at = from; at < to; ) {
    const end = wordEnd(text, at);
    if (end > at) found.push({ start: at, end });
    at = end > at ? end : nextUnit(text, at);
  }
  return found;
}

function pushBetween(tokens: Token[], text: string, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const isSpace = classOf(text.charCodeAt(at)) === CharClass.space;
    let end = isSpace ? at + 1 : Math.min(to, markEnd(text, at));
    if (isSpace) while (end < to && classOf(text.charCodeAt(end)) === CharClass.space) end++;
    tokens.push({ kind: isSpace ? 'space' : 'punctuation', start: at, end, folded: foldedForm(text.slice(at, end)) });
    at = end;
  }
}

function nextUnit(text: string, at: number): number {
  return Math.min(text.length, Math.max(at + 1, markEnd(text, at)));
}

/** A mark is one character, an entity, an emoji with its joined parts, a run of dots, or a note mark like "[12]". */
export function markEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === 0x26) return entityAt(text, at)?.end ?? at + 1;
  if (unit === 0x5b) return noteEnd(text, at);
  if (unit === 0x2e) return runEnd(text, at, 0x2e);
  return unit < 0x2000 ? at + 1 : symbolEnd(text, at);
}

function runEnd(text: string, at: number, unit: number): number {
  let end = at + 1;
  while (text.charCodeAt(end) === unit) end++;
  return end;
}

/** "[12]" right after a word or its full stop is a footnote mark, not a number of the text. */
function noteEnd(text: string, at: number): number {
  if (at === 0 || classOf(text.charCodeAt(at - 1)) === CharClass.space) return at + 1;
  return /^\[\d{1,3}\]/.test(text.slice(at, at + 5)) ? text.indexOf(']', at) + 1 : at + 1;
}

function symbolEnd(text: string, at: number): number {
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (end < text.length && isSymbolTail(text.codePointAt(end)!, text.charCodeAt(end - 1))) {
    end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  }
  return end;
}

const ZERO_WIDTH_JOINER = 0x200d;

function isSymbolTail(codePoint: number, unitBefore: number): boolean {
  if (codePoint === ZERO_WIDTH_JOINER || classOfCodePoint(codePoint) === CharClass.mark) return true;
  const isSkinTone = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
  return isSkinTone || (unitBefore === ZERO_WIDTH_JOINER && classOfCodePoint(codePoint) === CharClass.other);
}

/** End of the word that starts at `at`; `at` itself where none does. */
export function wordEnd(text: string, at: number): number {
  const first = classAt(text, at);
  if (first === CharClass.ideograph) return marksEnd(text, at + unitsAt(text, at));
  if (!isWordClass(first)) return at;
  let end = at;
  let run = 0;
  while (end < text.length) {
    const next = continuesTo(text, end, at);
    if (next <= end) break;
    run = cutHash(run, text.charCodeAt(end));
    end = next;
    if (end - at >= LONGEST_WORD / 2 && isCut(text, at, end, run)) break;
  }
  return dropTail(text, at, end);
}

/**
 * Cuts depend on the last letters alone, so that a quote from the middle of a text without spaces is cut at the same
 * places as its source (content-defined chunking). Common words are never that long.
 */
function isCut(text: string, start: number, end: number, run: number): boolean {
  if (end - start >= LONGEST_WORD) return true;
  return Math.imul(run, 0x9e3779b1) >>> 29 === 0 && end < text.length && isLongRun(text, start);
}

/** Older letters shift out, so the hash is that of the last five or six. */
function cutHash(run: number, unit: number): number {
  return (run << 6) ^ unit;
}

function isLongRun(text: string, start: number): boolean {
  for (let at = start; at < start + LONGEST_WORD; at++) if (!isWordClass(classOf(text.charCodeAt(at)))) return false;
  return true;
}

/** Where the word goes on after the character at `at`, or `at` where it ends there. */
function continuesTo(text: string, at: number, start: number): number {
  const found = classAt(text, at);
  if (isWordClass(found)) return at + unitsAt(text, at);
  if (at === start) return at;
  switch (found) {
    case CharClass.mark:
      return at + 1;
    case CharClass.invisible:
      return text.charCodeAt(at) === SOFT_HYPHEN ? Math.max(at + 1, hyphenationEnd(text, at)) : at + 1;
    case CharClass.apostrophe:
      return isWordClass(classAt(text, at + 1)) ? at + 1 : at;
    case CharClass.hyphen:
      return Math.max(at, hyphenationEnd(text, at));
    default:
      return isInsideNumber(text, at) ? at + 1 : continuesOverEntity(text, at);
  }
}

function continuesOverEntity(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x26) return at;
  const entity = entityAt(text, at);
  if (!entity) return at;
  const found = classOfCodePoint(entity.char.codePointAt(0)!);
  if (isWordClass(found) || found === CharClass.invisible) return entity.end;
  return found === CharClass.apostrophe && isWordClass(classAt(text, entity.end)) ? entity.end : at;
}

/** "4.5", "1,000" and "12:30" are one word. */
function isInsideNumber(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== 0x2e && unit !== 0x2c && unit !== 0x3a) return false;
  return classAt(text, at - 1) === CharClass.digit && classAt(text, at + 1) === CharClass.digit;
}

function marksEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && classOf(text.charCodeAt(end)) === CharClass.mark) end++;
  return end;
}

/** A control at a word's end belongs to what follows. */
function dropTail(text: string, start: number, from: number): number {
  let end = from;
  while (end > start && classOf(text.charCodeAt(end - 1)) === CharClass.invisible) end--;
  return end;
}

function isWordClass(found: number): boolean {
  return found === CharClass.letter || found === CharClass.digit;
}

function classAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return CharClass.other;
  const found = classOf(text.charCodeAt(at));
  return found === CharClass.surrogate ? classOfCodePoint(text.codePointAt(at)!) : found;
}

function unitsAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}
