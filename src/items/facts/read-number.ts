import { DENOMINATORS, FRACTION_SIGNS, ONES, ORDINALS, SHORT_SCALES, TENS } from '../../text/number-words.ts';
import { HALVED, readCardinal, scaleBehind } from '../../text/read-cardinal.ts';
import { glued, type Token } from './tokens.ts';

/** A number as written over tokens `[from, to)`. `step` is the place value that its last written figure stands for. */
export interface NumberRead {
  readonly value: number;
  readonly step: number;
  readonly from: number;
  readonly to: number;
  readonly words: boolean;
}

/** A cardinal in figures or words, with its scale ("1.2 million", "a hundred and five", "half a dozen"); null where none starts. */
export function readNumber(tokens: readonly Token[], at: number): NumberRead | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'number') return readFigures(tokens, at);
  if (FRACTION_SIGNS.has(token.text))
    return { value: FRACTION_SIGNS.get(token.text)!, step: 0.01, from: at, to: at + 1, words: false };
  return token.kind === 'word' ? readWords(tokens, at) : null;
}

/** "third", "21st", "twenty-first". */
export function readOrdinal(tokens: readonly Token[], at: number): NumberRead | null {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token) return null;
  if (token.kind === 'number') {
    if (!next || !glued(tokens, at + 1) || !/^(?:st|nd|rd|th)$/.test(next.lower)) return null;
    const value = figuresValue(token.text);
    return value === null ? null : { value, step: 1, from: at, to: at + 2, words: false };
  }
  const tens = TENS.get(token.lower);
  if (tens !== undefined) {
    const unitAt = next?.text === '-' ? at + 2 : at + 1;
    const unit = ORDINALS.get(tokens[unitAt]?.lower ?? '');
    return unit !== undefined && unit < 10 ? { value: tens + unit, step: 1, from: at, to: unitAt + 1, words: true } : null;
  }
  const value = ORDINALS.get(token.lower);
  return value === undefined ? null : { value, step: 1, from: at, to: at + 1, words: true };
}

/** "a third of", "two-thirds", "three quarters", "one in five", "nine out of ten", "3/4". `value` is between 0 and 1. */
export function readFraction(tokens: readonly Token[], at: number): NumberRead | null {
  return readSlash(tokens, at) ?? readOneIn(tokens, at) ?? readNamedFraction(tokens, at) ?? readBareHalf(tokens, at);
}

function readSlash(tokens: readonly Token[], at: number): NumberRead | null {
  const over = tokens[at + 2];
  if (tokens[at]?.kind !== 'number' || tokens[at + 1]?.text !== '/' || over?.kind !== 'number') return null;
  if (!glued(tokens, at + 1) || !glued(tokens, at + 2) || tokens[at + 3]?.text === '/') return null;
  const [top, bottom] = [figuresValue(tokens[at]!.text), figuresValue(over.text)];
  if (top === null || bottom === null || ![2, 3, 4, 5, 6, 8, 10].includes(bottom) || top >= bottom) return null;
  return { value: top / bottom, step: 0.01, from: at, to: at + 3, words: false };
}

function readOneIn(tokens: readonly Token[], at: number): NumberRead | null {
  const top = readNumber(tokens, at);
  if (!top || !Number.isInteger(top.value) || /^(?:number|no)$/.test(tokens[at - 1]?.lower ?? '')) return null;
  // "one person in 20"
  const noun = top.value === 1 && tokens[top.to]?.kind === 'word' && tokens[top.to + 1]?.lower === 'in' ? 1 : 0;
  const link = tokens[top.to + noun];
  const outOf = link?.lower === 'out' && tokens[top.to + 1]?.lower === 'of';
  if (!outOf && link?.lower !== 'in') return null;
  let under = top.to + noun + (outOf ? 2 : 1);
  if (tokens[under]?.lower === 'every') under += 1;
  const bottom = readNumber(tokens, under);
  if (!bottom || top.value >= bottom.value || top.value === 0) return null;
  if (outOf && !top.words && !bottom.words && [5, 10, 100].includes(bottom.value)) return null; // "44 out of 100" is a mark
  if (outOf && !top.words && !isRound(bottom.value)) return null; // "48 out of 248" are two counts
  if (!outOf && (looksLikeYear(bottom) || isMeasured(tokens, bottom.to))) return null;
  return { value: top.value / bottom.value, step: 0.01, from: at, to: bottom.to, words: true };
}

function isRound(value: number): boolean {
  return value <= 20 || value % 10 === 0;
}

// "three in 24 hours", "one in 10 days" count something in a time.
function isMeasured(tokens: readonly Token[], at: number): boolean {
  return /^(?:hours?|days?|weeks?|months?|years?|minutes?|seconds?|matches|games|decades?)$/.test(tokens[at]?.lower ?? '');
}

function looksLikeYear(number: NumberRead): boolean {
  return !number.words && number.to - number.from === 1 && number.value >= 1000 && number.value <= 2100;
}

