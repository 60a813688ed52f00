import { findBlocks, trimmed } from './blocks.ts';
import { findEnclosures } from './enclosures.ts';
import { nextUnit } from './next-unit.ts';
import { isCueAfterName, isStarter, isTimeWord } from './sentence-words.ts';
import type { Span } from './span.ts';
import { isLowerAt, isUpperAt, letterEnd, wordCharactersEnd } from './word-characters.ts';

/**
 * Sentence spans of `text`, without surrounding blanks; `abbreviations` come from `parseAbbreviations`.
 * A sentence never crosses a paragraph and never ends inside a quotation or bracket that closes again. Linear.
 */
export function splitSentences(text: string, abbreviations: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  for (const block of findBlocks(text)) splitBlock(text, block, abbreviations, found);
  return found;
}

function splitBlock(text: string, block: Span, abbreviations: ReadonlySet<string>, found: Span[]): void {
  const enclosures = findEnclosures(text, block.start, block.end);
  let start = block.start;
  let enclosure = 0;
  const words = text.slice(block.start, block.end);
  for (let next = nextUnit(TERMINATORS, words, 0); next >= 0; ) {
    const at = block.start + next;
    const end = endOfSentence(text, at, block.end);
    while (enclosure < enclosures.length && enclosures[enclosure]!.end < end) enclosure++;
    const around = enclosures[enclosure];
    const inside = around !== undefined && around.start < at && end < around.end;
    if (!inside && isBreak(text, start, at, end, block.end, abbreviations)) {
      pushTrimmed(text, start, end, found);
      start = end;
    }
    next = nextUnit(TERMINATORS, words, lastTerminator(text, at) + 1 - block.start);
  }
  pushTrimmed(text, start, block.end, found);
}

function pushTrimmed(text: string, start: number, end: number, found: Span[]): void {
  const span = trimmed(text, start, end);
  if (span.start < span.end) found.push(span);
}

const TERMINATORS = /[.!?…。！？]/g;

// The same, by its code.
function isTerminator(code: number): boolean {
  return (
    code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026 || code === 0x3002 || code === 0xff01 || code === 0xff1f
  );
}

function lastTerminator(text: string, at: number): number {
  let last = at;
  while (isTerminator(text.charCodeAt(last + 1))) last++;
  return last;
}

const CLOSERS = new Set('"”’\'»›)]」』“*_');
const REFERENCE = /^(?:\[[\d\p{L} ,]{1,8}\]|[⁰¹²³⁴-⁹])+/u;

// Past the run of terminators, closing marks and reference numbers such as [12].
function endOfSentence(text: string, at: number, limit: number): number {
  let end = lastTerminator(text, at) + 1;
  while (end < limit && CLOSERS.has(text.charAt(end)) && !(text.charAt(end) === '“' && isWordAt(text, end + 1))) end++;
  const reference = text.charAt(end) === '[' || text.charCodeAt(end) > 0xb0 ? REFERENCE.exec(text.slice(end, end + 24)) : null;
  return Math.min(limit, end + (reference?.[0].length ?? 0));
}

function isWordAt(text: string, at: number): boolean {
  return wordCharactersEnd(text, at) > at;
}

