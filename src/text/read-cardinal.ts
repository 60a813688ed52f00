import { ONES, SCALES, TENS } from './number-words.ts';

/** The words that numbers are put together from. */
export interface CardinalWords {
  readonly ones: ReadonlyMap<string, number>;
  readonly tens: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
}

export const ENGLISH: CardinalWords = Object.freeze({ ones: ONES, tens: TENS, scales: SCALES });

/** A number in words that ends before word `to`. `step` is the place value that its last word stands for. */
export interface CardinalRead {
  readonly value: number;
  readonly step: number;
  readonly to: number;
}

/** The word at an index in lower case, a hyphen where one is a word of its own; '' past the end. */
type WordAt = (at: number) => string;

/** "twenty-one", "a hundred and five", "two and a half million", "half a dozen" from word `start` on; null where none starts. */
export function readCardinal(wordAt: WordAt, start: number, words: CardinalWords = ENGLISH): CardinalRead | null {
  return readHalf(wordAt, start) ?? readSum(wordAt, start, words);
}

/** The factor of a scale's name behind figures ("1.2 million"); undefined for other words. */
export function scaleBehind(word: string, words: CardinalWords = ENGLISH): number | undefined {
  return words.scales.get(word) ?? (PLURAL_SCALES.has(word) ? SCALES.get(word.slice(0, -1)) : undefined);
}

const PLURAL_SCALES: ReadonlySet<string> = new Set(['millions', 'billions', 'trillions']);

/** What "half" may stand before without an article. */
export const HALVED: ReadonlySet<string> = new Set(['dozen', 'million', 'billion', 'trillion']);

function readHalf(wordAt: WordAt, at: number): CardinalRead | null {
  if (wordAt(at) === 'a' && wordAt(at + 1) === 'half') return readHalf(wordAt, at + 1); // "a half-dozen"
  if (wordAt(at) !== 'half') return null;
  const article = wordAt(at + 1);
  const to = article === 'a' || article === '-' ? at + 2 : at + 1;
  const named = wordAt(to);
  const scale = SCALES.get(named);
  if (scale === undefined || (article !== 'a' && !HALVED.has(named))) return null;
  return { value: scale / 2, step: scale === 12 ? 1 : scale / 10, to: to + 1 };
}

/** What the word before was: it tells what may follow. */
type Last = 'none' | 'unit' | 'ten' | 'hundred' | 'scale';

interface Sum {
  readonly total: number;
  readonly current: number;
  readonly last: Last;
  readonly step: number;
  readonly to: number;
}

// Each word is looked at once.
function readSum(wordAt: WordAt, start: number, words: CardinalWords): CardinalRead | null {
  const article = /^an?$/.test(wordAt(start));
  if (article && !words.scales.has(wordAt(start + 1))) return null;
  const opening: Sum = { total: 0, current: 0, last: 'none', step: 1, to: start };
  let sum: Sum = article ? { ...opening, current: 1, last: 'unit', to: start + 1 } : opening;
  for (let next = withNext(sum, wordAt, words); next !== null; next = withNext(sum, wordAt, words)) sum = next;
  if (sum.to === start || (article && sum.to === start + 1)) return null;
  const half = readAndAHalf(wordAt, sum.to, words);
  if (half) return { value: (sum.total + sum.current + 0.5) * half.factor, step: half.factor / 10, to: half.to };
  return { value: sum.total + sum.current, step: sum.step, to: sum.to };
}

/** The number with the next word in it; null where that word is no part of it. */
function withNext(sum: Sum, wordAt: WordAt, words: CardinalWords): Sum | null {
  const { total, current, last, to } = sum;
  const link = last === 'none' ? '' : wordAt(to);
  const joined = link === 'and';
  if (joined && last !== 'hundred' && last !== 'scale') return null;
  const at = joined || link === '-' ? to + 1 : to;
  const word = wordAt(at);
  const unit = words.ones.get(word);
  if (unit !== undefined && takesUnit(last, unit)) return { total, current: current + unit, last: 'unit', step: 1, to: at + 1 };
  const ten = words.tens.get(word);
  if (ten !== undefined && last !== 'unit' && last !== 'ten')
    return { total, current: current + ten, last: 'ten', step: 1, to: at + 1 };
  const scale = words.scales.get(word);
  if (scale === undefined || joined || last === 'none') return null;
  if (scale !== 100)
    return {
      total: last === 'scale' ? total * scale : total + (current || 1) * scale,
      current: 0,
      last: 'scale',
      step: scale === 12 ? 1 : scale,
      to: at + 1,
    };
  return current > 0 && current < 100 ? { total, current: current * 100, last: 'hundred', step: 100, to: at + 1 } : null;
}

function takesUnit(last: Last, unit: number): boolean {
  return last === 'none' || last === 'hundred' || last === 'scale' || (last === 'ten' && unit > 0 && unit < 10);
}

// "two and a half", "two-and-a-half"
function readAndAHalf(wordAt: WordAt, at: number, words: CardinalWords): { factor: number; to: number } | null {
  const step = wordAt(at) === '-' ? 2 : 1;
  const first = at + step - 1;
  const said = [0, 1, 2].map((index) => wordAt(first + index * step)).join(' ');
  if (said !== 'and a half' || (step === 2 && (wordAt(first + 1) !== '-' || wordAt(first + 3) !== '-'))) return null;
  let [factor, to] = [1, first + 2 * step + 1];
  for (let scale = scaleBehind(wordAt(to), words); scale !== undefined; scale = scaleBehind(wordAt(to), words)) {
    factor *= scale;
    to += 1;
  }
  return { factor, to };
}
