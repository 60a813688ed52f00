import type { Quantity } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import type { FactOutcome } from '../finding.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** What kind of amount a quantity is: only amounts of one kind can be compared. */
export function kindOf(quantity: Quantity, tables: FactTables): string {
  if (quantity.currency !== null) return 'money';
  if (quantity.unit === null) return 'count';
  if (quantity.unit === 'fraction' || quantity.unit === 'percent') return 'share';
  return tables.unitsById.get(quantity.unit.replace(/-of-age$/, ''))?.dimension ?? quantity.unit;
}

export function comparable(claim: Quantity, source: Quantity, tables: FactTables): boolean {
  const pair = kindPair(claim, source, tables);
  if (pair[0] === pair[1] || isLoose(claim, source, tables)) return true;
  // "Capped 31 times" and 31 caps.
  return pair.join(' ') === 'count times' && Math.max(claim.low ?? 0, claim.high ?? 0) < FACT_THRESHOLDS.smallCount;
}

/** Amounts of two kinds that are one only if their values agree: "pounds" of weight or money, an age without its unit, how long beside how old. */
export function isLoose(claim: Quantity, source: Quantity, tables: FactTables): boolean {
  const pair = kindPair(claim, source, tables).join(' ');
  if (pair === 'mass money') return (claim.unit ?? source.unit) === 'pound' && (claim.currency ?? source.currency) === 'GBP';
  if (pair === 'time time') return isAge(claim) !== isAge(source); // "seven months pregnant", "19 years old"
  if (pair === 'ordinal rank') return true; // "number 14" and "14th"
  if (pair === 'count times') return isRatio(claim) || isRatio(source) || isSameFigure(claim, source);
  return (pair === 'count time' && (isAge(claim) || isAge(source))) || (pair.startsWith('count ') && isSameFigure(claim, source));
}

/** "392,000 of the 4.1 million barrels" leaves the unit out; such figures are hardly two by chance. */
function isSameFigure(claim: Quantity, source: Quantity): boolean {
  const [a, b] = [claim.low ?? claim.high, source.low ?? source.high];
  return a !== null && a === b && Math.abs(a) >= FACT_THRESHOLDS.figureAlone;
}

/** "Ten times the price", "doubled"; "played ten times" counts. */
function isRatio(quantity: Quantity): boolean {
  return quantity.unit === 'times' && quantity.headNoun === null;
}

function kindPair(claim: Quantity, source: Quantity, tables: FactTables): string[] {
  return [kindOf(claim, tables), kindOf(source, tables)].sort();
}

function isAge(quantity: Quantity): boolean {
  return quantity.unit?.endsWith('-of-age') ?? false;
}

interface Range {
  readonly low: number | null;
  readonly high: number | null;
  readonly step: number;
}

/** How the claim's value stands to the source's: null for a contradiction. Both are of one kind. */
export function compareValues(
  claim: Quantity,
  source: Quantity,
  tables: FactTables,
): Exclude<FactOutcome, 'not-found' | 'conflict'> | null {
  if (claim.unit === 'score' || source.unit === 'score') return sameScore(claim, source);
  if (claim.currency !== source.currency && claim.currency !== null && source.currency !== null) return null;
  if (claim.per !== null && source.per !== null && claim.per !== source.per) return null;
  if (kindOf(claim, tables) !== kindOf(source, tables) && isSameFigure(claim, source)) return 'same';
  const [a, b] = [inBase(claim, tables), inBase(source, tables)];
  const converted = claim.unit !== source.unit && claim.unit !== null && source.unit !== null;
  if (equal(a.low, b.low) && equal(a.high, b.high) && sameBound(claim, source)) {
    return claim.approximate !== source.approximate && !claim.approximate && claim.low !== claim.high ? 'rounds-to' : 'same';
  }
  if (isCompletedAge(claim, source)) return 'rounds-to';
  if (isOpen(claim)) return withinBound(claim, a, b, source);
  if (isOpen(source)) return pointAgainstBound(a, b, claim.approximate || source.approximate);
  if (a.low !== a.high && b.low! >= a.low! && b.high! <= a.high!) return 'within';
  if (b.low !== b.high && a.low! >= b.low! && a.high! <= b.high!) return 'within';
  return isRounded(claim, source, a, b, converted) ? 'rounds-to' : null;
}

/** "14" beside "14 years and 227 days": ages are told in years completed. */
function isCompletedAge(claim: Quantity, source: Quantity): boolean {
  if (!isAge(claim) || claim.unit !== source.unit || source.low === null || Number.isInteger(source.low)) return false;
  return source.low === source.high && claim.low === claim.high && claim.low === Math.floor(source.low);
}

function isOpen(quantity: Quantity): boolean {
  return quantity.bound !== 'exact';
}

function sameBound(claim: Quantity, source: Quantity): boolean {
  const [a, b] = [claim.bound, source.bound];
  // "More than 690" and "690+": nobody counts the one between.
  return a === b || (a === 'over' && b === 'at-least') || (a === 'at-least' && b === 'over');
}

function equal(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1);
}

// A result is the same whichever side is named first.
function sameScore(claim: Quantity, source: Quantity): 'same' | null {
  const [a, b] = [
    [claim.low, claim.high],
    [source.low, source.high],
  ];
  if (a[0] === b[0] && a[1] === b[1]) return 'same';
  return a[0] === b[1] && a[1] === b[0] ? 'same' : null;
}

/**
 * "More than 40" is borne out by 41 and by "50 to 60". Another limit is another figure, however true: "at least 80" beside
 * "at least 90" is that one rounded, or wrong; nor does anybody say "more than 40" of 300.
 */
