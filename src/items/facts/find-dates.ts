import { MONTHS } from '../../text/month-words.ts';
import { ONES, ORDINALS, TENS } from '../../text/number-words.ts';
import type { DateFact, DateInterval } from '../fact.ts';
import { DECADES, SEASONS, WEEKDAYS } from './calendar-words.ts';
import { parseDay, yearOf } from './day-interval.ts';
import { readAbsoluteDate } from './read-absolute-date.ts';
import { readRelativeDate } from './read-relative-date.ts';
import type { Token } from './tokens.ts';

/** A date over tokens `[from, to)`. */
export interface DateRead {
  readonly from: number;
  readonly to: number;
  readonly value: DateInterval;
}

/** What a date is read against. */
export interface DateContext {
  /** The document's own day, days since 1970; null when it isn't known. */
  readonly reference: number | null;
  /** The date before in the text: "four years later" counts from it. */
  readonly previous: DateInterval | null;
  /** A year named before in the same sentence. */
  readonly sentenceYear: number | null;
  /** A year named before in the text. */
  readonly textYear: number | null;
}

/** Dates in order; their tokens are marked in `taken`. Linear. */
export function findDates(text: string, tokens: readonly Token[], date: string | null, taken: Uint8Array): DateFact[] {
  const facts: DateFact[] = [];
  let context: DateContext = {
    reference: date === null ? null : parseDay(date),
    previous: null,
    sentenceYear: null,
    textYear: null,
  };
  let sentence = 0;
  let at = 0;
  while (at < tokens.length) {
    if (tokens[at]!.sentence !== sentence) {
      sentence = tokens[at]!.sentence;
      context = { ...context, sentenceYear: null };
    }
    const read = canOpen(tokens[at]!) ? (readAbsoluteDate(tokens, at, context) ?? readRelativeDate(tokens, at, context)) : null;
    if (!read) {
      at += 1;
      continue;
    }
    const whole = withBound(tokens, read);
    const start = tokens[whole.from]!.start;
    const end = tokens[whole.to - 1]!.end;
    facts.push({ type: 'date', start, end, text: text.slice(start, end), value: whole.value });
    taken.fill(1, whole.from, whole.to);
    context = remember(context, read.value);
    at = whole.to;
  }
  return facts;
}

// Most words start no date: one look-up settles it.
const OPENERS: ReadonlySet<string> = new Set([
  ...'early mid late beginning start middle end a an last next this previous following past yesterday today tonight tomorrow ad a.d.'.split(
    ' ',
  ),
  ...'q1 q2 q3 q4 h1 h2'.split(' '),
  ...[MONTHS, WEEKDAYS, SEASONS, DECADES, ORDINALS, ONES, TENS].flatMap((words) => [...words.keys()]),
]);

function canOpen(token: Token): boolean {
  return token.kind === 'number' || OPENERS.has(token.lower) || token.text === "'" || token.text === '’';
}

function remember(context: DateContext, value: DateInterval): DateContext {
  const from = parseDay(value.from);
  if (from === null) return context;
  const year = value.granularity === 'decade' || value.granularity === 'century' ? null : yearOf(from);
  return { ...context, previous: value, sentenceYear: year ?? context.sentenceYear, textYear: year ?? context.textYear };
}

const BOUNDS: ReadonlyMap<string, DateInterval['bound']> = new Map([
  ['since', 'since'],
  ['before', 'before'],
  ['until', 'until'],
  ['till', 'until'],
  ['after', 'after'],
]);

// "since 2015", "prior to May": the words before say which side is meant.
function withBound(tokens: readonly Token[], read: DateRead): DateRead {
  const at = tokens[read.from - 1]?.lower === 'the' ? read.from - 1 : read.from;
  const before = tokens[at - 1]?.lower ?? '';
  const simple = BOUNDS.get(before);
  if (simple) return { from: at - 1, to: read.to, value: { ...read.value, bound: simple } };
  const two = `${tokens[at - 2]?.lower ?? ''} ${before}`;
  if (two === 'prior to' || two === 'earlier than') return { from: at - 2, to: read.to, value: { ...read.value, bound: 'before' } };
  if (two === 'later than' && /^(?:no|not)$/.test(tokens[at - 3]?.lower ?? ''))
    return { from: at - 3, to: read.to, value: { ...read.value, bound: 'until' } };
  if (two === 'later than') return { from: at - 2, to: read.to, value: { ...read.value, bound: 'after' } };
  return read;
}
