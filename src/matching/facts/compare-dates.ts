import type { DateFact, DateInterval } from '../../items/fact.ts';
import { governors } from './governors.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { type PassageReading, type Topic, topicsNear } from './readings.ts';
import { type Agreement, compareTimes, firstYear, isSpan, lastYear, type TimeOutcome } from './same-time.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, share, type Wording } from './wording.ts';
import { workedOutYear } from './worked-out.ts';

interface Candidate {
  readonly fact: DateFact;
  readonly bind: number;
  /** A date of birth or death in brackets: it says so without a word. */
  readonly life: boolean;
  readonly outcome: TimeOutcome;
  /** "Rebuilt after a fire in 1988": it dates what the clause tells by the way, which the claim doesn't speak of. */
  readonly aside: boolean;
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
  const other = best(candidates.filter((c) => c.outcome === null && !c.aside));
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
      aside: !governed && isAside(passage, other),
      bind: wrong ? bind * WRONG_END : bind,
      outcome: wrong || otherEvent ? null : compareWithin(fact, endMeant(near, other.value), dates),
    };
  });
}

/** "Since the registry began in 1988", "after a fire in 1988": not "since 1988", which dates the sentence itself. */
function isAside({ text }: PassageReading, date: DateFact): boolean {
  return ASIDE.test(text.slice(Math.max(0, date.start - ASIDE_REACH), date.start));
}

/** Characters. */
const ASIDE_REACH = 60;

const ASIDE = /\b(?:since|after|before|until|when|following) (?:\p{L}[\p{L}'’-]* ){1,5}(?:in|on|of|during) $/iu;

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
function compareWithin(fact: DateFact, source: DateInterval, dates: readonly DateFact[]): TimeOutcome {
  const outcome = compareTimes(fact.value, source);
  if (outcome !== 'within' || !isSpan(fact.value) || isSpan(source) || !STRETCH.test(fact.text)) return outcome;
  const isThere = (end: DateInterval) => dates.some(({ value }) => value.from < end.until && end.from < value.until);
  return isThere(firstYear(fact.value)) && isThere(lastYear(fact.value)) ? 'within' : 'coarser';
}

/** Told with both its ends; "between 1990 and 1995" is any time from the one to the other. */
const STRETCH = /^from\b|\d\s*[-–—]\s*\d/i;

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
