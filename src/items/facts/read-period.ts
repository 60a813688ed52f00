import { DECADES, SEASONS } from './calendar-words.ts';
import { monthsInterval, yearsInterval } from './day-interval.ts';
import type { DateContext, DateRead } from './find-dates.ts';
import { yearOfReference } from './known-year.ts';
import { figuresValue, readOrdinal } from './read-number.ts';
import { yearAtToken } from './read-year.ts';
import type { Token } from './tokens.ts';

/** "Q3 2025", "third quarter of 2023", "first half of 2020". */
export function readQuarter(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const short = /^([qh])([1-4])$/.exec(tokens[at]!.lower);
  const ordinal = short ? null : readOrdinal(tokens, at);
  const named = ordinal && ordinal.value <= 4 ? tokens[ordinal.to]?.lower : null;
  if (!short && named !== 'quarter' && named !== 'half') return null;
  const number = short ? Number(short[2]) : ordinal!.value;
  const length = (short ? short[1] === 'h' : named === 'half') ? 6 : 3;
  if (number * length > 12) return null;
  const end = short ? at + 1 : ordinal!.to + 1;
  const found = yearBehind(tokens, end);
  const year = found?.year ?? (length === 3 ? yearOfReference(context) : null);
  if (year === null) return null;
  return { from: at, to: found?.to ?? end, value: monthsInterval(year, (number - 1) * length + 1, length) };
}

function yearBehind(tokens: readonly Token[], at: number): { year: number; to: number } | null {
  let to = at;
  while (/^(?:of|in|the|year|fiscal|,)$/.test(tokens[to]?.lower ?? '') && to < at + 3) to += 1;
  const year = yearAtToken(tokens, to);
  return year === null ? null : { year, to: to + 1 };
}

/** "summer of 2019": northern hemisphere, said in the derivation. */
export function readSeason(tokens: readonly Token[], at: number, _context: DateContext): DateRead | null {
  const first = SEASONS.get(tokens[at]!.lower);
  if (first === undefined) return null;
  const year = yearBehind(tokens, at + 1);
  if (!year) return null;
  return { from: at, to: year.to, value: monthsInterval(year.year, first, 3, 'the northern season') };
}

/** "the 19th century", "nineteenth-century". */
export function readCentury(tokens: readonly Token[], at: number): DateRead | null {
  const ordinal = readOrdinal(tokens, at);
  if (!ordinal || ordinal.value > 21 || ordinal.value < 1) return null;
  const word = tokens[ordinal.to]?.text === '-' ? ordinal.to + 1 : ordinal.to;
  if (!/^centur(?:y|ies)$/.test(tokens[word]?.lower ?? '') || /^BCE?$/.test(tokens[word + 1]?.text ?? '')) return null;
  return { from: at, to: word + 1, value: yearsInterval((ordinal.value - 1) * 100 + 1, 100, 'century') };
}

/** "1990s", "the '90s", "the nineties". */
export function readDecade(tokens: readonly Token[], at: number): DateRead | null {
  const token = tokens[at]!;
  const word = DECADES.get(token.lower);
  if (word !== undefined && tokens[at - 1]?.lower === 'the')
    return { from: at, to: at + 1, value: yearsInterval(1900 + word, 10, 'decade') };
  const short = /^['’]$/.test(token.text);
  const figures = tokens[short ? at + 1 : at];
  const ending = tokens[short ? at + 2 : at + 1];
  if (figures?.kind !== 'number' || !ending || !/^(?:s|'s|’s)$/.test(ending.lower) || ending.start !== figures.end) return null;
  const value = figuresValue(figures.text);
  if (value === null || value % 10 !== 0) return null;
  const [from, to] = [at, short ? at + 3 : at + 2];
  if (/^\d{4}$/.test(figures.text)) {
    return {
      from,
      to,
      value: yearsInterval(
        value,
        value % 100 === 0 && value < 2000 ? 100 : 10,
        value % 100 === 0 && value < 2000 ? 'century' : 'decade',
      ),
    };
  }
  const led = short || tokens[at - 1]?.lower === 'the';
  return /^\d{2}$/.test(figures.text) && led
    ? { from, to, value: yearsInterval(value + (value < 20 ? 2000 : 1900), 10, 'decade') }
    : null;
}