const CJK_END = /[。！？]/;
const OPENERS = /^[\s"“„«‹‘'‚([¿¡*_—–-]*/u;

function isBreak(text: string, start: number, at: number, end: number, limit: number, abbreviations: ReadonlySet<string>): boolean {
  if (end >= limit) return true;
  if (CJK_END.test(text.charAt(at))) return true;
  const rest = text.slice(end, end + 64);
  if (!/^\s/.test(rest)) return isGluedBreak(text, at, rest);
  const opening = OPENERS.exec(rest)![0];
  const next = rest.slice(opening.length);
  if (isLowerAt(next, 0) && !/[•¿¡]/.test(opening)) return false;
  if (text.charAt(at) === '.' && at === lastTerminator(text, at)) return isPointBreak(text, start, at, next, end, abbreviations);
  if (text.charAt(at) === '.' || text.charAt(at) === '…') return isEllipsisBreak(text, at, next);
  return isMarkBreak(text, start, at, end, next, abbreviations);
}

// "… on Monday.The mayor …": a blank lost by a page's markup. Only before a word that starts sentences, so that names survive.
function isGluedBreak(text: string, at: number, rest: string): boolean {
  return isLowerAt(text, at - 1) && isLowerAt(text, at - 2) && isUpperAt(rest, 0) && isStarter(rest);
}

function isEllipsisBreak(text: string, at: number, next: string): boolean {
  return !/\s/.test(text.charAt(at - 1)) || isStarter(next);
}

function isMarkBreak(
  text: string,
  start: number,
  at: number,
  end: number,
  next: string,
  abbreviations: ReadonlySet<string>,
): boolean {
  const quoted = end > lastTerminator(text, at) + 1;
  if (quoted && isCueAfterName(next)) return false;
  const name = wordBefore(text, start, at).toLowerCase() + text.charAt(at);
  return !abbreviations.has(`${name}!`) || isStarter(next);
}

function isPointBreak(
  text: string,
  start: number,
  at: number,
  next: string,
  end: number,
  abbreviations: ReadonlySet<string>,
): boolean {
  const word = wordBefore(text, start, at);
  if (word === '' || end > at + 1) return true;
  const lower = word.toLowerCase();
  if (abbreviations.has(`${lower}!`)) return false;
  if (isListMark(text, start, at, word)) return false;
  if (/^\d+$/.test(word)) return !isOrdinal(text, start, at, word, next);
  if (isSpacedOut(text, start, at, word, next)) return isStarter(next);
  if (/^\d/.test(next) && abbreviations.has(`${lower}#`)) return false;
  if (/^[ap]\.?m$/.test(lower)) return !isTimeWord(next) && !/^\d/.test(next);
  if (isAbbreviated(word, lower, abbreviations)) return isStarter(next);
  return true;
}

// "J.", "U.N.", "Ph.D." by their looks, the rest by the table.
function isAbbreviated(word: string, lower: string, abbreviations: ReadonlySet<string>): boolean {
  if ((word.length === 1 && isUpperAt(word, 0)) || isPointed(word) || abbreviations.has(lower)) return true;
  return abbreviations.has(`${lower}^`) && isUpperAt(word, 0);
}

/** Letters between the points of an abbreviation. */
const LONGEST_PART = 3;

function isPointed(word: string): boolean {
  if (!word.includes('.')) return false;
  const parts = word.split('.');
  const last = parts.pop()!;
  return [...parts, last.startsWith('-') ? last.slice(1) : last].every(isShort);
}

function isShort(part: string): boolean {
  let end = 0;
  for (let next = letterEnd(part, 0); next > end; next = letterEnd(part, end)) end = next;
  return end > 0 && end === part.length && end <= LONGEST_PART;
}

const AFTER_ORDINAL =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jahrestag|Geburtstag|Bundesliga|Etage|Stock|Klasse|Platz|Runde|Mal)/;

// "1. Introduction", "b. The towns", "IV. The end" where a sentence would start.
function isListMark(text: string, start: number, at: number, word: string): boolean {
  return /^(?:\d{1,3}|[a-z]|[IVX]{1,5})$/.test(word) && trimmed(text, start, at).start === at - word.length;
}

// German "am 3. Oktober", "der 2. Weltkrieg", "dem 1. 1. 2020"; only a word that starts sentences ends one there.
function isOrdinal(text: string, start: number, at: number, word: string, next: string): boolean {
  if (word.length > 2) return false;
  if (AFTER_ORDINAL.test(next)) return true;
  return !isStarter(next) && BEFORE_ORDINAL.test(text.slice(Math.max(start, at - word.length - LONGEST_WORD), at - word.length));
}

const BEFORE_ORDINAL =
  /(?:^|\s)(?:der|die|das|den|dem|des|(?<!\bI )am|im|zum|zur|vom|beim|ab|seit|bis|ein|eine|einen|einem|einer|eines|ihr|ihre|ihren|sein|seine|seinen|jede|jeder|jedes|jeden|\d{1,2}\.)\s+$/i;

// "z. B.", "h. c.", "EE. UU.": abbreviations of letters with blanks between.
function isSpacedOut(text: string, start: number, at: number, word: string, next: string): boolean {
  if (/^(\p{Lu})\1$/u.test(word)) return true;
  if (!/^\p{Ll}$/u.test(word)) return false;
  return /^\p{L}\./u.test(next) || /(?:^|\s)\p{L}\.\s$/u.test(text.slice(Math.max(start, at - 4), at - 1));
}

/** No abbreviation is longer (units). */
const LONGEST_WORD = 16;

function wordBefore(text: string, start: number, at: number): string {
  const first = Math.max(start, at - LONGEST_WORD);
  let from = at;
  while (from > first && isWordOrJoint(text, from - 1)) from--;
  while (from < at && wordCharactersEnd(text, from) === from) from++;
  return text.slice(from, at);
}

function isWordOrJoint(text: string, at: number): boolean {
  return isWordAt(text, at) || text.charAt(at) === '.' || text.charAt(at) === '-';
}
