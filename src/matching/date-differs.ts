import type { Document } from '../documents/document.ts';
import type { DateFact, DateInterval } from '../items/fact.ts';
import { parseDay } from '../items/facts/day-interval.ts';
import type { FactTables } from '../items/facts/fact-tables.ts';
import { findFacts } from '../items/find-facts.ts';
import { headingSpeaker } from './classify/heading-speaker.ts';
import type { SpeechTables } from './classify/speech-tables.ts';
import { voicesOf } from './classify/voices.ts';

/** What is needed to read when something was said. */
export interface DateTables {
  readonly facts: FactTables;
  readonly speech: SpeechTables;
}

const LIMITS = Object.freeze({
  /** Characters between a cue verb and the day it is told of: "told reporters at the harbour on Monday". */
  reach: 40,
  /** Characters of a source in which it says its date, and of the line in which it does. */
  head: 600,
  line: 90,
  /** Days: midnight passes at other hours elsewhere. */
  before: 1,
  /** Days after which a transcript or statement of the day is hardly dated. */
  after: 7,
});

/** When the draft says that a quote was said ("told reporters on Thursday"), read against the draft's date; null where it doesn't. */
export function saidWhen(around: string, date: string | null, tables: DateTables): DateInterval | null {
  const days = findFacts(around, { date, tables: tables.facts }).filter((fact): fact is DateFact => fact.type === 'date');
  const said = days.filter((day) => isKnown(day.value) && hangsOnCue(around, day, tables.speech));
  return said.length === 1 ? said[0]!.value : null;
}

/**
 * Whether the source is dated on another day than that on which the draft lets its words be said: before it, or, where the
 * source is the record of the speech itself, well after. A later account proves nothing.
 */
export function isDatedApart(document: Document, said: DateInterval, tables: DateTables): boolean {
  const [dated, from, until] = [parseDay(dateOf(document, tables.facts)), parseDay(said.from), parseDay(said.until)];
  if (dated === null || from === null || until === null) return false;
  const isRecord = voicesOf(document, tables.speech).length > 0 || headingSpeaker(document.text) !== null;
  return dated < from - LIMITS.before || (isRecord && dated > until + LIMITS.after);
}

/** "Thursday" of no week, "in May" of no year and what has no bounds tell no day. */
function isKnown({ from, until, bound }: DateInterval): boolean {
  return bound === undefined && parseDay(from) !== null && parseDay(until) !== null;
}

function hangsOnCue(text: string, { start, end }: DateFact, { cueVerbs }: SpeechTables): boolean {
  const before = text
    .slice(Math.max(0, start - LIMITS.reach), start)
    .split(/[.;:!?]/)
    .at(-1)!;
  const [after = ''] = text.slice(end, end + LIMITS.reach).split(/[.;!?]/, 1);
  return [before, after].some((side) =>
    side
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some((word) => cueVerbs.has(word)),
  );
}

/** The source's date: as it was noted or stated, else the only day that a line of its head has; empty for none. */
function dateOf({ published, text }: Document, tables: FactTables): string {
  if (published) return published;
  for (const line of text.slice(0, LIMITS.head).split('\n').slice(0, -1)) {
    if (line.length > LIMITS.line) continue;
    const days = findFacts(line, { date: null, tables }).filter((fact) => fact.type === 'date');
    if (days.length === 1 && days[0]!.value.granularity === 'day' && isKnown(days[0]!.value)) return days[0]!.value.from;
  }
  return '';
}
