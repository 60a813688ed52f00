import type { DateFact, Fact } from '../../items/fact.ts';
import { type Finding, quoted } from './outcome.ts';
import type { PassageReading } from './readings.ts';
import { compareTimes } from './same-time.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/**
 * "In September 2018 the court ruled" beside "The court has ruled" on a page of 6 September 2018: a sentence that names no
 * time of its own tells of the day that its page is dated. Worked out, never read; a passage that speaks of more of the
 * claim and contradicts goes before it.
 */
export function datedByPage(sides: readonly Side[], fact: DateFact, { outcome, evidence }: Finding): Finding | null {
  if (fact.value.bound !== undefined) return null;
  const nearest = Math.max(0, ...sides.map(({ topic }) => topic));
  const against = outcome === 'conflict' && evidence ? sides.find(({ passage }) => stands(evidence, passage)) : undefined;
  const least = Math.max(FACT_THRESHOLDS.aside, nearest - FACT_THRESHOLDS.besideNearest, against?.topic ?? 0);
  const told = sides.find(({ passage, topic }) => topic >= least && passage.dated !== null && !passage.facts.some(isTime));
  const dated = told?.passage.dated;
  if (!told || !dated) return null;
  const agreement = compareTimes(fact.value, dated.value);
  if (agreement === null || agreement === 'coarser') return null;
  const because = `The passage names no time of its own, and its page is dated ${quoted(dated.text)}. The claim says ${quoted(fact.text)}.`;
  const at = { source: told.passage.source, start: dated.start, end: dated.end };
  return { outcome: agreement, weight: WEIGHT, evidence: at, because, derived: true };
}

const WEIGHT = 0.3;

function stands(at: { readonly source: string; readonly start: number; readonly end: number }, passage: PassageReading): boolean {
  return at.source === passage.source && at.start >= passage.offset && at.end <= passage.offset + passage.text.length;
}

/** A time that stands by itself; "on Monday" and "this week" are read off the page's date. */
function isTime(fact: Fact): boolean {
  return fact.type === 'date' && !(RELATIVE.has(fact.value.granularity) && fact.value.derivation !== null && !/\d/.test(fact.text));
}

const RELATIVE: ReadonlySet<string> = new Set(['day', 'week']);
