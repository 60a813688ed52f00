import type { DateFact, DateInterval } from '../../items/fact.ts';
import type { FactOutcome } from '../finding.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { type PassageReading, type Reading, share, stemsNear } from './readings.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

type Agreement = Exclude<FactOutcome, 'not-found' | 'conflict'>;

interface Candidate {
  readonly fact: DateFact;
  readonly bind: number;
  /** 'coarser': the source names only the year where the claim names the day. */
  readonly outcome: Agreement | 'coarser' | null;
}

const AROUND = 0.5;
const TOPIC = 0.35;
const GRANULARITY = 0.15;

/** What a passage says to a date of the claim, bound to the words around both. */
export function compareDate(claim: Reading, fact: DateFact, passage: PassageReading, topic: number): Finding {
  const candidates = candidatesFor(claim, fact, passage, topic);
  const agreeing = best(candidates.filter((c) => c.outcome !== null && c.outcome !== 'coarser'));
  const other = best(candidates.filter((c) => c.outcome === null));
  const exact = fact.value.granularity === 'day' || fact.value.granularity === 'month';
  const passedOver = other && agreeing && !exact && other.bind > agreeing.bind + FACT_THRESHOLDS.margin;
  if (agreeing && agreeing.bind >= FACT_THRESHOLDS.agreeDistinctive && !passedOver) return agreement(fact, agreeing, passage);
  if (other && other.bind >= FACT_THRESHOLDS.conflict && topic >= FACT_THRESHOLDS.contradicts)
    return conflict(fact, other, passage);
  const coarser = best(candidates.filter((c) => c.outcome === 'coarser'));
  if (!coarser) return NOTHING;
  const because = `The source gives only ${quoted(coarser.fact.text)}, less exact than ${quoted(fact.text)}.`;
  return { ...found(passage, coarser.fact, 'not-found', coarser.bind / 4, because) };
}

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((top, next) => (top === null || next.bind > top.bind ? next : top), null);
}

function candidatesFor(claim: Reading, fact: DateFact, passage: PassageReading, topic: number): Candidate[] {
  const near = stemsNear(claim, fact, FACT_THRESHOLDS.near);
  const lives = lifeDates(passage);
  const candidates: Candidate[] = [];
  for (const other of passage.facts) {
    if (other.type !== 'date') continue;
    const there = stemsNear(passage, other, FACT_THRESHOLDS.near);
    const life = lives.get(other);
    if (life) there.add(life);
    const other_life = life === 'bear' ? 'die' : life === 'die' ? 'bear' : null;
    const wrongEnd = other_life !== null && near.has(other_life) && !near.has(life!);
    const fine = fact.value.granularity === other.value.granularity ? GRANULARITY : 0;
    const around = wrongEnd ? 0 : share(near, there);
    candidates.push({
      fact: other,
      bind: (AROUND * around + TOPIC * topic + fine) * (wrongEnd ? 0.3 : 1),
      outcome: compareIntervals(fact.value, other.value),
    });
  }
  return candidates;
}

/** "(4 August 1961 – 3 March 2001)" in an opening: the first is a birth, the second a death. */
function lifeDates(passage: PassageReading): Map<DateFact, string> {
  const lives = new Map<DateFact, string>();
  const dates = passage.facts.filter((fact): fact is DateFact => fact.type === 'date');
  for (const [index, date] of dates.entries()) {
    const open = passage.text.lastIndexOf('(', date.start);
    if (open < 0 || passage.text.slice(open, date.start).includes(')')) continue;
    const next = dates[index + 1];
    if (next && /^[^()]{0,40}[–—-]\s*$/.test(passage.text.slice(date.end, next.start))) {
      lives.set(date, 'bear');
      lives.set(next, 'die');
    } else if (/\bborn\b[^()]*$/.test(passage.text.slice(open, date.start))) lives.set(date, 'bear');
  }
  return lives;
}

/** How the claim's time stands to the source's; null for a contradiction. */
export function compareIntervals(claim: DateInterval, source: DateInterval): Agreement | 'coarser' | null {
  if (claim.from.startsWith('-') || source.from.startsWith('-')) return comparePartial(claim, source);
  if (claim.bound !== undefined && claim.bound !== source.bound) return compareBound(claim, source);
  if (claim.from === source.from && claim.until === source.until) return 'same';
  if (claim.from <= source.from && source.until <= claim.until) return 'within';
  if (source.from <= claim.from && claim.until <= source.until) return isSpan(source, claim) ? 'within' : 'coarser';
  const overlap = claim.from < source.until && source.from < claim.until;
  return overlap && claim.derivation !== null && source.derivation !== null ? 'within' : null;
}

// "in 2012" beside "from 2010 to 2014": inside the span that the source names.
function isSpan(source: DateInterval, claim: DateInterval): boolean {
  return source.granularity === claim.granularity && source.from !== claim.from && source.until !== claim.until;
}

/** "Before 2015" holds for any day before it; "since 2015" for any from then on. */
function compareBound(claim: DateInterval, source: DateInterval): Agreement | null {
  switch (claim.bound) {
    case 'before':
      return source.until <= claim.from || (source.bound === 'until' && source.from <= claim.from) ? 'within' : null;
    case 'after':
      return source.from >= claim.until || (source.granularity !== claim.granularity && source.from > claim.from) ? 'within' : null;
    case 'until':
      return source.from <= claim.from ? (source.from === claim.from ? 'same' : 'within') : null;
    default:
      return source.from >= claim.from ? (source.from === claim.from ? 'same' : 'within') : null;
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
  if (fits) return full.from.startsWith('--') ? (claim.from.length < source.from.length ? 'within' : 'coarser') : 'same';
  const whole =
    !full.from.startsWith('--') && full.granularity !== 'day' && full.granularity !== 'month' && full.granularity !== 'week';
  return whole ? 'coarser' : null;
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
  return found(passage, other, outcome as Agreement, 0.5 + bind / 2, because, derived);
}

function conflict(fact: DateFact, { fact: other, bind }: Candidate, passage: PassageReading): Finding {
  const because = `The claim says ${quoted(fact.text)}, the source says ${quoted(other.text)}.`;
  return found(passage, other, 'conflict', bind, because, fact.value.derivation !== null || other.value.derivation !== null);
}
