import type { DateFact, QuantityFact } from '../../items/fact.ts';
import { parseDay } from '../../items/facts/day-interval.ts';
import type { Span } from '../../text/span.ts';
import { firstFrom, type PassageReading, type Reading } from './readings.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** A stretch of time or an age that two dates make, of which each may stand in another passage, or one in the claim. */
export interface Stretch {
  readonly dates: readonly DateFact[];
  /** The last of them that stands in a source. */
  readonly evidence: Span & { readonly source: string };
  readonly how: string;
}

interface Dated {
  readonly date: DateFact;
  readonly year: number;
  /** What stands before the date where it was read. */
  readonly before: string;
  /** Null for a date of the claim. */
  readonly evidence: Stretch['evidence'] | null;
}

export function makeStretch(claim: Reading, fact: QuantityFact, passages: readonly PassageReading[]): Stretch | null {
  const { unit, low, high, bound } = fact.value;
  if (low === null || !(bound === 'exact' ? low === high : bound === 'over' || bound === 'at-least')) return null;
  const own = datedIn(claim, null, 0);
  const dates = [...passages.flatMap((passage) => datedIn(passage, passage.source, passage.offset)), ...own];
  if (unit === 'year-of-age') return age(low, [...dates, ...passages.flatMap(datedAround)]);
  if (!CUE.test(sentenceOf(claim, fact))) return null;
  // Nobody counts from a birth what somebody did for so long.
  const told = LIFE.test(sentenceOf(claim, fact)) ? dates : dates.filter((date) => !isBirth(date));
  if (unit === 'year' || unit === 'decade') return yearsApart(fact, told);
  if (bound !== 'exact') return null;
  if (unit === 'month') return monthsApart(low, told);
  return unit === 'day' || unit === 'week' ? daysApart(low * (unit === 'week' ? 7 : 1), told) : null;
}

const LIFE = /\b(?:born|birth|age|aged|old|liv\w+|life|died|death)\b/i;

function isBirth({ before, date }: Dated): boolean {
  return /\bborn\b[^.()]{0,60}$/.test(before) || (date.value.granularity === 'day' && /\([^()]{0,24}$/.test(before));
}

const CUE =
  /\b(?:later|after|before|earlier|between|pass\w*|for|over|last\w*|until|since|within|spen[dt]\w*|rul\w+|reign\w*|serv\w+|took|apart|career|span\w*|liv\w+|life)\b/i;

function sentenceOf({ tokens }: Reading, { start }: QuantityFact): string {
  const sentence = tokens[firstFrom(tokens, start)]?.sentence;
  return tokens
    .filter((token) => token.sentence === sentence)
    .map(({ lower }) => lower)
    .join(' ');
}

function datedIn({ facts, text }: Pick<Reading, 'facts' | 'text'>, source: string | null, offset: number): Dated[] {
  return facts
    .filter((fact): fact is DateFact => fact.type === 'date' && /^\d{4}/.test(fact.value.from) && EXACT.has(fact.value.granularity))
    .map((date) => ({
      date,
      year: Number(date.value.from.slice(0, 4)),
      before: text.slice(0, date.start),
      evidence: source === null ? null : { source, start: date.start + offset, end: date.end + offset },
    }));
}

/** A date of birth mostly stands where a source begins. */
function datedAround({ context, source }: PassageReading): Dated[] {
  return context.flatMap((text) => (text.offset === null ? [] : datedIn(text, source, text.offset)));
}

const EXACT: ReadonlySet<string> = new Set(['day', 'month', 'year']);

function yearsApart(fact: QuantityFact, dates: readonly Dated[]): Stretch | null {
  const wanted = fact.value.low! * (fact.value.unit === 'decade' ? 10 : 1);
  const { bound, approximate } = fact.value;
  const tolerance = approximate ? FACT_THRESHOLDS.approximate * wanted : 0;
  const isApart = (from: Dated, to: Dated) =>
    bound !== 'exact'
      ? isJustOver(to.year - from.year, wanted)
      : Math.abs(to.year - from.year - wanted) <= tolerance || (isDay(from) && isDay(to) && completedYears(from, to) === wanted);
  return pairOf(dates, isApart, `${wanted} years`);
}

/** "Just over two years" from March 2017 to April 2019. */
function isJustOver(years: number, wanted: number): boolean {
  return years >= wanted && years <= wanted * (1 + FACT_THRESHOLDS.justOver);
}

function monthsApart(wanted: number, dates: readonly Dated[]): Stretch | null {
  const months = dates.filter(({ date }) => date.value.granularity !== 'year');
  const monthOf = ({ date, year }: Dated) => 12 * year + Number(date.value.from.slice(5, 7));
  return pairOf(months, (from, to) => monthOf(to) - monthOf(from) === wanted, `${wanted} months`);
}

function isDay({ date }: Dated): boolean {
  return date.value.granularity === 'day';
}

/** From 12 November 1833 to 27 February 1887 there are 53. */
function completedYears(from: Dated, to: Dated): number {
  const early = to.date.value.from.slice(4) < from.date.value.from.slice(4);
  return to.year - from.year - (early ? 1 : 0);
}

function daysApart(wanted: number, dates: readonly Dated[]): Stretch | null {
  const days = dates.filter(isDay);
  const dayOf = ({ date }: Dated) => parseDay(date.value.from) ?? Number.NaN;
  return pairOf(days, (from, to) => dayOf(to) - dayOf(from) === wanted, `${wanted} days`);
}

/** The birthday may not have come yet. */
function age(wanted: number, dates: readonly Dated[]): Stretch | null {
  const births = dates.filter(({ before, evidence }) => evidence && BIRTH.test(before));
  for (const birth of births) {
    const at = dates.find((other) => other.year - birth.year === wanted || other.year - birth.year === wanted + 1);
    if (at) return stretch(birth, at, `${at.year - birth.year} years, or one less before the birthday`);
  }
  return null;
}

const BIRTH = /\bborn\b[^.()]{0,60}$|\([^()]{0,24}$/;

function pairOf(dates: readonly Dated[], isMeant: (from: Dated, to: Dated) => boolean, how: string): Stretch | null {
  for (const from of dates) {
    const to = dates.find((other) => (from.evidence || other.evidence) && isMeant(from, other));
    if (to) return stretch(from, to, how);
  }
  return null;
}

function stretch(from: Dated, to: Dated, how: string): Stretch | null {
  const evidence = to.evidence ?? from.evidence;
  return evidence && { dates: [from.date, to.date], evidence, how };
}
