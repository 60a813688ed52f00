import type { Quantity, QuantityFact } from '../fact.ts';
import { deriveCount } from './derived-counts.ts';
import type { FactTables } from './fact-tables.ts';
import type { NameRead } from './find-names.ts';
import { headNounAfter, headNounBefore } from './head-noun.ts';
import { FRACTION_SIGNS, MULTIPLIERS, ONES, ORDINALS, TENS, VAGUE } from './number-words.ts';
import { currencyBefore, limitAfter, limitsBefore, matches, perAfter, readRange, unitAfter } from './quantity-context.ts';
import { figuresValue, type NumberRead, readFraction, readNumber, readOrdinal } from './read-number.ts';
import { glued, type Token } from './tokens.ts';

/** A quantity over tokens `[from, to)`. */
export interface QuantityRead {
  readonly from: number;
  readonly to: number;
  readonly value: Quantity;
}

interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tables: FactTables;
  readonly names: readonly NameRead[];
}

/** Quantities in order. `taken` marks tokens that dates and names have claimed. Linear. */
export function findQuantities(reader: Reader, taken: Uint8Array): QuantityFact[] {
  const { tokens, text } = reader;
  const facts: QuantityFact[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = taken[at] ? null : readQuantity(reader, at, taken);
    if (!read) {
      at += 1;
      continue;
    }
    const whole = deriveCount(reader, read) ?? read;
    const start = tokens[whole.from]!.start;
    const end = tokens[whole.to - 1]!.end;
    facts.push({ type: 'quantity', start, end, text: text.slice(start, end), value: whole.value });
    at = Math.max(at + 1, whole.to);
  }
  return facts;
}

// Most words start no quantity: one look-up settles it.
const OPENERS: ReadonlySet<string> = new Set([
  ...['a', 'an', 'half', 'tens'],
  ...[ONES, TENS, ORDINALS, VAGUE, MULTIPLIERS, FRACTION_SIGNS].flatMap((words) => [...words.keys()]),
]);

function readQuantity(reader: Reader, at: number, taken: Uint8Array): QuantityRead | null {
  const token = reader.tokens[at]!;
  if (token.kind !== 'number' && !OPENERS.has(token.lower)) return null;
  return (
    readVague(reader, at) ??
    readMultiplier(reader, at) ??
    readShare(reader, at) ??
    readRank(reader, at) ??
    readAmount(reader, at, taken)
  );
}

const PLAIN: Quantity = {
  low: null,
  high: null,
  unit: null,
  currency: null,
  per: null,
  approximate: false,
  bound: 'exact',
  headNoun: null,
  derivation: null,
};

// "dozens of", "tens of thousands of": a lower bound and approximate.
function readVague({ tokens, tables }: Reader, at: number): QuantityRead | null {
  let to = at + 1;
  let low = VAGUE.get(tokens[at]!.lower);
  const outer = tokens[at]!.lower === 'tens' ? 20 : tokens[at]!.lower === 'hundreds' ? 200 : null;
  const inner = tokens[at + 1]?.lower === 'of' ? VAGUE.get(tokens[at + 2]?.lower ?? '') : undefined;
  if (outer !== null && inner !== undefined) {
    low = (outer * inner) / 2;
    to = at + 3;
  }
  if (low === undefined || (tokens[at]!.lower === 'scores' && tokens[at + 1]?.lower !== 'of')) return null;
  const of = tokens[to]?.lower === 'of' ? to + 1 : to;
  const money = unitAfter(tokens, of, tables);
  const value: Quantity = {
    ...PLAIN,
    low,
    approximate: true,
    bound: 'at-least',
    unit: money?.unit ?? null,
    currency: money?.currency ?? null,
    headNoun: money ? null : headNounAfter(tokens, of),
  };
  return { from: at, to: money?.to ?? to, value };
}

// "doubled", "tenfold", "10-fold", "three times as many", "twice".
function readMultiplier({ tokens }: Reader, at: number): QuantityRead | null {
  const word = MULTIPLIERS.get(tokens[at]!.lower);
  if (word !== undefined && !isOtherDouble(tokens, at)) return times(tokens, at, word, at + 1);
  const number = readNumber(tokens, at);
  if (!number) return null;
  let to = number.to;
  if (tokens[to]?.text === '-') to += 1;
  const next = tokens[to]?.lower;
  const count = next === 'fold' || next === 'times' || (next === 'time' && to > number.to) || (next === 'x' && glued(tokens, to));
  return count && next !== 'time' ? times(tokens, at, number.value, to + 1) : null;
}

