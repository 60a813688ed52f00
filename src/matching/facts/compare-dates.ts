import type { DateFact, DateInterval } from '../../items/fact.ts';
import type { FactOutcome } from '../finding.ts';
import { governors } from './governors.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { type PassageReading, type Topic, topicsNear } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, share, type Wording } from './wording.ts';
import { workedOutYear } from './worked-out.ts';

type Agreement = Exclude<FactOutcome, 'not-found' | 'conflict'>;

interface Candidate {
  readonly fact: DateFact;
  readonly bind: number;
  /** A date of birth or death in brackets: it says so without a word. */
  readonly life: boolean;
  /** 'coarser': the source names only the year where the claim names the day. */
  readonly outcome: Agreement | 'coarser' | null;
}

const AROUND = 0.34;
/** The word right beside the date: "enlarged in 2013". */
const GOVERNOR = 0.16;
const TOPIC = 0.35;
/** The source is at least as exact as the claim. */
const EXACT = 0.1;
/** It is the only date there: nothing else can be meant. */
const ALONE = 0.12;

/** What a passage says to a date of the claim, bound to the words around both. */
export function compareDate(side: Side, fact: DateFact): Finding {
  const { passage, topic } = side;
  const candidates = candidatesFor(side, fact);
  if (candidates.length === 0) return toldBefore(side, fact);
  const agreeing = best(candidates.filter((c) => c.outcome !== null && c.outcome !== 'coarser'));
  const other = best(candidates.filter((c) => c.outcome === null));
  const exact = fact.value.granularity === 'day' || fact.value.granularity === 'month';
  const passedOver =
    other && agreeing && !exact && other.bind > agreeing.bind + FACT_THRESHOLDS.marginDate && !areJoined(passage, agreeing, other);
  if (agreeing && agreeing.bind >= FACT_THRESHOLDS.agreeDistinctive && !passedOver) return agreement(fact, agreeing, passage);
  const worked = workedOutYear(side, fact);
  if (worked) return worked;
  if (other && other.bind >= FACT_THRESHOLDS.conflict && topic >= FACT_THRESHOLDS.contradicts && (other.life || sharesWords(side)))
    return conflict(fact, other, passage);
  const coarser = best(candidates.filter((c) => c.outcome === 'coarser'));
  if (!coarser) return NOTHING;
  const because = `The source gives only ${quoted(coarser.fact.text)}, less exact than ${quoted(fact.text)}.`;
  return { ...found(passage, coarser.fact, 'not-found', coarser.bind / 4, because) };
}

/** "In the late 1960s and early 1970s": what is said of the one is said of the other. */
function areJoined({ text }: PassageReading, { fact: a }: Candidate, { fact: b }: Candidate): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return /^,? (?:and|or) (?:the |in |again in )?$/.test(text.slice(first.end, second.start));
}

/** "In 2008 … Back then he won": a passage without a date of its own stands in the time named last before it. */
function toldBefore({ passage, topic }: Side, fact: DateFact): Finding {
  const before = passage.context.find((context) => context.offset !== null && context.offset < passage.offset);
  const last = before?.facts.findLast((other): other is DateFact => other.type === 'date');
  if (!before || !last || topic < FACT_THRESHOLDS.contradicts) return NOTHING;
  if (last.value.from !== fact.value.from || last.value.until !== fact.value.until) return NOTHING;
  const offset = before.offset! - passage.offset;
  const span = { start: last.start + offset, end: last.end + offset };
  return found(passage, span, 'same', FACT_THRESHOLDS.conflict, `The source says ${quoted(last.text)} shortly before.`, true);
}

/** More than the name of the subject must be shared: "in 2006 she married" says nothing to "it started in 1998". */
function sharesWords({ claim, passage, covered }: Side): boolean {
  const subject = claim.facts.find((fact) => fact.type === 'name');
  const isPlain = (word: Topic) => passage.topics.some((other) => !other.named && related(word, other)); // "Cases fell" names nobody
  const words = claim.topics.filter(
    (word) => !(subject && subject.start <= word.start && word.end <= subject.end) || isPlain(word),
  );
  return words.length === 0 || words.some((word) => covered.has(word));
}

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((top, next) => (top === null || next.bind > top.bind ? next : top), null);
}

