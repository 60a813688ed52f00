import type { DateFact, Fact, Quantity, QuantityFact } from '../../items/fact.ts';
import { readNumber } from '../../items/facts/read-number.ts';
import { type Finding, found, quoted } from './outcome.ts';
import { firstFrom, type PassageReading } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** A number that the source doesn't give but that two of its figures make: years between two dates, an age, points between two shares, a growth. */
export function workedOut({ passage, topic }: Side, fact: QuantityFact): Finding | null {
  if (topic < FACT_THRESHOLDS.contradicts) return null;
  const pair = pairFor(fact, passage);
  if (!pair) return null;
  const span = { start: Math.min(pair.from.start, pair.to.start), end: Math.max(pair.from.end, pair.to.end) };
  const figures = pair.from === pair.to ? quoted(pair.from.text) : `${quoted(pair.from.text)} and ${quoted(pair.to.text)}`;
  const because = `The source says ${figures}: ${pair.apart}. The claim says ${quoted(fact.text)}.`;
  return found(passage, span, 'same', WEIGHT + topic / 4, because, true);
}

const WEIGHT = 0.4;

interface Pair {
  readonly from: Fact;
  readonly to: Fact;
  /** What lies between them, in words. */
  readonly apart: string;
}

function pairFor(fact: QuantityFact, passage: PassageReading): Pair | null {
  const { unit, headNoun } = fact.value;
  if (unit === 'year') return yearsApart(fact, passage);
  if (unit === 'times' && headNoun === null) return ratio(fact, passage);
  if (unit === 'year-of-age') return age(fact, passage);
  if (unit === 'percent') return growth(fact, passage);
  return unit === 'percentage-point' || (unit === null && headNoun === 'point') ? pointsApart(fact, passage) : null;
}

/** "Twelve years later" beside 1936 and 1948. */
function yearsApart(fact: QuantityFact, passage: PassageReading): Pair | null {
  const said = passage.facts.find((other) => other.type === 'date' && isStretch(passage, other, fact));
  if (said) return { from: said, to: said, apart: fact.text.toLowerCase() };
  const dates = yearsIn(passage.facts);
  for (const from of dates) {
    const to = dates.find((other) => other !== from && isMeant(fact, other.year - from.year));
    if (to) return { from: from.fact, to: to.fact, apart: `${to.year - from.year} years` };
    if (from.last > from.year && isMeant(fact, from.last - from.year))
      return { from: from.fact, to: from.fact, apart: `${from.last - from.year} years` };
  }
  return null;
}

/** "Nine years later": the source counts the years itself. */
function isStretch({ tokens }: PassageReading, date: Fact, fact: QuantityFact): boolean {
  const number = readNumber(tokens, firstFrom(tokens, date.start));
  return number !== null && /^years?$/.test(tokens[number.to]?.lower ?? '') && isMeant(fact, number.value);
}

