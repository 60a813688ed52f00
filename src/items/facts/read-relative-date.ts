import { MONTHS } from '../../text/month-words.ts';
import type { DateInterval } from '../fact.ts';
import { namesADay, WEEKDAYS } from './calendar-words.ts';
import {
  dayInterval,
  dayNumber,
  dayOfMonth,
  interval,
  monthInterval,
  monthOf,
  parseDay,
  weekdayOf,
  weekInterval,
  yearOf,
  yearsInterval,
} from './day-interval.ts';
import type { DateContext, DateRead } from './find-dates.ts';
import { isAhead } from './known-year.ts';
import { readNumber } from './read-number.ts';
import type { Token } from './tokens.ts';

/** A date that needs the document's own date, or the date before in the text; null where none starts at token `at`. */
export function readRelativeDate(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  if (tokens[at]!.kind === 'mark') return null;
  return (
    readWeekday(tokens, at, context) ??
    readShift(tokens, at, context) ??
    readDayWord(tokens, at, context) ??
    readNamedPeriod(tokens, at, context) ??
    readPastPeriods(tokens, at, context)
  );
}

// A bare weekday is the latest on or before the document's date, unless a future verb governs it.
function readWeekday(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const moved = /^(?:last|next|this)$/.test(tokens[at]!.lower);
  const token = tokens[moved ? at + 1 : at];
  const weekday = token?.capital ? WEEKDAYS.get(token.lower) : undefined;
  if (!weekday || namesADay(token!.lower, tokens[moved ? at + 2 : at + 1])) return null;
  const to = moved ? at + 2 : at + 1;
  if (context.reference === null || followedByDate(tokens, to)) {
    const iso = `-W-${weekday}`;
    return { from: at, to, value: { from: iso, until: iso, granularity: 'day', derivation: 'the week is not named' } };
  }
  const back = (weekdayOf(context.reference) - weekday + 7) % 7;
  const ahead = tokens[at]!.lower === 'next' || (tokens[at]!.lower !== 'last' && isAhead(tokens, at));
  const last = tokens[at]!.lower === 'last' && back === 0 ? 7 : back;
  const day = ahead ? context.reference + ((7 - back) % 7 || (tokens[at]!.lower === 'next' ? 7 : 0)) : context.reference - last;
  const how = ahead
    ? `the ${token!.text} on or after the document’s date`
    : `the latest ${token!.text} on or before the document’s date`;
  return { from: at, to, value: dayInterval(day, how) };
}

// "Thursday, March 3": the date says which; the weekday can still be checked against it.
function followedByDate(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.text === ',' ? at + 1 : at;
  return MONTHS.has(tokens[next]?.lower ?? '') || (tokens[next]?.kind === 'number' && MONTHS.has(tokens[next + 1]?.lower ?? ''));
}

const PERIOD = /^(day|week|month|year|decade)s?$/;

// "two years ago", "a decade earlier", "four years later"; "four years later than planned" tells of the day that was planned.
function readShift(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const count = countAt(tokens, at);
  const period = count ? PERIOD.exec(tokens[count.to]?.lower ?? '')?.[1] : undefined;
  if (!count || !period) return null;
  const word = tokens[count.to + 1]?.lower;
  const way = word === 'ago' || word === 'earlier' || word === 'before' ? -1 : word === 'later' || word === 'afterwards' ? 1 : 0;
  if (way === 0 || (word === 'before' && !/^[.,;]?$/.test(tokens[count.to + 2]?.text ?? ''))) return null;
  const previous = context.previous ? parseDay(context.previous.from) : null;
  const base = word === 'ago' ? context.reference : previous;
  if (base === null) return null;
  const isPlan = tokens[count.to + 2]?.lower === 'than' && PLANNED.test(tokens[count.to + 3]?.lower ?? '');
  const to = count.to + (isPlan ? 4 : 2);
  const phrase = tokens
    .slice(at, to)
    .map((token) => token.lower)
    .join(' ');
  const how = `${phrase}, counted from ${word === 'ago' ? 'the document’s date' : 'the date before'}`;
  return { from: at, to, value: shifted(base, period, (isPlan ? -way : way) * count.value, how) };
}

const PLANNED = /^(?:planned|scheduled|expected|promised|intended|hoped|announced|foreseen)$/;