function candidatesFor({ claim, passage, topic, carried }: Side, fact: DateFact): Candidate[] {
  const near = topicsNear(claim, fact, FACT_THRESHOLDS.near);
  const lives = lifeDates(passage, near);
  const weekday = isWeekday(fact);
  const dates = passage.facts.filter((other): other is DateFact => other.type === 'date' && (weekday || !isWeekday(other)));
  return dates.map((other) => {
    const life = lives.get(other);
    const otherEvent = life !== undefined && isOtherEvent(claim, fact);
    const wrong = life !== undefined && near.some((word) => word.stem === OTHER_END[life.stem]);
    const beside = (reach: number) => share(near, [...topicsNear(passage, other, reach), ...(life ? [life] : []), ...carried]);
    const around = wrong ? 0 : (beside(FACT_THRESHOLDS.near) + beside(FACT_THRESHOLDS.nearDate)) / 2;
    const exact = GRAIN[other.value.granularity] <= GRAIN[fact.value.granularity] ? EXACT : 0;
    const governed = !wrong && share(governors(claim, fact), [...governors(passage, other), ...(life ? [life] : [])]) > 0;
    const bind = (governed ? GOVERNOR : 0) + AROUND * around + TOPIC * topic + exact + (dates.length === 1 ? ALONE : 0);
    return {
      fact: other,
      life: life !== undefined,
      bind: wrong ? bind * WRONG_END : bind,
      outcome: wrong || otherEvent ? null : compareWithin(fact, endMeant(near, other.value), dates),
    };
  });
}

/** "Graduated on 26 June 1980" beside "(born 26 June 1980)": a day of birth or death is no other event's. */
export function isOtherEvent({ text, topics }: Side['claim'], fact: DateFact): boolean {
  const bracketed = text.lastIndexOf('(', fact.start) > text.lastIndexOf(')', fact.start);
  return (
    fact.value.granularity === 'day' &&
    !bracketed &&
    topics.some(({ named }) => !named) &&
    !topics.some(({ stem }) => LIFE.test(stem))
  );
}

const LIFE =
  /^(?:bear|birth|die|dead|death|live|life|old|age|kill|pass|murder|assassin|execut|birthday|nativ|aliv|perish|shot|buri)/;

/** A weekday of no known week says nothing to a date. */
function isWeekday(fact: DateFact): boolean {
  return fact.value.from.startsWith('-W');
}

const BEGINNING = /^(?:bear|start|begin|found|establish|open|launch|debut|premier|form|join)$/;
const ENDING = /^(?:die|end|finish|close|conclud|dissolv|disband|ceas|retir|cancel|left|leav)$/;

/** "Started in 1998" is about a span's first year, "ended in 2003" about its last. */
function endMeant(near: readonly Wording[], interval: DateInterval): DateInterval {
  if (!isSpan(interval)) return interval;
  if (near.some((word) => BEGINNING.test(word.stem))) return firstYear(interval);
  return near.some((word) => ENDING.test(word.stem)) ? lastYear(interval) : interval;
}

const GRAIN = { day: 0, week: 1, month: 2, quarter: 3, year: 4, decade: 5, century: 6 } as const;
const BIRTH: Wording = { stem: 'bear', groups: [] };
const DEATH: Wording = { stem: 'die', groups: [] };
const OTHER_END: Readonly<Record<string, string>> = { bear: 'die', die: 'bear' };
const WRONG_END = 0.3;

