import type { DateFact, Fact, QuantityFact } from '../../items/fact.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import type { PassageReading, Reading } from './readings.ts';
import { comparable, compareValues } from './same-value.ts';
import type { Side } from './side.ts';

/**
 * What a passage that says little else of the claim has to a figure of it: the very same number of the same thing, or the
 * very same date. A claim is often drawn together from sentences that stand apart; nothing is contradicted from there.
 */
export function toldAside(side: Side, fact: Fact): Finding {
  if (side.covered.size === 0) return NOTHING;
  const other = fact.type === 'quantity' ? sameFigure(side, fact) : fact.type === 'date' ? sameDate(side.passage, fact) : undefined;
  if (!other) return NOTHING;
  const because = `The source says ${quoted(other.text)} too, in a sentence that says little else of the claim.`;
  return found(side.passage, other, 'same', WEIGHT, because, true);
}

/** Less than any passage that speaks of the claim's topic. */
const WEIGHT = 0.1;

function sameFigure({ passage, tables }: Side, fact: QuantityFact): QuantityFact | undefined {
  const { unit, currency, headNoun } = fact.value;
  return quantitiesOf(passage).find(
    ({ value }) =>
      comparable(fact.value, value, tables) &&
      compareValues(fact.value, value, tables) === 'same' &&
      (unit !== null || currency !== null || value.unit !== null || (headNoun !== null && headNoun === value.headNoun)),
  );
}

function quantitiesOf(reading: Reading): QuantityFact[] {
  return reading.facts.filter((fact): fact is QuantityFact => fact.type === 'quantity');
}

function sameDate(passage: PassageReading, { value }: DateFact): DateFact | undefined {
  if (value.from.startsWith('-W')) return undefined; // any week's
  return passage.facts.find(
    (other): other is DateFact => other.type === 'date' && other.value.from === value.from && other.value.until === value.until,
  );
}
