import { MONTHS, monthName } from './month-words.ts';
import { CARDINALS, ORDINALS, scaleOf } from './number-words.ts';
import { blanksEnd, isApostrophe, pieceEnd } from './pieces.ts';
import type { Span } from './span.ts';
import { isStopWord, stem } from './stems.ts';
import { isFigure, isUpperAt, letterEnd, wordCharactersEnd } from './word-characters.ts';

/** A word or number that says what a text is about, in the form that it is searched by. Spans point into the text it came from. */
export interface Term extends Span {
  readonly stem: string;
  /** `name`: written with a capital inside a sentence, an acronym, a handle or a hashtag. */
  readonly kind: 'word' | 'name' | 'number';
}

/**
 * Content terms of `text` in order: stems without stop words, numbers by value ("1.2 million" and "1,200,000", "fourth" and "4th",
 * "'92" and "1992"), dates by their parts ("2018-09-06" is "6 Sept. 2018"), hashtags and handles taken apart (#ClimateChange),
 * addresses left out. Linear.
 */
export function findTerms(text: string): Term[] {
  const terms: Term[] = [];
  for (let at = blanksEnd(text, 0, text.length); at < text.length; at = blanksEnd(text, at, text.length))
    at = readTerm(text, at, terms);
  return terms;
}

/** Reads the term that starts at `start`, if one does; past what was read. */
function readTerm(text: string, start: number, terms: Term[]): number {
  const first = text.charCodeAt(start);
  const address = ADDRESS_STARTS.includes(text.charAt(start)) ? matchEnd(ADDRESS, text, start) : start;
  if (address > start) return address;
  const tag = first === 0x23 || first === 0x40 ? tagEnd(text, start) : start;
  if (tag > start) {
    pushTag(text.slice(start, tag), start, terms);
    return tag;
  }
  const date = isFigure(first) ? matchAt(DATE, text, start) : null;
  if (date) {
    pushDate(date[1]!, date[2]!, date[3]!, start, terms);
    return start + date[0].length;
  }
  const number = isFigure(first) ? matchAt(NUMBER, text, start) : null;
  if (number) {
    pushNumber(text, number[0], number[1]!, number[2] ?? '', start, terms);
    return start + number[0].length;
  }
  const sign = SIGNS[text.charAt(start)];
  if (sign) terms.push({ stem: sign, kind: 'word', start, end: start + 1 });
  const end = wordEnd(text, start);
  if (end > start) pushWord(text, text.slice(start, end), start, first, terms);
  return Math.max(end, start + 1);
}