function withinBound(claim: Quantity, a: Range, b: Range, source: Quantity): 'same' | 'within' | null {
  const strict = claim.bound === 'over' || claim.bound === 'under';
  if (claim.bound === 'at-least' || claim.bound === 'over') {
    const limit = a.low!;
    const least = b.low ?? nearly(source, b.high, 1 - FACT_THRESHOLDS.justOver);
    if (least === null) return source.bound === 'at-most' && equal(b.high, limit) ? 'within' : null;
    if (!isNear(claim, source, limit, least)) return null;
    const past = strict && source.bound !== 'over' ? least > limit : least >= limit || equal(least, limit);
    return past || (claim.approximate && least >= limit * (1 - FACT_THRESHOLDS.approximate)) ? 'within' : null;
  }
  const limit = a.high!;
  const most = b.high ?? nearly(source, b.low, 1 + FACT_THRESHOLDS.justOver);
  if (most === null) return null;
  if (!isNear(claim, source, most, limit)) return null;
  const short = strict && source.bound !== 'under' ? most < limit : most <= limit || equal(most, limit);
  return short || (claim.approximate && most <= limit * (1 + FACT_THRESHOLDS.approximate)) ? 'within' : null;
}

function isNear(claim: Quantity, source: Quantity, low: number, high: number): boolean {
  const [least, vague] = [Math.min(Math.abs(low), Math.abs(high)), claim.approximate || source.approximate];
  if (claim.unit === null && claim.currency === null && least < FACT_THRESHOLDS.smallLimit && !isOpen(source)) return true;
  if (isOpen(source) && isRoundedLimit(claim, source)) return true;
  const reach = vague ? FACT_THRESHOLDS.vagueLimit : isOpen(source) ? FACT_THRESHOLDS.otherLimit : FACT_THRESHOLDS.farLimit;
  return Math.abs(high - low) <= reach * least;
}

/** "More than a billion" is "over 1.2 billion" in whole billions. */
function isRoundedLimit(claim: Quantity, source: Quantity): boolean {
  const step = claim.step ?? 1;
  if (step <= 1 || step <= (source.step ?? 1)) return false;
  const [limit, other] = [claim.low ?? claim.high ?? 0, source.low ?? source.high ?? 0];
  return (claim.low === null ? Math.ceil(other / step) : Math.floor(other / step)) * step === limit;
}

/** "Just over 0.7" ends somewhere near. */
function nearly(source: Quantity, limit: number | null, factor: number): number | null {
  return source.approximate && limit !== null && /^(?:over|under)$/.test(source.bound) ? limit * factor : null;
}

/** "40" beside "more than 40" or "at least 40": the same figure, told less carefully. */
function pointAgainstBound(a: Range, b: Range, approximate: boolean): 'rounds-to' | null {
  const limit = b.low ?? b.high!;
  if (equal(a.low, limit) || equal(a.high, limit)) return 'rounds-to';
  const tolerance = approximate ? FACT_THRESHOLDS.approximate : 0;
  return Math.abs(a.low! - limit) <= limit * tolerance ? 'rounds-to' : null;
}

function isRounded(claim: Quantity, source: Quantity, a: Range, b: Range, converted: boolean): boolean {
  const [x, y] = [(a.low! + a.high!) / 2, (b.low! + b.high!) / 2];
  const apart = Math.abs(x - y);
  if (claim.unit === 'fraction' || source.unit === 'fraction') {
    return apart <= (claim.approximate || source.approximate ? FACT_THRESHOLDS.aboutShare : FACT_THRESHOLDS.share);
  }
  const largest = Math.max(Math.abs(x), Math.abs(y));
  if (claim.approximate && apart <= FACT_THRESHOLDS.approximate * largest) return true;
  // "Approximately 154,700" bears out 155,000, not 159,800.
  if (source.approximate && apart <= FACT_THRESHOLDS.sourceApproximate * largest && a.step >= b.step) return true;
  // A claim may be coarser than its source, not finer: 1.2 million for 1,234,567. An age and a year of life stay exact.
  if (apart <= roundingStep(claim, a) / 2 + 1e-9 && (a.step > b.step || !Number.isInteger(y))) return true;
  return converted && apart <= FACT_THRESHOLDS.converted * largest + Math.max(a.step, b.step) / 2;
}

// 1,200 may be rounded to the hundred; 40 is taken as it stands.
function roundingStep(claim: Quantity, range: Range): number {
  const value = Math.abs(range.low ?? 0);
  if (range.step > 1 || value < FACT_THRESHOLDS.roundFrom || !Number.isInteger(value) || claim.unit === 'year-of-age')
    return range.step;
  let step = range.step;
  while (value % (step * 10) === 0) step *= 10;
  return step;
}

function inBase(quantity: Quantity, tables: FactTables): Range {
  const unit = tables.unitsById.get(quantity.unit ?? '');
  const factor = unit?.factor ?? 1;
  const turn = (value: number | null) => (value === null ? null : value * factor + (unit?.offset ?? 0));
  const range = { low: turn(quantity.low), high: turn(quantity.high) };
  const known = range.low ?? range.high ?? 0;
  let step = (quantity.step ?? 1) * factor;
  // Figures such as 1,200,000 hide how far they are rounded.
  if (step === 1 && Math.abs(known) >= FACT_THRESHOLDS.roundFrom) while (known % (step * 10) === 0 && step < 1e12) step *= 10;
  return { ...range, step };
}