function countAt(tokens: readonly Token[], at: number): { value: number; to: number } | null {
  const word = tokens[at]!.lower;
  if ((word === 'a' || word === 'an') && PERIOD.test(tokens[at + 1]?.lower ?? '')) return { value: 1, to: at + 1 };
  const number = readNumber(tokens, at);
  return number && Number.isInteger(number.value) && number.value < 10_000 ? { value: number.value, to: number.to } : null;
}

function shifted(base: number, period: string, count: number, how: string): DateInterval {
  const [year, month] = [yearOf(base), monthOf(base)];
  if (period === 'day') return dayInterval(base + count, how);
  if (period === 'week') return weekInterval(base + 7 * count, how);
  if (period === 'month') return monthInterval(year, month + count, how);
  return yearsInterval(year + count * (period === 'decade' ? 10 : 1), 1, 'year', how);
}

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);

function readDayWord(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const shift = DAY_WORDS.get(tokens[at]!.lower);
  if (shift === undefined || context.reference === null) return null;
  return { from: at, to: at + 1, value: dayInterval(context.reference + shift, `${tokens[at]!.lower}, by the document’s date`) };
}

const MOVES: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['previous', -1],
  ['this', 0],
  ['next', 1],
  ['following', 1],
]);

// "last year" is the whole year before; "the following month" counts from the date before in the text.
function readNamedPeriod(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const word = tokens[at]!.lower;
  const move = MOVES.get(word);
  const named = tokens[at + 1]?.lower ?? '';
  const period = /^(?:week|month|year|decade|century)$/.test(named) ? named : null;
  if (move === undefined || (!period && !MONTHS.has(named))) return null;
  const local = word === 'previous' || word === 'following';
  const previous = context.previous ? parseDay(context.previous.from) : null;
  const base = local ? previous : context.reference;
  if (base === null) return null;
  const how = `${word} ${named}, by ${local ? 'the date before' : 'the document’s date'}`;
  const value = period ? periodAt(base, period, move, how) : monthNamed(base, MONTHS.get(named)!, move, how);
  return { from: at, to: at + 2, value };
}

function periodAt(base: number, period: string, move: number, how: string): DateInterval {
  const year = yearOf(base);
  switch (period) {
    case 'week':
      return weekInterval(base + 7 * move, how);
    case 'month':
      return monthInterval(year, monthOf(base) + move, how);
    case 'decade':
      return yearsInterval(Math.floor(year / 10) * 10 + 10 * move, 10, 'decade', how);
    case 'century':
      return yearsInterval(Math.floor((year - 1) / 100) * 100 + 1 + 100 * move, 100, 'century', how);
    default:
      return yearsInterval(year + move, 1, 'year', how);
  }
}

// "last March" is the latest one that is over or under way; "next March" the first one ahead.
function monthNamed(base: number, month: number, move: number, how: string): DateInterval {
  const year = yearOf(base);
  if (move === 0) return monthInterval(year, month, how);
  const passed = month < monthOf(base) || (month === monthOf(base) && move > 0);
  return monthInterval(move < 0 ? (passed ? year : year - 1) : passed ? year + 1 : year, month, how);
}

// "the past decade", "the last five years", "over the past two weeks": up to the document's date.
function readPastPeriods(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const word = tokens[at]!.lower;
  if ((word !== 'past' && word !== 'last') || context.reference === null) return null;
  const number = readNumber(tokens, at + 1);
  const unitAt = number?.to ?? at + 1;
  const period = PERIOD.exec(tokens[unitAt]?.lower ?? '')?.[1];
  if (!period || (word === 'last' && !number) || tokens[at - 1]?.lower !== 'the') return null;
  const count = number?.value ?? 1;
  const end = context.reference;
  const how = `the ${count === 1 ? '' : `${count} `}${period}${count === 1 ? '' : 's'} up to the document’s date`;
  return { from: at, to: unitAt + 1, value: interval(back(end, period, count), end + 1, granularityOf(period, count), how) };
}

function back(end: number, period: string, count: number): number {
  if (period === 'day') return end - count;
  if (period === 'week') return end - 7 * count;
  if (period === 'month') return dayNumber(yearOf(end), monthOf(end) - count, dayOfMonth(end));
  return dayNumber(yearOf(end) - count * (period === 'decade' ? 10 : 1), monthOf(end), dayOfMonth(end));
}

function granularityOf(period: string, count: number): DateInterval['granularity'] {
  if (period === 'decade' || (period === 'year' && count >= 10)) return 'decade';
  return period as DateInterval['granularity'];
}
