import type { Quantity } from '../fact.ts';
import type { FactTables } from './fact-tables.ts';
import type { NumberRead } from './read-number.ts';
import { readNumber } from './read-number.ts';
import { glued, type Token } from './tokens.ts';

/** What stands around a number and changes what it says. */
type Bound = Quantity['bound'];

interface BoundWords {
  readonly words: readonly string[];
  readonly bound: Bound;
  readonly approximate: boolean;
}

const BEFORE = boundTable({
  'at-least': ['no fewer than', 'no less than', 'not less than', 'at least', 'a minimum of', 'minimum of', 'minimum', 'as few as'],
  over: [
    'more than',
    'over',
    'above',
    'exceeding',
    'exceeded',
    'exceeds',
    'greater than',
    'higher than',
    'larger than',
    'older than',
    'upwards of',
    'in excess of',
    'well over',
    'just over',
    'better than',
    'longer than',
    'surpassing',
    'surpassed',
    'topping',
    'topped',
  ],
  'at-most': [
    'at most',
    'no more than',
    'not more than',
    'up to',
    'as many as',
    'as much as',
    'a maximum of',
    'maximum of',
    'no greater than',
  ],
  under: [
    'fewer than',
    'less than',
    'under',
    'below',
    'short of',
    'lower than',
    'smaller than',
    'just under',
    'younger than',
    'shorter than',
  ],
});
const ROUGHLY = boundTable({
  exact: [
    'about',
    'around',
    'approximately',
    'approx',
    'roughly',
    'some',
    'an estimated',
    'estimated',
    'circa',
    'nearly',
    'almost',
    'close to',
    'nearing',
    'approaching',
    'virtually',
    'in the region of',
    'or so',
    '~',
    '≈',
  ],
}).map((entry) => ({ ...entry, approximate: true }));
const AFTER = boundTable({
  'at-least': [
    'or more',
    'or over',
    'or above',
    'or greater',
    'or higher',
    'and above',
    'and over',
    'and older',
    'or older',
    'at least',
    'plus',
  ],
  'at-most': ['or fewer', 'or less', 'or under', 'or younger', 'and under', 'at most'],
});

function boundTable(table: Partial<Record<Bound, readonly string[]>>): BoundWords[] {
  return Object.entries(table)
    .flatMap(([bound, phrases]) =>
      phrases.map((phrase) => ({ words: phrase.split(' '), bound: bound as Bound, approximate: false })),
    )
    .sort((a, b) => b.words.length - a.words.length);
}

export interface Limits {
  readonly bound: Bound;
  readonly approximate: boolean;
  /** The first token of the words before the number. */
  readonly from: number;
}

/** "no fewer than", "nearly", "more than about" before the token `at`. */
export function limitsBefore(tokens: readonly Token[], at: number): Limits {
  let limits: Limits = { bound: 'exact', approximate: false, from: at };
  for (let round = 0; round < 2; round++) {
    const found = endsWith(tokens, limits.from, BEFORE) ?? endsWith(tokens, limits.from, ROUGHLY);
    if (!found) break;
    limits = {
      bound: found.bound === 'exact' ? limits.bound : found.bound,
      approximate: limits.approximate || found.approximate,
      from: limits.from - found.words.length,
    };
  }
  return limits;
}

function endsWith(tokens: readonly Token[], end: number, table: readonly BoundWords[]): BoundWords | null {
  const last = tokens[end - 1]?.lower;
  return (
    table.find((entry) => entry.words[entry.words.length - 1] === last && matches(tokens, end - entry.words.length, entry.words)) ??
    null
  );
}

/** "or more", "+" behind a number. */
export function limitAfter(tokens: readonly Token[], at: number): { readonly bound: Bound; readonly to: number } | null {
  const first = tokens[at];
  if (!first) return null;
  if (first.text === '+' && glued(tokens, at)) return { bound: 'at-least', to: at + 1 };
  const found = AFTER.find((entry) => entry.words[0] === first.lower && matches(tokens, at, entry.words));
  return found ? { bound: found.bound, to: at + found.words.length } : null;
}

export function matches(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return at >= 0 && words.every((word, index) => tokens[at + index]?.lower === word);
}

export interface UnitRead {
  readonly unit: string | null;
  readonly currency: string | null;
  readonly to: number;
}

const LONGEST_UNIT = 4;

/** The unit or currency written after a number: "km", "per cent", "percentage points", "Canadian dollars", "-year-old". */
export function unitAfter(tokens: readonly Token[], at: number, tables: FactTables): UnitRead | null {
  const start = tokens[at]?.text === '-' && glued(tokens, at) && glued(tokens, at + 1) ? at + 1 : at;
  for (let length = LONGEST_UNIT; length >= 1; length--) {
    const phrase = phraseAt(tokens, start, length);
    if (phrase === null) continue;
    const unit = tables.units.get(phrase);
    if (unit && unitFits(tokens, start, phrase)) return withAge(tokens, start + length, unit.id);
    const currency = tables.currencyNames.get(phrase);
    if (currency) return { unit: null, currency, to: start + length };
  }
  return null;
}

