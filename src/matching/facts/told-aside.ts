import type { DateFact, Fact, Quantity, QuantityFact } from '../../items/fact.ts';
import type { Span } from '../../text/span.ts';
import { isOtherEvent } from './compare-dates.ts';
import { isDistinctive } from './compare-quantities.ts';
import { nounsFit } from './counted-nouns.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import type { PassageReading, Reading } from './readings.ts';
import { comparable, compareValues } from './same-value.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/**
 * What a passage that says little else of the claim has to a figure of it: the very same number of the same thing, or the
 * very same date. A claim is often drawn together from sentences that stand apart; nothing is contradicted from there.
 */
export function toldAside(side: Side, fact: Fact): Finding {
  if (side.covered.size === 0) return NOTHING;
  const other = fact.type === 'quantity' ? sameFigure(side, fact) : fact.type === 'date' ? sameDate(side, fact) : undefined;
  if (!other) return NOTHING;
  const because = `The source says ${quoted(side.passage.text.slice(other.start, other.end))} too, where it doesn't say all of the claim.`;
  return found(side.passage, other, 'same', WEIGHT, because, true);
}

/** Less than any passage that speaks of the claim's topic. */
const WEIGHT = 0.1;

function sameFigure(side: Side, fact: QuantityFact): Span | undefined {
  const { passage, topic, tables } = side;
  const same = quantitiesOf(passage).find(({ value }) => {
    if (isBare(fact.value) !== isBare(value) && topic >= FACT_THRESHOLDS.aside) return isWritten(fact.value, value);
    if (!comparable(fact.value, value, tables) || compareValues(fact.value, value, tables) !== 'same') return false;
    if (isMeasured(fact.value) || isMeasured(value) || isDistinctive(fact.value)) return true;
    const [mine, theirs] = [fact.value.headNoun, value.headNoun];
    return nounsFit(mine, theirs, tables) > 0 || ((mine === null || theirs === null) && topic >= FACT_THRESHOLDS.aside);
  });
  return same ?? (topic >= FACT_THRESHOLDS.aside ? firstOf(passage, fact) : undefined);
}

/** "$599 with five" beside "five years": the number alone, without what it counts or is measured in. */
function isBare(value: Quantity): boolean {
  return !isMeasured(value) && value.headNoun === null;
}

function isWritten(a: Quantity, b: Quantity): boolean {
  return a.low !== null && a.low === b.low && a.high === b.high && a.bound === b.bound;
}

/** "His first match" beside "made his debut". */
function firstOf({ tokens }: PassageReading, { value }: QuantityFact): Span | undefined {
  return value.unit === 'ordinal' && value.low === 1 ? tokens.find(({ lower }) => FIRST.test(lower)) : undefined;
}

const FIRST = /^(?:first|debut(?:s|ed|ing)?|inaugural|maiden|opening|initial(?:ly)?|premiere[ds]?)$/;

function isMeasured({ unit, currency }: Quantity): boolean {
  return unit !== null || currency !== null;
}

function quantitiesOf(reading: Reading): QuantityFact[] {
  return reading.facts.filter((fact): fact is QuantityFact => fact.type === 'quantity');
}

function sameDate({ claim, passage }: Side, fact: DateFact): DateFact | undefined {
  const { value } = fact;
  if (value.from.startsWith('-W')) return undefined; // any week's
  const isLife = ({ start }: DateFact) => isOtherEvent(claim, fact) && /\([^()]*$/.test(passage.text.slice(0, start));
  return passage.facts.find(
    (other): other is DateFact =>
      other.type === 'date' && other.value.from === value.from && other.value.until === value.until && !isLife(other),
  );
}
