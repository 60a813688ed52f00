import { smallerPart, unitAcross } from './compound-measure.ts';
import type { FactTables } from './fact-tables.ts';
import { headNounAfter, headNounBefore } from './head-noun.ts';
import { isLabel, isPronounOne, isRankNumero } from './number-labels.ts';
import { type Limits, limitAfter, limitsBefore, matches } from './quantity-limits.ts';
import { perAfter } from './quantity-per.ts';
import { bounded, PLAIN, type QuantityRead, type Reader } from './quantity-read.ts';
import { currencyBefore, type UnitRead, unitAfter } from './quantity-units.ts';
import { type NumberRead, readNumber } from './read-number.ts';
import { readRange } from './read-range.ts';
import { isScore, markScale, score } from './read-score.ts';
import type { Token } from './tokens.ts';

export function readAmount(reader: Reader, at: number, taken: Uint8Array): QuantityRead | null {
  const { tokens, tables } = reader;
  const first = readNumber(tokens, at);
  if (!first || isLabel(tokens, first, tables) || isPronounOne(tokens, first) || tokens[at - 1]?.lower === 'per') return null;
  const between = tokens[at - 1]?.lower === 'between';
  const range = readRange(tokens, first, between || tokens[at - 1]?.lower === 'both', tables);
  const usable = range && !taken[range.high.from] ? range : null;
  const to = usable ? usable.high.to : first.to;
  const money = currencyBefore(tokens, at, tables);
  const after = limitAfter(tokens, to); // "800,000 or so barrels"
  const unit =
    unitAfter(tokens, after?.to ?? to, tables) ??
    timeBehind(tokens, after?.to ?? to, tables) ??
    markScale(tokens, to) ??
    unitAcross(tokens, to, tables);
  if (usable && isScore(tokens, usable, unit !== null || money !== null)) return score(tokens, usable);
  return amount(reader, { first, range: usable, between, money, unit, to });
}

/** "Three different decades", "two full years": a stretch of time with a word before it. */
function timeBehind(tokens: readonly Token[], at: number, tables: FactTables): UnitRead | null {
  if (
    !/^(?:different|full|whole|consecutive|straight|successive|entire|separate|long|short|more|further)$/.test(
      tokens[at]?.lower ?? '',
    )
  )
    return null;
  const unit = unitAfter(tokens, at + 1, tables);
  return tables.unitsById.get(unit?.unit ?? '')?.dimension === 'time' && unit?.unit !== 'second' ? unit : null;
}

interface Parts {
  readonly first: NumberRead;
  readonly range: { readonly low: NumberRead; readonly high: NumberRead } | null;
  readonly between: boolean;
  readonly money: { readonly currency: string; readonly from: number } | null;
  readonly unit: { readonly unit: string | null; readonly currency: string | null; readonly to: number } | null;
  readonly to: number;
}

function amount({ tokens, tables }: Reader, parts: Parts): QuantityRead {
  const { first, range, between, money, unit } = parts;
  const start = money?.from ?? first.from;
  const opening = between || (range && tokens[start - 1]?.lower === 'from') ? start - 1 : start;
  const limits = withoutDuring(tokens, limitsBefore(tokens, opening), tables.unitsById.get(unit?.unit ?? '')?.dimension === 'time');
  const rest = range || !unit?.unit ? null : smallerPart(tokens, unit.to, unit.unit, tables);
  const measured = rest?.to ?? unit?.to ?? parts.to;
  const after = limitAfter(tokens, parts.to) ?? limitAfter(tokens, measured);
  const per = perAfter(tokens, Math.max(after?.to ?? 0, measured));
  const to = Math.max(parts.to, measured, after?.to ?? 0, per?.to ?? 0);
  const bound = after && limits.bound === 'exact' ? after.bound : limits.bound;
  const value = first.value + (rest?.value ?? 0);
  const [low, high] = range ? rangeValues(range.low, range.high) : [value, value];
  const age = ageUnit(tokens, start, unit?.unit ?? null, to);
  const noun =
    (takesNoun(tokens, to, age, money ?? unit) ? headNounAfter(tokens, nounStart(tokens, to)) : null) ??
    headNounBefore(tokens, limits.from);
  return {
    from: limits.from,
    to,
    value: {
      ...PLAIN,
      ...bounded(low, high, bound),
      bound,
      approximate: limits.approximate || (after?.approximate ?? false),
      unit: age,
      currency: money?.currency ?? unit?.currency ?? null,
      per: per?.per ?? perFromNoun(tokens, nounStart(tokens, to)),
      headNoun: noun,
      step: range ? range.high.step : rest ? COMPOUND_STEP : first.step,
    },
  };
}