/** One or two tokens joined as they stand: "km/h" without blanks, "square miles" with one. */
function phraseAt(tokens: readonly Token[], at: number, length: number): string | null {
  if (at + length > tokens.length) return null;
  let phrase = tokens[at]!.lower;
  for (let index = at + 1; index < at + length; index++) phrase += (glued(tokens, index) ? '' : ' ') + tokens[index]!.lower;
  return phrase;
}

// One-letter units stand right behind the figures or before no noun; "5 second-half goals", "5 m people" are no units.
function unitFits(tokens: readonly Token[], at: number, phrase: string): boolean {
  const token = tokens[at]!;
  if (token.capital && phrase.length > 3 && !token.opens && phrase !== phrase.toUpperCase())
    return !/^(?:minutes?|days?|hours?)$/.test(phrase);
  if (phrase === 'g' && !glued(tokens, at)) return false;
  if (phrase === 'second' && tokens[at - 1]?.text !== '-') return tokens[at - 1]?.lower === 'one';
  return !(token.capital && phrase.length === 1);
}

// "15-year-old", "five years old", "5 years of age": how old, not how long.
function withAge(tokens: readonly Token[], at: number, unit: string): UnitRead {
  if (unit !== 'year' && unit !== 'month') return { unit, currency: null, to: at };
  const hyphen = tokens[at]?.text === '-' ? at + 1 : at;
  if (/^olds?$/.test(tokens[hyphen]?.lower ?? '')) return { unit: `${unit}-of-age`, currency: null, to: hyphen + 1 };
  if (matches(tokens, at, ['of', 'age'])) return { unit: `${unit}-of-age`, currency: null, to: at + 2 };
  return { unit, currency: null, to: at };
}

export interface CurrencyRead {
  readonly currency: string;
  readonly from: number;
}

/** "$", "US$", "EUR" before a number. */
export function currencyBefore(tokens: readonly Token[], at: number, tables: FactTables): CurrencyRead | null {
  const sign = tokens[at - 1];
  if (!sign) return null;
  const prefix = tokens[at - 2];
  if (sign.text === '$' && prefix?.kind === 'word' && glued(tokens, at - 1)) {
    const currency = tables.currencySigns.get(`${prefix.lower.replaceAll('.', '')}$`);
    if (currency) return { currency, from: at - 2 };
  }
  const currency = tables.currencySigns.get(sign.lower);
  return currency && (sign.kind === 'mark' || sign.text === sign.text.toUpperCase() || sign.text === 'Rs')
    ? { currency, from: at - 1 }
    : null;
}

const PER_TIMES = new Set(
  'second minute hour day night week weekend month quarter year season game match person capita head household'.split(' '),
);
const PER_ADVERBS: ReadonlyMap<string, string> = new Map([
  ['annually', 'year'],
  ['yearly', 'year'],
  ['monthly', 'month'],
  ['weekly', 'week'],
  ['daily', 'day'],
  ['hourly', 'hour'],
]);

/** "per year", "a day", "each week", "per 100,000 people", "annually" at token `at`. */
export function perAfter(tokens: readonly Token[], at: number): { readonly per: string; readonly to: number } | null {
  const first = tokens[at];
  if (!first) return null;
  const adverb = PER_ADVERBS.get(first.lower);
  if (adverb) return { per: adverb, to: at + 1 };
  const explicit = first.lower === 'per' || first.text === '/';
  if (!explicit && !/^(?:an?|each|every)$/.test(first.lower)) return null;
  const noun = tokens[at + 1];
  if (!noun) return null;
  if (explicit) {
    const base = readNumber(tokens, at + 1);
    if (base) return { per: `${base.value}`, to: base.to };
    return noun.kind === 'word' ? { per: noun.lower, to: at + 2 } : null;
  }
  return PER_TIMES.has(noun.lower) ? { per: noun.lower, to: at + 2 } : null;
}

/** The number that a range starts with, where `number` is its end: "3 to", "between 3 and", "3–". */
export interface RangeRead {
  readonly low: NumberRead;
  readonly high: NumberRead;
  readonly joint: 'to' | 'and' | 'dash';
}

/** "3 to 5", "3–5", "$3m to $5m"; "between 3 and 5" when `between` stands before. */
export function readRange(tokens: readonly Token[], low: NumberRead, between: boolean, tables: FactTables): RangeRead | null {
  // "52 votes to 48"
  const linkAt = /^(?:votes?|seats|points|goals|games|runs)$/.test(tokens[low.to]?.lower ?? '') ? low.to + 1 : low.to;
  const link = tokens[linkAt];
  if (!link || (linkAt > low.to && link.lower !== 'to' && link.lower !== 'against')) return null;
  const dash = /^[-–—‑]$/.test(link.text) && glued(tokens, linkAt) === (tokens[linkAt + 1]?.start === link.end);
  const to = link.lower === 'to' || linkAt > low.to;
  const joint = dash ? 'dash' : to ? 'to' : between && link.lower === 'and' ? 'and' : null;
  if (!joint) return null;
  let at = linkAt + 1;
  if (tables.currencySigns.has(tokens[at]?.lower ?? '') && tokens[at]?.kind === 'mark') at += 1;
  const high = readNumber(tokens, at);
  if (!high || (joint === 'dash' && low.words !== high.words)) return null;
  return { low, high, joint };
}
