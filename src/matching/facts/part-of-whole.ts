import type { Quantity, QuantityFact } from '../../items/fact.ts';
import { nounsFit } from './counted-nouns.ts';
import { type Finding, found, quoted } from './outcome.ts';
import type { Reading } from './readings.ts';
import { kindOf } from './same-value.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** A number that is a part of something: "400 of the 1,200 guards", "a third of the guards". */
export interface Part {
  readonly fact: QuantityFact;
  /** The number it is a part of; null where the text gives none. */
  readonly whole: QuantityFact | null;
  /** 0 to 1; null where only the whole would tell. */
  readonly ratio: number | null;
}

/**
 * A part told in figures beside the same part told as a share: "400 of the 1,200" and "a third of the 1,200". Both must be parts of the same
 * number, or of the same things where one side doesn't count them.
 */
export function comparePart(side: Side, fact: QuantityFact): Finding | null {
  const { claim, passage, topic } = side;
  const mine = partOf(claim, fact);
  if (!mine || topic < FACT_THRESHOLDS.contradicts) return null;
  for (const other of passage.facts) {
    if (other.type !== 'quantity') continue;
    const theirs = partOf(passage, other);
    // Two shares, or two counts, are compared as they stand.
    if (!theirs || isShare(fact.value, side) === isShare(other.value, side) || !areOfOne(side, mine, theirs)) continue;
    const whole = amountOf((mine.whole ?? theirs.whole)!);
    const [a, b] = [mine.ratio ?? amountOf(fact) / whole, theirs.ratio ?? amountOf(other) / whole];
    const about = fact.value.approximate || other.value.approximate;
    const apart = Math.abs(a - b);
    if (!(a <= 1 && b <= 1)) continue;
    const outcome =
      apart <= 1e-9 ? 'same' : apart <= (about ? FACT_THRESHOLDS.aboutShare : FACT_THRESHOLDS.share) ? 'rounds-to' : 'conflict';
    const because = `The source says ${quoted(other.text)}, the claim ${quoted(fact.text)}: of ${grouped(whole)} that is ${told(b * whole)} beside ${told(a * whole)}.`;
    return found(passage, other, outcome, WEIGHT + topic / 4, because, true);
  }
  return null;
}

const WEIGHT = 0.5;

export function partOf({ facts, text }: Reading, fact: QuantityFact): Part | null {
  const { value } = fact;
  if (value.bound !== 'exact' || value.low === null || value.low !== value.high || value.currency !== null) return null;
  const whole = facts.find(
    (other): other is QuantityFact =>
      other.type === 'quantity' && other.start > fact.end && OF.test(text.slice(fact.end, other.start)),
  );
  if (whole && (whole.value.low === null || whole.value.low !== whole.value.high)) return null;
  const ratio = value.unit === 'fraction' ? value.low : value.unit === 'percent' ? value.low / 100 : null;
  if (ratio === null && (value.unit !== null || !whole)) return null;
  return { fact, whole: whole ?? null, ratio };
}

const OF = /^ (?:out )?of (?:(?:the|its|their|his|her|our|all|some|about|nearly) )*$/;

function areOfOne({ tables }: Side, mine: Part, theirs: Part): boolean {
  if (mine.whole && theirs.whole) return amountOf(mine.whole) === amountOf(theirs.whole);
  const whole = mine.whole ?? theirs.whole;
  const other = mine.whole ? theirs.fact : mine.fact;
  return whole !== null && nounsFit(whole.value.headNoun, other.value.headNoun, tables) > 0;
}

function isShare(value: Quantity, { tables }: Side): boolean {
  return kindOf(value, tables) === 'share';
}

function amountOf(fact: QuantityFact): number {
  return fact.value.low ?? Number.NaN;
}

function told(value: number): string {
  return Number.isInteger(value) ? grouped(value) : `about ${grouped(Math.round(value))}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