/** Someone's age at a date of the passage, from a date of birth that stands in it. */
function age(fact: QuantityFact, passage: PassageReading): Pair | null {
  const dates = yearsIn(passage.facts);
  for (const birth of dates) {
    if (!/\bborn\b[^.;()]{0,24}$|\([^()]{0,24}$/.test(passage.text.slice(0, birth.fact.start))) continue;
    // The birthday may not have come yet.
    const at = dates.find((other) => isMeant(fact, other.year - birth.year) || isMeant(fact, other.year - birth.year - 1));
    if (at) return { from: birth.fact, to: at.fact, apart: `${at.year - birth.year} years, or one less before the birthday` };
  }
  return null;
}

/** "Eight points ahead" beside 27 and 19 percent, or "from 19 to 27 percent". */
function pointsApart(fact: QuantityFact, passage: PassageReading): Pair | null {
  const shares = passage.facts.filter(
    (other): other is QuantityFact => other.type === 'quantity' && other.value.unit === 'percent',
  );
  for (const from of shares) {
    const within = (from.value.high ?? Number.NaN) - (from.value.low ?? Number.NaN);
    if (isMeant(fact, within)) return { from, to: from, apart: `${Number(within.toFixed(6))} points` };
    const to = shares.find((other) => isMeant(fact, (other.value.low ?? Number.NaN) - (from.value.low ?? Number.NaN)));
    if (to) return { from, to, apart: `${Number((to.value.low! - from.value.low!).toFixed(6))} points` };
  }
  return null;
}

/** "Ten times the rate" beside 20 and 2 cents. */
function ratio(fact: QuantityFact, passage: PassageReading): Pair | null {
  const figures = passage.facts.filter((other): other is QuantityFact => other.type === 'quantity' && isPlain(other.value));
  for (const from of figures) {
    const base = from.value.low!;
    const to = figures.find(
      (other) => other !== from && isOneKind(from.value, other.value) && isMeant(fact, other.value.low! / base),
    );
    if (to) return { from, to, apart: `${Number((to.value.low! / base).toFixed(2))} times as much` };
  }
  return null;
}

function isPlain({ low, high, unit }: Quantity): boolean {
  return low !== null && low === high && low > 0 && unit !== 'ordinal' && unit !== 'times' && unit !== 'score';
}

function isOneKind(a: Quantity, b: Quantity): boolean {
  return a.unit === b.unit && a.currency === b.currency && (a.unit !== null || a.currency !== null || a.headNoun === b.headNoun);
}

/** A year that the source doesn't name: "2010" beside the 75th anniversary of 1935, a birth beside an age. */
export function workedOutYear({ claim, passage, topic }: Side, fact: DateFact): Finding | null {
  if (topic < FACT_THRESHOLDS.aside || fact.value.granularity !== 'year') return null;
  const wanted = Number(fact.value.from.slice(0, 4));
  const counts = passage.facts.filter(
    (other): other is QuantityFact => other.type === 'quantity' && isCounted(other.value, claim.text),
  );
  for (const count of counts) {
    const [years, spare] = [count.value.low!, count.value.unit === 'year-of-age' ? 1 : 0];
    const date = yearsIn(passage.facts).find(
      ({ year }) => year + years === wanted || (year - years - wanted >= 0 && year - years - wanted <= spare),
    );
    if (!date) continue;
    const span = { start: Math.min(count.start, date.fact.start), end: Math.max(count.end, date.fact.end) };
    const because = `The source says ${quoted(count.text)} and ${quoted(date.fact.text)}: ${wanted}. The claim says ${quoted(fact.text)}.`;
    return found(passage, span, 'same', WEIGHT + topic / 4, because, true);
  }
  return null;
}

/** Years that are counted from a beginning: to an anniversary, or of an age where the claim tells of a birth. */
function isCounted(value: Quantity, claim: string): boolean {
  if (value.unit === 'year-of-age') return value.low !== null && /\bborn\b|\bbirth\b/i.test(claim);
  return isAnniversary(value);
}

function isAnniversary({ low, unit, headNoun }: Quantity): boolean {
  return low !== null && unit === 'ordinal' && /^(?:anniversary|birthday|jubilee)$/.test(headNoun ?? '');
}

/** "Rose 5 percent" beside "812 million euros, up from 770 million": each figure as it is, in whole percent or as exactly as the claim. */
function growth(fact: QuantityFact, passage: PassageReading): Pair | null {
  const figures = passage.facts.filter((other): other is QuantityFact => other.type === 'quantity' && isFigure(other));
  for (const to of figures) {
    const from = figures.find((other) => other.start > to.end && FROM.test(passage.text.slice(to.end, other.start)));
    const before = from?.value.low ?? 0;
    if (!from || before === 0 || (to.value.currency !== from.value.currency && from.value.currency !== null)) continue;
    const percent = (100 * Math.abs(to.value.low! - before)) / before;
    if (isNear(fact, percent)) return { from: to, to: from, apart: `${Number(percent.toFixed(1))} percent` };
  }
  return null;
}

const FROM =
  /^,? (?:up|down|compared|against|after|rising|falling|an? (?:rise|increase|drop|fall|decline|decrease)) (?:from|with|to|on)? ?$/;

function isFigure({ value }: QuantityFact): boolean {
  return value.low !== null && value.low === value.high && value.unit !== 'percent' && value.unit !== 'fraction';
}

function isNear({ value }: QuantityFact, percent: number): boolean {
  const wanted = value.low ?? Number.NaN;
  const tolerance = value.approximate ? Math.max(1, FACT_THRESHOLDS.approximate * percent) : (value.step ?? 1) / 2;
  return value.bound === 'exact' && Math.abs(percent - wanted) <= tolerance + 1e-9;
}

/** `last`: the last year of a span, "from 1967 to 1978". */
function yearsIn(facts: readonly Fact[]): { fact: DateFact; year: number; last: number }[] {
  return facts
    .filter(
      (fact): fact is DateFact => fact.type === 'date' && /^\d{4}/.test(fact.value.from) && SINGLE.has(fact.value.granularity),
    )
    .map((fact) => ({
      fact,
      year: Number(fact.value.from.slice(0, 4)),
      last: fact.value.granularity === 'year' ? Number(fact.value.until.slice(0, 4)) - 1 : 0,
    }));
}

const SINGLE: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year']);

function isMeant({ value }: QuantityFact, apart: number): boolean {
  const wanted = value.low ?? value.high;
  if (wanted === null || !(apart > 0)) return false;
  const tolerance = value.approximate ? FACT_THRESHOLDS.approximate * apart : 1e-6;
  if (value.bound === 'at-least' || value.bound === 'over')
    return apart >= wanted && apart <= wanted * (1 + FACT_THRESHOLDS.approximate);
  return value.bound === 'exact' && Math.abs(apart - wanted) <= tolerance;
}
