import type { DateInterval } from '../fact.ts';
import { DECADES, MONTHS, SEASONS } from './calendar-words.ts';
import {
  dayInterval,
  dayNumber,
  interval,
  monthInterval,
  monthOf,
  monthsInterval,
  type PartOfTime,
  parseDay,
  partOf,
  yearsInterval,
} from './day-interval.ts';
import type { DateContext, DateRead } from './find-dates.ts';
import { ORDINALS } from './number-words.ts';
import { figuresValue, readOrdinal } from './read-number.ts';
import { glued, type Token } from './tokens.ts';

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

// 2015-03-03, 3/4/2015 (month first, unless that can't be), 15.3.2015 (day first).
function readFigures(tokens: readonly Token[], at: number): DateRead | null {
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

// "3 March 2015", "3rd of March", "3–5 March".
function readDayMonth(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
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

// "March 3, 2015", "March 3–5", "March 2015", "March".
function readMonthFirst(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
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
  return bareMonth(tokens, at, month, context);
}

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

function knownYear(
  context: DateContext,
  month: number,
  day: number,
  tokens: readonly Token[] = [],
  at = 0,
): { year: number; derivation: string } | null {
  if (context.sentenceYear !== null) return { year: context.sentenceYear, derivation: 'the year named in the sentence' };
  if (context.reference !== null) {
    const year = new Date(context.reference * 86_400_000).getUTCFullYear();
    const candidate = dayNumber(year, month, day);
    if (isAhead(tokens, at))
      return { year: candidate >= context.reference ? year : year + 1, derivation: 'on or after the document’s date' };
    return { year: candidate <= context.reference ? year : year - 1, derivation: 'the latest on or before the document’s date' };
  }
  return context.textYear === null ? null : { year: context.textYear, derivation: 'the year named before' };
}

const REACH = 12;

/** Whether a future verb governs token `at`: "will meet on", "is due to". */
export function isAhead(tokens: readonly Token[], at: number): boolean {
  if (at < tokens.length && governedBehind(tokens, at)) return true;
  for (let index = at - 1; index >= Math.max(0, at - REACH); index--) {
    const token = tokens[index]!;
    if (token.sentence !== tokens[at]?.sentence || token.text === ';') return false;
    if (
      /^(?:will|shall|would|upcoming|next|coming|scheduled|due|plans|plan|expects|expected|set|tomorrow|'ll|going)$/.test(
        token.lower,
      )
    )
      return true;
  }
  return false;
}

// "On Monday, the council will meet."
function governedBehind(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 1; index < Math.min(tokens.length, at + REACH); index++) {
    const token = tokens[index]!;
    if (token.sentence !== tokens[at]!.sentence || /^(?:;|that|said|and|but)$/.test(token.lower)) return false;
    if (/^(?:will|shall|'ll)$/.test(token.lower)) return true;
  }
  return false;
}

function yearAtToken(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.text)) return null;
  const year = Number(token.text);
  return year >= 1000 && year <= 2199 ? year : null;
}

// "Q3 2025", "third quarter of 2023", "first half of 2020".
function readQuarter(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
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

function yearOfReference(context: DateContext): number | null {
  if (context.sentenceYear !== null) return context.sentenceYear;
  return context.reference === null ? null : new Date(context.reference * 86_400_000).getUTCFullYear();
}

// "summer of 2019": northern hemisphere, said in the derivation.
function readSeason(tokens: readonly Token[], at: number, _context: DateContext): DateRead | null {
  const first = SEASONS.get(tokens[at]!.lower);
  if (first === undefined) return null;
  const year = yearBehind(tokens, at + 1);
  if (!year) return null;
  return { from: at, to: year.to, value: monthsInterval(year.year, first, 3, 'the northern season') };
}

// "the 19th century", "nineteenth-century".
function readCentury(tokens: readonly Token[], at: number): DateRead | null {
  const ordinal = readOrdinal(tokens, at);
  if (!ordinal || ordinal.value > 21 || ordinal.value < 1) return null;
  const word = tokens[ordinal.to]?.text === '-' ? ordinal.to + 1 : ordinal.to;
  if (!/^centur(?:y|ies)$/.test(tokens[word]?.lower ?? '') || /^BCE?$/.test(tokens[word + 1]?.text ?? '')) return null;
  return { from: at, to: word + 1, value: yearsInterval((ordinal.value - 1) * 100 + 1, 100, 'century') };
}

// "1990s", "the '90s", "the nineties".
function readDecade(tokens: readonly Token[], at: number): DateRead | null {
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

const QUANTITY_NOUN =
  /^(?:people|percent|men|women|children|soldiers|troops|deaths|cases|dollars|euros|pounds|miles|metres|meters|feet|km|kilometres|kilometers|votes|seats|years|jobs|members|times|words|pages|points|tons|tonnes|employees|homes|houses|students|acres|hectares|square|kg|m|ft|workers|million|billion|thousand|or|%|°|reviews|copies|units|runs|goals|yards|fans|species|inhabitants|residents|hours|minutes|days|others|locations|theaters|theatres|screens|islands|prisoners|civilians|refugees|victims|ratings|subscribers|rupees|yuan|yen)$/;

// A bare year, or a span of years: "2015", "2010–2014", "2010-14", "from 2010 to 2014", "44 BC".
function readYear(tokens: readonly Token[], at: number): DateRead | null {
  const early = readEra(tokens, at) ?? readEraBefore(tokens, at);
  if (early) return early;
  const year = yearAtToken(tokens, at);
  if (year === null || !isYear(tokens, at, year)) return null;
  const last = spanEnd(tokens, at, year);
  if (!last) return { from: at, to: at + 1, value: yearsInterval(year, 1, 'year') };
  const opening = /^(?:from|between)$/.test(tokens[at - 1]?.lower ?? '') ? at - 1 : at;
  return { from: opening, to: last.to, value: yearsInterval(year, last.year - year + 1, 'year') };
}

function isYear(tokens: readonly Token[], at: number, year: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before && /^[$€£¥#+.:/@]$/.test(before.text)) return false;
  if (spanEnd(tokens, at, year)) return true;
  if (before && glued(tokens, at) && before.text === '-' && tokens[at - 2]?.kind === 'number' && tokens[at - 2]!.text.length !== 4)
    return false;
  if (after && (QUANTITY_NOUN.test(after.lower) || (/^[:/%°]$/.test(after.text) && glued(tokens, at + 1)))) return false;
  if (after?.kind === 'word' && glued(tokens, at + 1)) return false;
  const word = before?.lower ?? '';
  if (word === 'than') return /^(?:later|earlier)$/.test(tokens[at - 2]?.lower ?? '');
  if (
    /^(?:about|around|some|nearly|almost|over|than|least|most|approximately|roughly|exactly|only|of|to|exceeds|estimated)$/.test(
      word,
    )
  ) {
    return (
      year >= 1700 &&
      year <= 2035 &&
      /^(?:of|around|about|to)$/.test(word) &&
      !(after?.kind === 'word' && !after.capital && /s$/.test(after.lower) && !EVENTS.test(after.lower))
    );
  }
  const dated =
    /^(?:in|since|by|from|until|till|during|before|after|circa|early|mid|late|and|or|through|c|year|season|for|\(|,|–|-|—|the|his|her|its|;|')$/.test(
      word,
    );
  if (year >= 1900 && year <= 2035)
    return !(after?.kind === 'word' && !after.capital && /s$/.test(after.lower) && !EVENTS.test(after.lower)) || dated;
  return dated && !(after?.kind === 'word' && /[^s]s$/.test(after.lower) && !EVENTS.test(after.lower));
}

const EVENTS =
  /^(?:elections|olympics|games|championships|protests|riots|attacks|awards|finals|playoffs|talks|floods|is|was|has|as|his|its|this|us|thus|perhaps|across|towards|besides|sometimes|always|various|previous|famous|'s)$/;

function spanEnd(tokens: readonly Token[], at: number, year: number): { year: number; to: number } | null {
  const link = tokens[at + 1];
  if (!link) return null;
  const dash = /^[-–—/]$/.test(link.text);
  const opened = tokens[at - 1]?.lower;
  const word =
    (opened === 'from' && /^(?:to|until|till|through)$/.test(link.lower)) ||
    (opened === 'between' && link.lower === 'and') ||
    link.lower === 'through';
  if (!dash && !word && link.lower !== 'to') return null;
  const full = yearAtToken(tokens, at + 2);
  if (full !== null && full > year && full - year < 300) return { year: full, to: at + 3 };
  const short =
    dash && /^\d{2}$/.test(tokens[at + 2]?.text ?? '') && tokens[at + 3]?.text !== '-' ? Number(tokens[at + 2]!.text) : null;
  const end = short === null ? null : Math.floor(year / 100) * 100 + short;
  return end !== null && end > year ? { year: end, to: at + 3 } : null;
}

function readEra(tokens: readonly Token[], at: number): DateRead | null {
  const token = tokens[at]!;
  const era = tokens[at + 1]?.text.replaceAll('.', '') ?? '';
  const year = token.kind === 'number' ? figuresValue(token.text) : null;
  if (year === null || year < 1 || !/^(?:BCE?|AD|CE)$/.test(era)) return null;
  const value = yearsInterval(era.startsWith('B') ? 1 - year : year, 1, 'year');
  return parseDay(value.from) === null ? null : { from: at, to: at + 2, value };
}

// "AD 70"
function readEraBefore(tokens: readonly Token[], at: number): DateRead | null {
  if (!/^(?:AD|A\.D\.)$/.test(tokens[at]!.text) || tokens[at + 1]?.kind !== 'number') return null;
  const year = figuresValue(tokens[at + 1]!.text);
  return year !== null && year >= 1 && year < 2200 ? { from: at, to: at + 2, value: yearsInterval(year, 1, 'year') } : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
