import type { DateInterval } from '../../items/fact.ts';
import type { FactOutcome } from '../finding.ts';

export type Agreement = Exclude<FactOutcome, 'not-found' | 'conflict'>;

/** 'coarser': the source names only the year where the claim names the day; null for a contradiction. */
export type TimeOutcome = Agreement | 'coarser' | null;

/** How the claim's time stands to the source's. */
export function compareTimes(claim: DateInterval, source: DateInterval): TimeOutcome {
  if (claim.from.startsWith('-') || source.from.startsWith('-')) return comparePartial(claim, source);
  if (claim.bound !== undefined) return compareBound(claim, source);
  if (claim.from === source.from && claim.until === source.until) return 'same';
  if (source.granularity === 'century') return inCentury(claim, source);
  if (claim.from <= source.from && source.until <= claim.until) return 'within';
  if (source.from <= claim.from && claim.until <= source.until) return isSpan(source) ? 'within' : 'coarser';
  return overlap(claim, source) && claim.derivation !== null && source.derivation !== null ? 'within' : null;
}

// "The 1300s" are the 14th century, and 1800 is its turn: nobody counts from the year one.
function inCentury(claim: DateInterval, source: DateInterval): TimeOutcome {
  const from = yearBefore(source.from);
  if (claim.granularity === 'century')
    return Math.abs(Number(claim.from.slice(0, 4)) - Number(source.from.slice(0, 4))) <= 1 ? 'same' : null;
  return from <= claim.from && claim.until <= source.until ? 'coarser' : null;
}

function yearBefore(day: string): string {
  return String(Number(day.slice(0, 4)) - 1).padStart(4, '0') + day.slice(4);
}

function overlap(a: DateInterval, b: DateInterval): boolean {
  return a.from < b.until && b.from < a.until;
}

/** "from 2010 to 2014": what holds in it holds in each of its years. */
export function isSpan(interval: DateInterval): boolean {
  return interval.granularity === 'year' && Number(interval.until.slice(0, 4)) - Number(interval.from.slice(0, 4)) > 1;
}

export function firstYear(interval: DateInterval): DateInterval {
  const year = Number(interval.from.slice(0, 4)) + 1;
  return isSpan(interval) ? { ...interval, until: `${year}-01-01` } : interval;
}

export function lastYear(interval: DateInterval): DateInterval {
  const year = Number(interval.until.slice(0, 4)) - 1;
  return isSpan(interval) ? { ...interval, from: `${year}-01-01` } : interval;
}

/** "Before 2015" holds for any day before it; "since 2015" for what starts then, "until 2015" for what ends then. */
function compareBound(claim: DateInterval, source: DateInterval): Agreement | null {
  const same = claim.from === source.from && claim.until === source.until && claim.bound === source.bound;
  if (same) return 'same';
  switch (claim.bound) {
    case 'before':
      return source.until <= claim.from || (source.bound === 'until' && source.from <= claim.from) ? 'within' : null;
    case 'after':
      return source.from >= claim.until || (source.granularity !== claim.granularity && source.from > claim.from) ? 'within' : null;
    case 'until':
      return overlap(claim, lastYear(source)) && source.bound !== 'since' ? 'within' : null;
    default:
      return overlap(claim, firstYear(source)) && source.bound !== 'until' ? 'within' : null;
  }
}

// A day of any year agrees with that day of one year; a weekday with any day that falls on it.
function comparePartial(claim: DateInterval, source: DateInterval): TimeOutcome {
  if (claim.from === source.from) return 'same';
  const [partial, full] = claim.from.startsWith('-') ? [claim, source] : [source, claim];
  if (full.from.startsWith('-W') || partial.from.startsWith('-W')) return partialWeekday(partial, full);
  const day = partial.from.slice(1);
  const fits = full.from.startsWith('--')
    ? full.from.startsWith(partial.from) || partial.from.startsWith(full.from)
    : full.from.slice(4).startsWith(day);
  if (fits) return comparePartialFit(claim, source, full);
  const whole =
    !full.from.startsWith('--') && full.granularity !== 'day' && full.granularity !== 'month' && full.granularity !== 'week';
  return whole ? 'coarser' : null;
}

// "in May" holds for 4 May; "4 May" isn't borne out by "in May".
function comparePartialFit(claim: DateInterval, source: DateInterval, full: DateInterval): Agreement | 'coarser' {
  if (claim.granularity === source.granularity) return 'same';
  if (claim.granularity === 'month') return 'within';
  return full === source && full.granularity === 'day' ? 'same' : 'coarser';
}

function partialWeekday(partial: DateInterval, full: DateInterval): 'same' | 'coarser' | null {
  if (full.granularity !== 'day' || full.from.startsWith('-'))
    return full.granularity === 'day' && full.from.startsWith('-W') ? null : 'coarser';
  const weekday = new Date(`${full.from}T00:00:00Z`).getUTCDay() || 7;
  return partial.from === `-W-${weekday}` ? 'same' : null;
}
