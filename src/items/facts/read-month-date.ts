import { MONTHS } from '../../text/month-words.ts';
import { ORDINALS } from '../../text/number-words.ts';
import type { DateInterval } from '../fact.ts';
import { dayNumber, interval, monthInterval, monthOf } from './day-interval.ts';
import type { DateContext, DateRead } from './find-dates.ts';
import { knownYear } from './known-year.ts';
import { figuresValue, readOrdinal } from './read-number.ts';
import { endsEarlyYear, yearAtToken } from './read-year.ts';
import { glued, type Token } from './tokens.ts';

/** "3 March 2015", "3rd of March", "3–5 March". */
export function readDayMonth(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const first = readDay(tokens, at);
  if (!first) return null;
  const range =
    /^[-–—]$/.test(tokens[first.to]?.text ?? '') || tokens[first.to]?.lower === 'to' ? readDay(tokens, first.to + 1) : null;
  const last = range ?? first;
  const monthAt = tokens[last.to]?.lower === 'of' ? last.to + 1 : last.to;
  const month = monthOfToken(tokens, monthAt);
  if (!month) return null;
  return withYear(tokens, at, month.to, month.month, first.day, last.day, context);
}

function readDay(tokens: readonly Token[], at: number): { day: number; to: number } | null {
  const token = tokens[at];
  if (token?.kind === 'word' && !ORDINALS.has(token.lower)) return null;
  const ordinal = token ? readOrdinal(tokens, at) : null;
  if (ordinal) return ordinal.value <= 31 ? { day: ordinal.value, to: ordinal.to } : null;
  const value = token?.kind === 'number' ? figuresValue(token.text) : null;
  return value !== null && value >= 1 && value <= 31 && Number.isInteger(value) ? { day: value, to: at + 1 } : null;
}

/** "may", "march" and "mar" are words of their own without a capital. */
function monthOfToken(tokens: readonly Token[], at: number): { month: number; to: number } | null {
  const token = tokens[at];
  if (!token?.capital) return null;
  const month = MONTHS.get(token.lower);
  if (!month) return null;
  const point =
    token.lower.length <= 4 && tokens[at + 1]?.text === '.' && glued(tokens, at + 1) && tokens[at + 2]?.kind === 'number';
  return { month, to: point ? at + 2 : at + 1 };
}

/** "March 3, 2015", "March 3–5", "March 2015", "March". */
export function readMonthFirst(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const month = monthOfToken(tokens, at);
  if (!month) return null;
  const day = readDay(tokens, month.to);
  if (day && !isCounted(tokens, day.to)) {
    const range = /^[-–—]$/.test(tokens[day.to]?.text ?? '') ? readDay(tokens, day.to + 1) : null;
    const to = range?.to ?? day.to;
    return withYear(tokens, at, to, month.month, day.day, range?.day ?? day.day, context);
  }
  const yearAt = /^(?:of|,)$/.test(tokens[month.to]?.lower ?? '') ? month.to + 1 : month.to;
  const year = yearAtToken(tokens, yearAt);
  if (year !== null) return { from: at, to: yearAt + 1, value: monthInterval(year, month.month) };
  if (EARLY.test(tokens[month.to]?.text ?? '') && endsEarlyYear(tokens, month.to + 1))
    return { from: at, to: month.to + 1, value: monthInterval(Number(tokens[month.to]!.text), month.month) };
  return bareMonth(tokens, at, month, context);
}

/** "March 453" */
const EARLY = /^[2-9]\d\d$/;

// "In March 40 people died": the number counts people.
function isCounted(tokens: readonly Token[], at: number): boolean {
  return /^(?:people|percent|million|billion|thousand|men|women|children|%)$/.test(tokens[at]?.lower ?? '');
}

function bareMonth(
  tokens: readonly Token[],
  at: number,
  month: { month: number; to: number },
  context: DateContext,
): DateRead | null {
  const word = tokens[at]!.lower;
  const before = tokens[at - 1]?.lower ?? '';
  const led = /^(?:in|since|until|by|from|to|during|of|last|next|this|before|after|and|early|mid|late|through|-|–)$/.test(before);
  if (!led && (/^(?:may|march|august|april|june|jan|mar|dec|sep)$/.test(word) || tokens[at + 1]?.capital)) return null;
  const ahead = yearOfRange(tokens, month.to);
  if (ahead !== null) return { from: at, to: month.to, value: monthInterval(ahead, month.month) };
  const year = knownYear(context, month.month, 1);
  if (before === 'next' && context.reference !== null) return nextMonth(tokens, at, month, context.reference);
  if (year === null) return { from: at, to: month.to, value: yearless(`--${two(month.month)}`, 'month') };
  return { from: at, to: month.to, value: monthInterval(year.year, month.month, year.derivation) };
}

function nextMonth(tokens: readonly Token[], at: number, month: { month: number; to: number }, reference: number): DateRead {
  const year = new Date(reference * 86_400_000).getUTCFullYear();
  const from = dayNumber(year, month.month, 1) > reference ? year : year + 1;
  return { from: at, to: month.to, value: monthInterval(from, month.month, `${tokens[at]!.text} after the document's date`) };
}

function withYear(
  tokens: readonly Token[],
  from: number,
  to: number,
  month: number,
  first: number,
  last: number,
  context: DateContext,
): DateRead | null {
  const yearAt = /^(?:,|of|in)$/.test(tokens[to]?.lower ?? '') ? to + 1 : to;
  const named = yearAtToken(tokens, yearAt);
  const end = named === null ? to : yearAt + 1;
  const ahead = named === null ? yearOfRange(tokens, to) : null;
  const known =
    named !== null || ahead !== null ? { year: named ?? ahead!, derivation: null } : knownYear(context, month, first, tokens, from);
  if (!known) return { from, to: end, value: yearless(`--${two(month)}-${two(first)}`, 'day') };
  const start = dayNumber(known.year, month, first);
  if (monthOf(start) !== month) return null; // 30 February
  const until = dayNumber(known.year, month, Math.max(first, last)) + 1;
  return { from, to: end, value: interval(start, until, 'day', known.derivation) };
}

// "5 May through 9 May 2001": the year stands at the range's end.
function yearOfRange(tokens: readonly Token[], at: number): number | null {
  if (!/^(?:[-–—]|to|through|until|till|and)$/.test(tokens[at]?.lower ?? '')) return null;
  for (let index = at + 1; index <= at + 2; index++) {
    const month = monthOfToken(tokens, index);
    if (!month) continue;
    const day = readDay(tokens, month.to);
    const end = day && yearAtToken(tokens, month.to) === null ? day.to : month.to;
    return yearAtToken(tokens, tokens[end]?.text === ',' ? end + 1 : end);
  }
  return null;
}

/** ISO's form for a day or month of a year that isn't known. */
function yearless(iso: string, granularity: DateInterval['granularity']): DateInterval {
  return { from: iso, until: iso, granularity, derivation: 'the year is not named' };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