// "double murder", "triple jump": names of things, not a factor.
function isOtherDouble(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]!.lower;
  if (!/^(?:double|triple|quadruple)$/.test(word)) return false;
  return (
    !/^(?:the|its|their|that|what|in)$/.test(tokens[at + 1]?.lower ?? '') && !/^(?:to|more|than)$/.test(tokens[at - 1]?.lower ?? '')
  );
}

function times(tokens: readonly Token[], at: number, value: number, to: number): QuantityRead {
  const limits = limitsBefore(tokens, at);
  const per = perAfter(tokens, to);
  return {
    from: limits.from,
    to: per?.to ?? to,
    value: {
      ...PLAIN,
      ...limitless(limits),
      ...bounded(value, value, limits.bound),
      unit: 'times',
      per: per?.per ?? null,
      step: 1,
    },
  };
}

function limitless(limits: {
  readonly approximate: boolean;
  readonly bound: Quantity['bound'];
}): Pick<Quantity, 'approximate' | 'bound'> {
  return { approximate: limits.approximate, bound: limits.bound };
}

/** A range is open on the side that its bound leaves open. */
function bounded(low: number, high: number, bound: Quantity['bound']): { low: number | null; high: number | null } {
  if (bound === 'at-least' || bound === 'over') return { low, high: null };
  if (bound === 'at-most' || bound === 'under') return { low: null, high };
  return { low, high };
}

// "a third of voters", "one in five": a share between 0 and 1.
function readShare({ tokens }: Reader, at: number): QuantityRead | null {
  const share = readFraction(tokens, at);
  if (!share) return null;
  const limits = limitsBefore(tokens, at);
  let noun = share.to;
  while (/^(?:of|the|all|its|their|our|his|her)$/.test(tokens[noun]?.lower ?? '')) noun += 1;
  return {
    from: limits.from,
    to: share.to,
    value: {
      ...PLAIN,
      ...limitless(limits),
      ...bounded(share.value, share.value, limits.bound),
      unit: 'fraction',
      headNoun: headNounAfter(tokens, noun),
      step: share.step,
    },
  };
}

// "the third album", "21st": the place in an order. "first" alone is too common to be a claim unless a noun follows.
function readRank({ tokens }: Reader, at: number): QuantityRead | null {
  const rank = readOrdinal(tokens, at);
  if (!rank) return null;
  const next = tokens[rank.to];
  const before = tokens[at - 1]?.lower ?? '';
  const determined = /^(?:the|his|her|its|their|a|our|my|'s|’s|in|was|finished|came|placed|ranked|and|to|than|for)$/.test(before);
  if (rank.words && !determined && !next?.capital) return null;
  if (
    rank.words &&
    rank.value === 1 &&
    (next?.kind !== 'word' || /(?:ed|ly)$/.test(next.lower) || /^(?:time|place)?$/.test(next.lower))
  )
    return null;
  if (before === 'at' || next?.lower === 'ly') return null;
  return {
    from: at,
    to: rank.to,
    value: { ...PLAIN, low: rank.value, high: rank.value, unit: 'ordinal', headNoun: headNounAfter(tokens, rank.to), step: 1 },
  };
}

function readAmount(reader: Reader, at: number, taken: Uint8Array): QuantityRead | null {
  const { tokens, tables } = reader;
  const first = readNumber(tokens, at);
  if (!first || isLabel(tokens, first, tables) || isPronounOne(tokens, first) || tokens[at - 1]?.lower === 'per') return null;
  const between = tokens[at - 1]?.lower === 'between';
  const range = readRange(tokens, first, between || tokens[at - 1]?.lower === 'both', tables);
  const usable = range && !taken[range.high.from] ? range : null;
  const to = usable ? usable.high.to : first.to;
  const money = currencyBefore(tokens, at, tables);
  const unit = unitAfter(tokens, to, tables) ?? markScale(tokens, to);
  if (usable && isScore(tokens, usable, unit !== null || money !== null)) return score(tokens, usable);
  return amount(reader, { first, range: usable, between, money, unit, to });
}

// "44 out of 100", "7.5/10": a mark; the scale is read as its unit's width and no number of its own.
function markScale(tokens: readonly Token[], at: number): { unit: null; currency: null; to: number } | null {
  const outOf = matches(tokens, at, ['out', 'of']);
  const scale = tokens[outOf ? at + 2 : at + 1];
  if (!outOf && !(tokens[at]?.text === '/' && glued(tokens, at))) return null;
  return scale && /^(?:5|10|100)$/.test(scale.text) ? { unit: null, currency: null, to: outOf ? at + 3 : at + 2 } : null;
}

interface Parts {
  readonly first: NumberRead;
  readonly range: { readonly low: NumberRead; readonly high: NumberRead } | null;
  readonly between: boolean;
  readonly money: { readonly currency: string; readonly from: number } | null;
  readonly unit: { readonly unit: string | null; readonly currency: string | null; readonly to: number } | null;
  readonly to: number;
}

function amount({ tokens }: Reader, parts: Parts): QuantityRead {
  const { first, range, between, money, unit } = parts;
  const start = money?.from ?? first.from;
  const opening = between || (range && tokens[start - 1]?.lower === 'from') ? start - 1 : start;
  const limits = limitsBefore(tokens, opening);
  const after = limitAfter(tokens, parts.to) ?? limitAfter(tokens, unit?.to ?? parts.to);
  const unitTo = after && unitAfterLimit(after.to, unit?.to ?? parts.to);
  const per = perAfter(tokens, unitTo ?? unit?.to ?? parts.to);
  const to = Math.max(parts.to, unit?.to ?? 0, after?.to ?? 0, per?.to ?? 0);
  const bound = after && limits.bound === 'exact' ? after.bound : limits.bound;
  const [low, high] = range ? rangeValues(range.low, range.high) : [first.value, first.value];
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
      approximate: limits.approximate,
      unit: age,
      currency: money?.currency ?? unit?.currency ?? null,
      per: per?.per ?? perFromNoun(tokens, nounStart(tokens, to)),
      headNoun: noun,
      step: range ? range.high.step : first.step,
    },
  };
}