// "$100 billion over five years" is in their course; "for over five years", "took over five years" is more than that.
function withoutDuring(tokens: readonly Token[], limits: Limits, time: boolean): Limits {
  const before = tokens[limits.from - 1]?.lower ?? '';
  if (!time || limits.bound !== 'over' || tokens[limits.from]?.lower !== 'over') return limits;
  return /^(?:for|took|takes?|taken|taking|spent|spends?|after|of|last(?:ed|s)?|span(?:s|ned|ning)?|was|were|is|in|within|with|,)?$/.test(
    before,
  )
    ? limits
    : { ...limits, bound: 'exact', from: limits.from + 1 };
}

/** "10 years and six months" is not rounded to years. */
const COMPOUND_STEP = 0.1;

// "5 km tall", "$5 million went": after a measure only "of" and "in" lead to what is measured; an age stands before its bearer.
function takesNoun(tokens: readonly Token[], to: number, unit: string | null, money: { currency: string | null } | null): boolean {
  const measured = (unit !== null && unit !== 'percent' && !unit.endsWith('-of-age')) || (money?.currency ?? null) !== null;
  return !measured || /^(?:of|in)$/.test(tokens[to]?.lower ?? '');
}

// "3 to 5 million" and "$3-5bn" share the scale.
function rangeValues(low: NumberRead, high: NumberRead): [number, number] {
  const scale = high.step >= 1000 && low.value < 1000 && low.step <= 1 ? high.step : 1;
  const factor = scale > 1 ? 10 ** (3 * Math.floor(Math.log10(high.value) / 3)) : 1;
  const start = low.value * factor;
  return start <= high.value ? [start, high.value] : [Math.min(low.value, high.value), Math.max(low.value, high.value)];
}

function nounStart(tokens: readonly Token[], to: number): number {
  let at = to;
  while (/^(?:of|in|the|its|it|their|all|his|her|our)$/.test(tokens[at]?.lower ?? '') && at < to + 3) at += 1;
  if (tokens[to]?.lower === 'in') return to;
  // "41 of 43 candidates" counts candidates.
  return tokens[to]?.lower === 'of' ? (readNumber(tokens, at)?.to ?? at) : at;
}

// "40 deaths per year": the noun stands between the number and "per".
function perFromNoun(tokens: readonly Token[], at: number): string | null {
  for (let index = at; index < at + 4; index++) {
    if (tokens[index]?.kind !== 'word') return null;
    const per =
      tokens[index + 1]?.lower === 'per' || /^(?:an?|each|every)$/.test(tokens[index + 1]?.lower ?? '')
        ? perAfter(tokens, index + 1)
        : null;
    if (per) return per.per;
  }
  return null;
}

// "aged 5", "at the age of 42" and ", 42," right behind a name.
function ageUnit(tokens: readonly Token[], at: number, unit: string | null, to: number): string | null {
  if (unit !== null) return unit === 'year' && matches(tokens, at - 2, ['age', 'of']) ? 'year-of-age' : unit;
  const before = tokens[at - 1]?.lower ?? '';
  if (before === 'number' || isRankNumero(tokens, at)) return 'rank'; // "reached number 14"
  if (before === 'aged' || before === 'age' || matches(tokens, at - 2, ['age', 'of'])) return 'year-of-age';
  if (isAgeSaid(tokens, at, to)) return 'year-of-age';
  const beside = tokens[at - 1]?.text === ',' && tokens[to]?.text === ',' && tokens[at - 2]?.capital;
  return beside ? 'year-of-age' : null;
}

// "Larry Page was 14 when …", "she turned 30 and …": somebody's years, by who stands before.
function isAgeSaid(tokens: readonly Token[], at: number, to: number): boolean {
  const [who, verb] = [tokens[at - 2], tokens[at - 1]?.lower ?? ''];
  if (!/^(?:is|was|turn(?:ed|s)?)$/.test(verb) || tokens[at]?.kind !== 'number' || tokens[at]!.text.length > 2) return false;
  return (who?.capital === true || SOMEBODY.test(who?.lower ?? '')) && AFTER_AGE.test(tokens[to]?.lower ?? '');
}

const SOMEBODY =
  /^(?:he|she|who|man|woman|boy|girl|child|son|daughter|mother|father|brother|sister|wife|husband|student|teenager|patient|victim|suspect|driver|player|teacher|writer|singer|officer|worker|leader|actor|actress|author|doctor|researcher|president|king|queen)$/;

const AFTER_AGE = /^(?:when|and|at|that|the|in|years?|[.,;])$/;
