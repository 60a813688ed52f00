import type { DateInterval } from '../fact.ts';

/** Days since 1970-01-01; the calendar is the proleptic Gregorian one. */
type DayNumber = number;

const DAY_MS = 86_400_000;

export function dayNumber(year: number, month: number, day: number): DayNumber {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC reads years below 100 as 19xx
  return Math.floor(date.getTime() / DAY_MS);
}

/** Reads the date of an ISO date or date-time; null for anything else. */
export function parseDay(iso: string): DayNumber | null {
  const match = /^(-?\d{4,6})-(\d\d)-(\d\d)/.exec(iso);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? dayNumber(year, month, day) : null;
}

function isoDay(day: DayNumber): string {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const four = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  return `${four}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-${String(date.getUTCDate()).padStart(2, '0')}`;
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}

export function dayOfMonth(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCDate();
}

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

type Granularity = DateInterval['granularity'];

export function interval(
  from: DayNumber,
  until: DayNumber,
  granularity: Granularity,
  derivation: string | null = null,
): DateInterval {
  return { from: isoDay(from), until: isoDay(until), granularity, derivation };
}

export function dayInterval(day: DayNumber, derivation: string | null = null): DateInterval {
  return interval(day, day + 1, 'day', derivation);
}

export function weekInterval(day: DayNumber, derivation: string | null = null): DateInterval {
  const monday = day - weekdayOf(day) + 1;
  return interval(monday, monday + 7, 'week', derivation);
}

/** `month` may run past 12 or below 1: the year follows. */
export function monthInterval(year: number, month: number, derivation: string | null = null): DateInterval {
  return interval(dayNumber(year, month, 1), dayNumber(year, month + 1, 1), 'month', derivation);
}

/** Months `first` up to `first + count` of a year: a quarter, a season, a half. */
export function monthsInterval(year: number, first: number, count: number, derivation: string | null = null): DateInterval {
  return interval(dayNumber(year, first, 1), dayNumber(year, first + count, 1), 'quarter', derivation);
}

export function yearsInterval(
  year: number,
  count: number,
  granularity: Granularity,
  derivation: string | null = null,
): DateInterval {
  return interval(dayNumber(year, 1, 1), dayNumber(year + count, 1, 1), granularity, derivation);
}

const PARTS = { early: [0, 1 / 3], mid: [1 / 3, 2 / 3], late: [2 / 3, 1] } as const;
export type PartOfTime = keyof typeof PARTS;

/** The first, middle or last third: "mid-2019", "the early 1990s". */
export function partOf(whole: DateInterval, part: PartOfTime): DateInterval {
  const [from, until] = [parseDay(whole.from), parseDay(whole.until)];
  if (from === null || until === null) return whole;
  const [low, high] = PARTS[part];
  const length = until - from;
  return {
    ...whole,
    from: isoDay(from + Math.round(length * low)),
    until: isoDay(from + Math.round(length * high)),
    derivation: `${part}: that third of the time named`,
  };
}