// "5 km tall", "$5 million went": after a measure only "of" and "in" lead to what is measured; an age stands before its bearer.
function takesNoun(tokens: readonly Token[], to: number, unit: string | null, money: { currency: string | null } | null): boolean {
  const measured = (unit !== null && unit !== 'percent' && !unit.endsWith('-of-age')) || (money?.currency ?? null) !== null;
  return !measured || /^(?:of|in)$/.test(tokens[to]?.lower ?? '');
}

function unitAfterLimit(limitTo: number, unitTo: number): number {
  return Math.max(limitTo, unitTo);
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
  if (before === 'number') return 'rank'; // "reached number 14"
  if (before === 'aged' || before === 'age' || matches(tokens, at - 2, ['age', 'of'])) return 'year-of-age';
  const beside = tokens[at - 1]?.text === ',' && tokens[to]?.text === ',' && tokens[at - 2]?.capital;
  return beside ? 'year-of-age' : null;
}

const LABELS = new Set(
  (
    'section sections article articles chapter page pages line rule paragraph clause amendment resolution route highway interstate flight ' +
    'channel room gate platform level grade type class category phase stage episode season volume issue no number version windows iphone ' +
    'boeing airbus apollo formula act scene part step figure table row group zone district ward precinct league division title ps area ' +
    'unit model mark psalm top mig sputnik voyager'
  ).split(' '),
);
// Labels whose number still carries a claim: "season 3", "episode 12".
const TELLING_LABELS = /^(?:episode|season|level|stage|phase|category|number|top)$/;

