import { type PartOfTime, partOf } from './day-interval.ts';
import type { DateContext, DateRead } from './find-dates.ts';
import { readFigures } from './read-figure-date.ts';
import { readDayMonth, readMonthFirst } from './read-month-date.ts';
import { readCentury, readDecade, readQuarter, readSeason } from './read-period.ts';
import { readYear } from './read-year.ts';
import type { Token } from './tokens.ts';

/** A date that names its day, month, quarter, year, decade or century; null where none starts at token `at`. */
export function readAbsoluteDate(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const token = tokens[at]!;
  if (token.kind === 'mark' && !/^['’]$/.test(token.text)) return null;
  return readPart(tokens, at, context) ?? readWhole(tokens, at, context);
}

function readWhole(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  return (
    readFigures(tokens, at) ??
    readDayMonth(tokens, at, context) ??
    readMonthFirst(tokens, at, context) ??
    readQuarter(tokens, at, context) ??
    readSeason(tokens, at, context) ??
    readCentury(tokens, at) ??
    readDecade(tokens, at) ??
    readYear(tokens, at)
  );
}

// "early", "mid-", "late", "the beginning of" before a date that is longer than a day.
function readPart(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  const opening = partOpening(tokens, at);
  if (!opening) return null;
  const inner = tokens[opening.to] ? readWhole(tokens, opening.to, context) : null;
  if (!inner || inner.value.granularity === 'day') return null;
  return { from: at, to: inner.to, value: partOf(inner.value, opening.part) };
}

function partOpening(tokens: readonly Token[], at: number): { part: PartOfTime; to: number } | null {
  const word = tokens[at]!.lower;
  const next = tokens[at + 1]?.text;
  if (/^(?:early|mid|late)$/.test(word)) {
    let to = next === '-' || next === '–' ? at + 2 : at + 1;
    if (tokens[to]?.lower === 'in') to += 1;
    if (tokens[to]?.lower === 'the') to += 1;
    return { part: word as PartOfTime, to };
  }
  const part = word === 'beginning' || word === 'start' ? 'early' : word === 'middle' ? 'mid' : word === 'end' ? 'late' : null;
  if (!part || next !== 'of') return null;
  return { part, to: tokens[at + 2]?.lower === 'the' ? at + 3 : at + 2 };
}
