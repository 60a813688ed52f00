import { dayInterval, dayNumber } from './day-interval.ts';
import type { DateRead } from './find-dates.ts';
import { glued, type Token } from './tokens.ts';

/** 2015-03-03, 3/4/2015 (month first, unless that can't be), 15.3.2015 (day first). */
export function readFigures(tokens: readonly Token[], at: number): DateRead | null {
  const [a, mark, b, again, c] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  if (a?.kind !== 'number') return null;
  if (
    mark &&
    again &&
    b &&
    c &&
    /^[-/]$/.test(mark.text) &&
    mark.text === again.text &&
    glued(tokens, at + 1) &&
    glued(tokens, at + 4)
  ) {
    const day = dayOfFigures(a.text, b.text, c.text, mark.text);
    return day === null ? null : { from: at, to: at + 5, value: dayInterval(day) };
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(a.text);
  const day = dotted && validDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  return day ? { from: at, to: at + 1, value: dayInterval(day) } : null;
}

function dayOfFigures(a: string, b: string, c: string, mark: string): number | null {
  if (/^\d{4}$/.test(a)) return validDay(Number(a), Number(b), Number(c));
  if (!/^\d{4}$/.test(c) || mark !== '/') return null;
  return validDay(Number(c), Number(a), Number(b)) ?? validDay(Number(c), Number(b), Number(a));
}

function validDay(year: number, month: number, day: number): number | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  return dayNumber(year, month, day);
}