const ADDRESS_STARTS = 'hwp';
const ADDRESS = /(?:https?:\/\/|www\.|pic\.twitter)\S+/y;
const DATE = /(\d{4})-([01]\d)-([0-3]\d)(?:T\d{2}:[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?(?![A-Za-z0-9\u00c0-\u024f])/y;
const NUMBER = /(\d+(?:,\d{3})*(?:\.\d+)?)(st|nd|rd|th|s|k|m|bn|tn)?(?![A-Za-z0-9\u00c0-\u024f])/y;
const SIGNS: Readonly<Record<string, string>> = { '%': stem('percent'), $: stem('dollar'), '€': stem('euro'), '£': stem('pound') };

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** "#ClimateChange", "@some_body". */
function tagEnd(text: string, at: number): number {
  let end = wordCharactersEnd(text, at + 1);
  while (text.charAt(end) === '_') end = wordCharactersEnd(text, end + 1);
  return end > at + 1 ? end : at;
}

// A word with its apostrophes, the genitive's too; "5G" and "½" are words.
function wordEnd(text: string, at: number): number {
  if (letterEnd(text, at) === at) return startsNumber(text, at) ? wordCharactersEnd(text, at) : at;
  let end = pieceEnd(text, at);
  if (text.charAt(end - 1) === '.') return end;
  while (isApostrophe(text.charCodeAt(end)) && letterEnd(text, end + 1) > end + 1) end = wordCharactersEnd(text, end + 1);
  return end;
}

function startsNumber(text: string, at: number): boolean {
  return isFigure(text.charCodeAt(at)) || (wordCharactersEnd(text, at) > at && /\p{N}/u.test(text.charAt(at)));
}

function pushWord(text: string, raw: string, start: number, first: number, terms: Term[]): void {
  if (first >= FIRST_WITHOUT_SPACES && WITHOUT_SPACES.test(raw)) {
    pushPairs(raw, start, terms);
    return;
  }
  const end = start + raw.length;
  const lower = raw.toLowerCase().replaceAll('’', "'");
  const value = CARDINALS.get(lower) ?? ordinalOf(lower, start, terms);
  if (value !== undefined) {
    pushNumberWord(text, value, start, end, terms);
    return;
  }
  const month = MONTHS.get(lower);
  if (month !== undefined && raw !== lower && (monthName(month) !== lower ? isBesideFigures(text, start, end) : lower !== 'may')) {
    terms.push({ stem: stem(monthName(month)!), kind: 'name', start, end });
    return;
  }
  const acronym = raw.length > 1 && raw === raw.toUpperCase() && raw !== lower;
  const word = acronym ? lower.replaceAll('.', '') : lower;
  const capital = isUpperAt(raw, 0);
  const named = acronym || (capital && !opensSentence(text, start));
  const stop = isStopWord(word) || isStopWord(word.replace(/'s$/, ''));
  if (stop && !(named && (acronym ? ACRONYMS_LIKE_STOP_WORDS : NAMES_LIKE_STOP_WORDS).has(word))) return;
  terms.push({ stem: stem(word.replace(/'s?$/, '')), kind: named ? 'name' : 'word', start, end });
}

// "First" and "second" are too common, and units of time, to be sought as figures; in "forty-second" they are.
function ordinalOf(lower: string, start: number, terms: readonly Term[]): number | undefined {
  const value = ORDINALS.get(lower);
  return value !== undefined && (value > 2 || joinsTens(terms.at(-1), start)) ? value : undefined;
}

// "Sept. 6", "6 Sep": short forms of months are words and names elsewhere ("Mar", "Jan").
function isBesideFigures(text: string, start: number, end: number): boolean {
  return /^\.? ?\d/.test(text.slice(end, end + 3)) || /\d(?:st|nd|rd|th)? ?$/.test(text.slice(Math.max(0, start - 4), start));
}

const NAMES_LIKE_STOP_WORDS = new Set(['may', 'will']);
const ACRONYMS_LIKE_STOP_WORDS = new Set(['us', 'who']);

const FIRST_WITHOUT_SPACES = 0x0e00;
/** Any character of a script that writes its words without spaces. */
export const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

// Scripts that put no spaces between words are searched by pairs of characters.
function pushPairs(raw: string, start: number, terms: Term[]): void {
  const chars = Array.from(raw);
  let at = start;
  for (const [i, char] of chars.entries()) {
    const pair = char + (chars[i + 1] ?? '');
    if (i === 0 || i + 1 < chars.length) terms.push({ stem: pair, kind: 'word', start: at, end: at + pair.length });
    at += char.length;
  }
}

// A capital says nothing at the start of the text, after . ! ? : or an opening mark there.
function opensSentence(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0 && start - at < 6; at--) {
    const char = text.charAt(at);
    if (char === '\n' || '.!?:'.includes(char)) return true;
    if (!' "“„«‘\'([—–-'.includes(char)) return false;
  }
  return true;
}

function pushTag(raw: string, start: number, terms: Term[]): void {
  for (const part of raw.matchAll(TAG_PART)) {
    const word = part[0].toLowerCase();
    if (isStopWord(word)) continue;
    const at = start + part.index;
    const number = /^\d+$/.test(word);
    const kind = number ? 'number' : 'name';
    terms.push({ stem: number ? numberStem(Number(word)) : stem(word), kind, start: at, end: at + word.length });
  }
}

const TAG_PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{L}]+/gu;

function pushDate(year: string, month: string, day: string, start: number, terms: Term[]): void {
  const name = monthName(Number(month));
  const number = (digits: string, at: number): Term => ({
    stem: numberStem(Number(digits)),
    kind: 'number',
    start: start + at,
    end: start + at + digits.length,
  });
  terms.push(number(year, 0));
  if (name) terms.push({ stem: stem(name), kind: 'name', start: start + 5, end: start + 7 });
  terms.push(number(day, 8));
}

function pushNumber(text: string, raw: string, digits: string, suffix: string, start: number, terms: Term[]): void {
  const end = start + raw.length;
  const value = isShortYear(text, digits, start) ? fullYear(Number(digits)) : Number(digits.replaceAll(',', ''));
  const scale = suffix === '' ? scaleOf(nextWord(text, end)) : (SUFFIX_SCALES[suffix] ?? 1);
  terms.push({ stem: numberStem(value * scale), kind: 'number', start, end });
}

// "the class of '92", "the ’90s"; not the inches of 6'10.
function isShortYear(text: string, digits: string, start: number): boolean {
  return (
    digits.length === 2 && "'’‘".includes(text.charAt(start - 1)) && start > 0 && wordCharactersEnd(text, start - 2) !== start - 1
  );
}

/** Two figures from here on are a year of the last century (figure). */
const LAST_CENTURY_FROM = 30;

function fullYear(short: number): number {
  return short + (short < LAST_CENTURY_FROM ? 2000 : 1900);
}

const SUFFIX_SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, tn: 1e12 };

// "twenty-five", "three hundred": tens and units are joined, scales multiply.
function pushNumberWord(text: string, value: number, start: number, end: number, terms: Term[]): void {
  const tens = value < 10 && joinsTens(terms.at(-1), start) ? terms.pop() : undefined;
  const whole = (tens ? Number(tens.stem.slice(1)) : 0) + value;
  const scaled = whole * scaleOf(nextWord(text, end));
  terms.push({ stem: numberStem(scaled), kind: 'number', start: tens?.start ?? start, end });
}

function joinsTens(before: Term | undefined, start: number): boolean {
  return before?.kind === 'number' && start - before.end === 1 && TENS.has(before.stem);
}

const TENS = new Set(['#20', '#30', '#40', '#50', '#60', '#70', '#80', '#90']);

/** No scale's name is longer, with the blank before it (units). */
const LONGEST_SCALE = 10;

function nextWord(text: string, at: number): string {
  if (text.charAt(at) !== '-' && blanksEnd(text, at, at + 1) === at) return '';
  return text.slice(at + 1, Math.min(wordCharactersEnd(text, at + 1), at + LONGEST_SCALE)).toLowerCase();
}

function numberStem(value: number): string {
  return `#${Number(value.toPrecision(12))}`;
}
