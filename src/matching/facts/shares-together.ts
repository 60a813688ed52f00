import type { QuantityFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { nounsFit } from './counted-nouns.ts';
import type { Figure, Making } from './figures-together.ts';
import { partOf } from './part-of-whole.ts';
import type { Reading } from './readings.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** A share that two counts of the passages make ("two in five schools" beside 800 and 2,000), or a count that a share and its whole make. */
export function makePart(claim: Reading, fact: QuantityFact, figures: readonly Figure[], tables: FactTables): Making | null {
  const { unit, currency, bound } = fact.value;
  if (bound !== 'exact' || currency !== null) return null;
  if (unit === 'fraction' || unit === 'percent') return shareOfCounts(fact, figures, tables);
  return unit === null ? countOfShare(claim, fact, figures, tables) : null;
}

function shareOfCounts({ value }: QuantityFact, figures: readonly Figure[], tables: FactTables): Making | null {
  const wanted = value.unit === 'percent' ? value.low! / 100 : value.low!;
  const tolerance = value.approximate ? FACT_THRESHOLDS.aboutShare : value.unit === 'percent' ? PERCENT : FACT_THRESHOLDS.share;
  const counts = figures.filter(({ fact }) => fact.value.unit === null && fact.value.currency === null);
  for (const whole of counts) {
    if (nounsFit(value.headNoun, whole.fact.value.headNoun, tables) === 0) continue;
    const part = counts.find((other) => other.value < whole.value && Math.abs(other.value / whole.value - wanted) <= tolerance);
    if (part) return { from: [part, whole], how: `${percent(part.value / whole.value)} of them` };
  }
  return null;
}

/** Half a percent point: a share told in whole percent. */
const PERCENT = 0.005;

/** "Ten of them" beside "half of the 20". */
function countOfShare(claim: Reading, fact: QuantityFact, figures: readonly Figure[], tables: FactTables): Making | null {
  const mine = partOf(claim, fact);
  for (const share of figures) {
    const theirs = partOf(share.passage, share.fact);
    if (!theirs?.whole || theirs.ratio === null) continue;
    const whole = theirs.whole.value;
    const fits = mine?.whole ? mine.whole.value.low === whole.low : nounsFit(fact.value.headNoun, whole.headNoun, tables) > 0;
    const made = theirs.ratio * (whole.low ?? Number.NaN);
    if (fits && Math.round(made) === fact.value.low) return { from: [share], how: `${percent(theirs.ratio)} of ${whole.low}` };
  }
  return null;
}

function percent(value: number): string {
  return `${Number((100 * value).toFixed(1))} percent`;
}