/** "(4 August 1961 – 3 March 2001)" in an opening: the first is a birth, the second a death. */
function lifeDates(passage: PassageReading, near: readonly Wording[]): Map<DateFact, Wording> {
  const lives = new Map<DateFact, Wording>();
  const dates = passage.facts.filter((fact): fact is DateFact => fact.type === 'date');
  for (const [index, date] of dates.entries()) {
    const open = passage.text.lastIndexOf('(', date.start);
    if (open < 0 || passage.text.slice(open, date.start).includes(')')) continue;
    const asked = near.find((word) => word.stem === BIRTH.stem || word.stem === DEATH.stem);
    if (asked && isSpan(date.value) && open === date.start - 1 && passage.text[date.end] === ')') lives.set(date, asked); // "(1609–1660)" is both
    const next = dates[index + 1];
    if (next && /^[^()]{0,40}[–—−-]\s*(?:c\.|ca\.|circa|about|died)?\s*$/.test(passage.text.slice(date.end, next.start))) {
      lives.set(date, BIRTH);
      lives.set(next, DEATH);
    } else if (/\bborn\b[^()]*$/.test(passage.text.slice(open, date.start))) lives.set(date, BIRTH);
  }
  return lives;
}

/** "From 1935 to 1945" needs both its ends; one day of 1935 is but the first. */
function compareWithin(fact: DateFact, source: DateInterval, dates: readonly DateFact[]): Candidate['outcome'] {
  const outcome = compareIntervals(fact.value, source);
  if (outcome !== 'within' || !isSpan(fact.value) || isSpan(source) || !STRETCH.test(fact.text)) return outcome;
  const isThere = (end: DateInterval) => dates.some(({ value }) => value.from < end.until && end.from < value.until);
  return isThere(firstYear(fact.value)) && isThere(lastYear(fact.value)) ? 'within' : 'coarser';
}

/** Told with both its ends; "between 1990 and 1995" is any time from the one to the other. */
const STRETCH = /^from\b|\d\s*[-–—]\s*\d/i;

/** How the claim's time stands to the source's; null for a contradiction. */
function compareIntervals(claim: DateInterval, source: DateInterval): Agreement | 'coarser' | null {
  if (claim.from.startsWith('-') || source.from.startsWith('-')) return comparePartial(claim, source);
  if (claim.bound !== undefined) return compareBound(claim, source);
  if (claim.from === source.from && claim.until === source.until) return 'same';
  if (source.granularity === 'century') return inCentury(claim, source);
  if (claim.from <= source.from && source.until <= claim.until) return 'within';
  if (source.from <= claim.from && claim.until <= source.until) return isSpan(source) ? 'within' : 'coarser';
  return overlap(claim, source) && claim.derivation !== null && source.derivation !== null ? 'within' : null;
}

// "The 1300s" are the 14th century, and 1800 is its turn: nobody counts from the year one.
function inCentury(claim: DateInterval, source: DateInterval): Agreement | 'coarser' | null {
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
function isSpan(interval: DateInterval): boolean {
  return interval.granularity === 'year' && Number(interval.until.slice(0, 4)) - Number(interval.from.slice(0, 4)) > 1;
}

function firstYear(interval: DateInterval): DateInterval {
  const year = Number(interval.from.slice(0, 4)) + 1;
  return isSpan(interval) ? { ...interval, until: `${year}-01-01` } : interval;
}

function lastYear(interval: DateInterval): DateInterval {
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
function comparePartial(claim: DateInterval, source: DateInterval): Agreement | 'coarser' | null {
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

function agreement(fact: DateFact, { fact: other, bind, outcome }: Candidate, passage: PassageReading): Finding {
  const derived = fact.value.derivation !== null || other.value.derivation !== null;
  const time = derived ? ` (${other.value.from}${other.value.derivation ? `, ${other.value.derivation}` : ''})` : '';
  const because =
    outcome === 'within'
      ? `The source says ${quoted(other.text)}${time}, which agrees with ${quoted(fact.text)}.`
      : `The source says ${quoted(other.text)}${time} too.`;
  return found(passage, other, outcome as Agreement, bind, because, derived);
}

function conflict(fact: DateFact, { fact: other, bind }: Candidate, passage: PassageReading): Finding {
  const because =
    other.value.from === fact.value.from
      ? `The source gives ${quoted(other.text)} as the day of a birth or a death, not of this.`
      : `The claim says ${quoted(fact.text)}, the source says ${quoted(other.text)}.`;
  return found(passage, other, 'conflict', bind, because, fact.value.derivation !== null || other.value.derivation !== null);
}