function readNamedFraction(tokens: readonly Token[], at: number): NumberRead | null {
  const first = tokens[at]!;
  const top = first.lower === 'a' ? { value: 1, to: at + 1 } : readNumberWord(tokens, at);
  if (!top || top.value > 9 || top.value < 1) return null;
  const under = tokens[top.to]?.text === '-' ? top.to + 1 : top.to;
  const name = tokens[under]?.lower ?? '';
  const bottom = DENOMINATORS.get(name);
  if (bottom === undefined || top.value >= bottom) return null;
  if (HALVED.has(tokens[tokens[under + 1]?.text === '-' ? under + 2 : under + 1]?.lower ?? '')) return null;
  const next = tokens[under + 1];
  const plural = top.value > 1;
  if (plural !== (name.endsWith('s') || name === 'halves')) return null;
  // "a third term" is an ordinal; "a third of", "one-third", "by a third" and "a third." are shares.
  const share =
    plural ||
    tokens[at - 1]?.lower === 'by' ||
    under !== top.to ||
    !next ||
    next.kind === 'mark' ||
    /^(?:of|as|more|less|fewer|to|in|were|was|are|is)$/.test(next.lower) ||
    COMPARATIVE.test(next.lower);
  if (!share) return null;
  return { value: top.value / bottom, step: 0.01, from: at, to: under + 1, words: true };
}

/** "a fifth cheaper"; not "a third member". */
const COMPARATIVE =
  /^(?:cheap|high|low|larg|small|long|short|fast|slow|old|young|big|great|rich|poor|warm|cold|heavi|light|deep|wid)er$/;

function readNumberWord(tokens: readonly Token[], at: number): { value: number; to: number } | null {
  const value = ONES.get(tokens[at]?.lower ?? '');
  return value === undefined ? null : { value, to: at + 1 };
}

// "half of the members", "half the population", "fell by half"; not "second half", "half-brother", "half past".
function readBareHalf(tokens: readonly Token[], at: number): NumberRead | null {
  if (tokens[at]?.lower !== 'half' || tokens[at + 1]?.text === '-') return null;
  const before = tokens[at - 1]?.lower ?? '';
  if (ORDINALS.has(before) || before === 'and' || before === '-' || before === 'other') return null;
  const stands = before === 'by' || before === 'in';
  const next = tokens[at + 1];
  if (
    !/^(?:of|the|its|their|his|her|our|all)$/.test(next?.lower ?? '') &&
    !(stands && (next?.kind !== 'word' || ENDS_SHARE.test(next.lower)))
  )
    return null;
  return { value: 0.5, step: 0.01, from: at, to: at + 1, words: true };
}

/** "cut by half to 640", "cut in half over a year": no noun that the half is of. */
const ENDS_SHARE = /^(?:to|in|since|from|over|and|or|but|between|during|after|before|within|last|this|again|by|at|on|compared|as)$/;

function readFigures(tokens: readonly Token[], at: number): NumberRead | null {
  const text = tokens[at]!.text;
  let value = figuresValue(text);
  if (value === null) return null;
  let step = stepOf(text);
  let to = at + 1;
  const sign = tokens[to];
  if (sign && FRACTION_SIGNS.has(sign.text)) {
    value += FRACTION_SIGNS.get(sign.text)!;
    step = 0.01;
    to += 1;
  }
  const scale = readScale(tokens, to);
  return { value: tidy(value * scale.factor), step: step * scale.factor, from: at, to: scale.to, words: false };
}

/** "million", "hundred thousand", "bn": the factor and the token behind it. */
function readScale(tokens: readonly Token[], at: number): { factor: number; to: number } {
  let factor = 1;
  let to = at;
  for (;;) {
    const hyphen = tokens[to]?.text === '-' && glued(tokens, to) && glued(tokens, to + 1) ? 1 : 0;
    const token = tokens[to + hyphen];
    const named = scaleBehind(token?.lower ?? '');
    const short =
      glued(tokens, to) || /^[bt]n$|^trn$|^ml?n$/.test(token?.lower ?? '') ? SHORT_SCALES.get(token?.lower ?? '') : undefined;
    const next = named ?? short ?? (token?.lower === 'm' && isMillion(tokens, to) ? 1e6 : undefined);
    if (next === undefined) return { factor, to };
    factor *= next;
    to += hyphen + 1;
  }
}

// "$5m" and "5m people" are millions; "5 m wide" and "100m race" are metres.
function isMillion(tokens: readonly Token[], at: number): boolean {
  if (!glued(tokens, at)) return false;
  if (/^[$€£¥₹]$/.test(tokens[at - 2]?.text ?? '')) return true;
  const next = tokens[at + 1];
  return (
    next?.kind === 'word' &&
    /(?:s|people|children|euros)$/.test(next.lower) &&
    !/^(?:is|was|has|race|hurdles|across|metres)$/.test(next.lower)
  );
}

function readWords(tokens: readonly Token[], at: number): NumberRead | null {
  const read = readCardinal((index) => tokens[index]?.lower ?? '', at);
  return read && { ...read, from: at, words: true };
}

/** "1,200" and "3.5"; null for "1,2" or "3.5.2", which are lists and version numbers. */
export function figuresValue(text: string): number | null {
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?$/.test(text)) return null;
  return Number(text.replaceAll(',', ''));
}

function stepOf(text: string): number {
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals > 0 ? 10 ** -decimals : 1;
}

// 1.1 * 1e6 is 1100000.0000000001 in floating point.
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