// Telephone numbers, times of day, "9/11", "COVID-19", "Apollo 11", "Section 5", versions.
function isLabel(tokens: readonly Token[], number: NumberRead, tables: FactTables): boolean {
  const at = number.from;
  if (number.words) return false;
  const token = tokens[at]!;
  const before = tokens[at - 1];
  const after = tokens[number.to];
  if (figuresValue(token.text) === null || (/^0\d/.test(token.text) && !token.text.includes('.'))) return true;
  if (before && glued(tokens, at) && isGluedLabel(tokens, at)) return true;
  if (after && glued(tokens, number.to) && /^[:/#@_\\]$/.test(after.text) && tokens[number.to + 1]?.kind === 'number')
    return markScale(tokens, number.to) === null;
  if (after && /^(?:am|pm|a\.m\.|p\.m\.|o'clock|GMT|UTC)$/i.test(after.text)) return true;
  if (isDigitGroups(tokens, number)) return true;
  if (before?.kind !== 'word') return before?.text === '#' || (before?.text === '.' && tokens[at - 2]?.lower === 'no');
  if (LABELS.has(before.lower) && !TELLING_LABELS.test(before.lower)) return true;
  return before.capital && !before.opens && !tables.currencySigns.has(before.lower) && !counts(tokens, number.to, tables);
}

function isGluedLabel(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]!;
  if (before.kind === 'word') return true;
  if (/^[-–‑]$/.test(before.text))
    return (
      glued(tokens, at - 1) && tokens[at - 2]?.kind === 'word' && !/^(?:pre|post|under|over|top|a|mid)$/.test(tokens[at - 2]!.lower)
    );
  return /^[:/#@_\\.=]$/.test(before.text) && glued(tokens, at - 1) && before.text !== '=';
}

// "555-0123", "020 7946 0958", "12-34-56".
function isDigitGroups(tokens: readonly Token[], number: NumberRead): boolean {
  const [dash, second, again] = [tokens[number.to], tokens[number.to + 1], tokens[number.to + 2]];
  if (tokens[number.from - 1]?.text === '+' && glued(tokens, number.from)) return true;
  if (isGroupRun(tokens, number.from)) return true;
  if (dash?.text !== '-' || second?.kind !== 'number') return false;
  if (again?.text === '-' && tokens[number.to + 3]?.kind === 'number') return true;
  return tokens[number.from]!.text.length === 3 && second.text.length === 4;
}

// "20 7946 0958": three bare groups of figures side by side.
function isGroupRun(tokens: readonly Token[], at: number): boolean {
  const bare = (index: number) => tokens[index]?.kind === 'number';
  return (bare(at + 1) && bare(at + 2)) || (bare(at - 1) && (bare(at + 1) || bare(at - 2)));
}

/** Whether a unit or a plural follows: then a capital before the number is no label ("In Lima 40 people …"). */
function counts(tokens: readonly Token[], at: number, tables: FactTables): boolean {
  if (unitAfter(tokens, at, tables) || tokens[at]?.lower === 'of') return true;
  return /^(?:people|men|women|children|police|\p{Ll}{3,}s)$/u.test(tokens[at]?.text ?? '') || /s$/.test(headNounWord(tokens, at));
}

function headNounWord(tokens: readonly Token[], at: number): string {
  const next = tokens[at + 1];
  return next && tokens[at]?.kind === 'word' && !tokens[at]!.capital && next.kind === 'word' && !next.capital ? next.lower : '';
}

// "one of the", "no one", "one another", "the one that": no count.
function isPronounOne(tokens: readonly Token[], number: NumberRead): boolean {
  if (!number.words || number.value !== 1 || number.to !== number.from + 1) return false;
  const before = tokens[number.from - 1]?.lower ?? '';
  const after = tokens[number.to];
  if (/^(?:no|number|any|every|some|the|this|that|each|which|another|-|day)$/.test(before)) return true;
  return (
    after?.kind !== 'word' || /^(?:of|another|is|was|who|that|can|could|must|in|to|by|day|and|or|may|would|'s)$/.test(after.lower)
  );
}

const CONTEST =
  /^(?:won|win|wins|lost|lose|beat|beats|beating|defeat|defeated|defeating|victory|draw|drew|tied|vote|voted|votes|score|scored|loss|ruling|ruled|decision|majority|led|trailed|approved|passed|split|aggregate|final|match|game)$/;
const CONTEST_REACH = 8;

// "52-48", "won 3–1", "by 12 to 3", "12 votes to 3" beside a word of contest, or falling: a result, not a range.
function isScore(
  tokens: readonly Token[],
  range: { low: NumberRead; high: NumberRead; joint: string },
  measured: boolean,
): boolean {
  if (measured || range.joint === 'and') return false;
  if (!Number.isInteger(range.low.value) || !Number.isInteger(range.high.value) || range.high.value > 999) return false;
  if (range.low.value > range.high.value) return true;
  const [from, to] = [Math.max(0, range.low.from - CONTEST_REACH), Math.min(tokens.length, range.high.to + 4)];
  for (let index = from; index < to; index++)
    if (CONTEST.test(tokens[index]!.lower))
      return range.joint === 'dash' || tokens[range.low.from - 1]?.lower === 'by' || range.high.from > range.low.to + 1;
  return false;
}

/** `low` is the first figure as written, `high` the second: "lost 1-2" is 1 and 2. */
function score(tokens: readonly Token[], range: { low: NumberRead; high: NumberRead }): QuantityRead {
  return {
    from: range.low.from,
    to: range.high.to,
    value: {
      ...PLAIN,
      low: range.low.value,
      high: range.high.value,
      unit: 'score',
      headNoun: headNounAfter(tokens, range.high.to),
      step: 1,
    },
  };
}
