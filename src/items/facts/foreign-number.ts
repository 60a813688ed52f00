import type { LanguageWords } from './foreign-words.ts';
import type { Token } from './tokens.ts';

/** A number in words over tokens `[at, to)`. */
export interface ForeignNumber {
  readonly value: number;
  readonly to: number;
}

/** "einundzwanzig", "zweitausendneunzehn", "quatre-vingt-dix", "treinta y uno"; null where none starts. */
export function readForeignNumber(tokens: readonly Token[], at: number, words: LanguageWords): ForeignNumber | null {
  const first = ownValue(tokens[at]!.lower, words);
  if (first === null) return null;
  let sum: Sum = { total: 0, current: first, last: first };
  let to = at + 1;
  for (;;) {
    const joint = isJoint(tokens[to]) ? 1 : 0;
    const behind = tokens[to + joint]?.lower ?? '';
    const value = joint > 0 && ARTICLE.test(behind) ? 1 : ownValue(behind, words);
    const next = value === null || tokens[to + joint]!.sentence !== tokens[at]!.sentence ? null : joined(sum, value);
    if (!next) return { value: sum.total + sum.current, to };
    sum = next;
    to += joint + 1;
  }
}

/** "vingt et un", "treinta y una". */
const ARTICLE = /^un[ae]?$/;

interface Sum {
  readonly total: number;
  readonly current: number;
  /** The word before. */
  readonly last: number;
}

// "et", "y" and hyphens stand between tens and units.
function isJoint(token: Token | undefined): boolean {
  return token !== undefined && /^(?:-|et|y)$/.test(token.lower);
}

function joined({ total, current, last }: Sum, value: number): Sum | null {
  if (value === THOUSAND) return total > 0 || current >= THOUSAND ? null : { total: current * THOUSAND, current: 0, last: value };
  if (value === HUNDRED) return current > 1 && current < 10 ? { total, current: current * HUNDRED, last: value } : null;
  if (value === SCORE && last === 4 && current % HUNDRED === 4) return { total, current: current + 76, last: 80 }; // quatre-vingts
  return value >= 1 && value < roomBehind(last) && Number.isInteger(value)
    ? { total, current: current + value, last: value }
    : null;
}

const SCORE = 20;
const HUNDRED = 100;
const THOUSAND = 1000;

/** What may follow: units behind tens, up to nineteen behind "soixante" and "quatre-vingt". */
function roomBehind(last: number): number {
  if (last >= HUNDRED) return last === THOUSAND ? THOUSAND : HUNDRED;
  if (last === 60 || last === 80) return SCORE;
  return last >= SCORE && last % 10 === 0 ? 10 : 0;
}

function ownValue(word: string, words: LanguageWords): number | null {
  return words.numbers.get(word) ?? compound(word, words);
}

// German writes a number as one word.
function compound(word: string, words: LanguageWords): number | null {
  if (!words.numbers.has('hundert') || word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) return null;
  return splitAt(word, 'tausend', THOUSAND, words) ?? splitAt(word, 'hundert', HUNDRED, words) ?? belowHundred(word, words);
}

/** "einhundert" is longer than "siebzehn", which is a word of the table. */
const SHORTEST_COMPOUND = 8;
/** "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 58 letters. */
const LONGEST_COMPOUND = 60;

function splitAt(word: string, name: string, scale: number, words: LanguageWords): number | null {
  const at = word.indexOf(name);
  if (at < 0) return null;
  const before = at === 0 ? 1 : unitOr(word.slice(0, at), words);
  const rest = word.slice(at + name.length).replace(/^und/, '');
  const behind = rest === '' ? 0 : unitOr(rest, words);
  return before === null || behind === null || before >= THOUSAND || behind >= scale ? null : before * scale + behind;
}

function unitOr(word: string, words: LanguageWords): number | null {
  return word === 'ein' ? 1 : (ownValue(word, words) ?? belowHundred(word, words));
}

function belowHundred(word: string, { numbers }: LanguageWords): number | null {
  const at = word.indexOf('und');
  if (at <= 0) return numbers.get(word) ?? null;
  const unit = word.slice(0, at) === 'ein' ? 1 : numbers.get(word.slice(0, at));
  const tens = numbers.get(word.slice(at + 3));
  return unit !== undefined && unit >= 1 && unit < 10 && tens !== undefined && tens >= SCORE && tens < HUNDRED ? tens + unit : null;
}
