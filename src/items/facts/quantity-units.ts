import type { FactTables } from './fact-tables.ts';
import { matches } from './quantity-limits.ts';
import { glued, type Token } from './tokens.ts';

export interface UnitRead {
  readonly unit: string | null;
  readonly currency: string | null;
  readonly to: number;
}

/** The unit or currency written after a number: "km", "per cent", "percentage points", "Canadian dollars", "-year-old". */
export function unitAfter(tokens: readonly Token[], at: number, tables: FactTables): UnitRead | null {
  const start = tokens[at]?.text === '-' && glued(tokens, at) && glued(tokens, at + 1) ? at + 1 : at;
  for (let length = LONGEST_UNIT; length >= 1; length--) {
    const phrase = phraseAt(tokens, start, length);
    if (phrase === null) continue;
    const unit = tables.units.get(phrase);
    if (unit && unitFits(tokens, start, phrase)) return withAge(tokens, start + length, unit.id);
    const currency = tables.currencyNames.get(phrase);
    if (currency) return { unit: null, currency, to: start + length };
  }
  return null;
}

export interface CurrencyRead {
  readonly currency: string;
  readonly from: number;
}

/** "$", "US$", "EUR" before a number. */
export function currencyBefore(tokens: readonly Token[], at: number, tables: FactTables): CurrencyRead | null {
  const sign = tokens[at - 1];
  if (!sign) return null;
  const prefix = tokens[at - 2];
  if (sign.text === '$' && prefix?.kind === 'word' && glued(tokens, at - 1)) {
    const currency = tables.currencySigns.get(`${prefix.lower.replaceAll('.', '')}$`);
    if (currency) return { currency, from: at - 2 };
  }
  const currency = tables.currencySigns.get(sign.lower);
  return currency && (sign.kind === 'mark' || sign.text === sign.text.toUpperCase() || sign.text === 'Rs')
    ? { currency, from: at - 1 }
    : null;
}

const LONGEST_UNIT = 4;

/** One or two tokens joined as they stand: "km/h" without blanks, "square miles" with one. */
function phraseAt(tokens: readonly Token[], at: number, length: number): string | null {
  if (at + length > tokens.length) return null;
  let phrase = tokens[at]!.lower;
  for (let index = at + 1; index < at + length; index++) phrase += (glued(tokens, index) ? '' : ' ') + tokens[index]!.lower;
  return phrase;
}

// One-letter units stand right behind the figures or before no noun; "5 second-half goals", "5 m people" are no units.
function unitFits(tokens: readonly Token[], at: number, phrase: string): boolean {
  const token = tokens[at]!;
  if (token.capital && phrase.length > 3 && !token.opens && phrase !== phrase.toUpperCase())
    return !/^(?:minutes?|days?|hours?)$/.test(phrase);
  if (phrase === 'g' && !glued(tokens, at)) return false;
  if (phrase === 'second' && tokens[at - 1]?.text !== '-') return tokens[at - 1]?.lower === 'one';
  return !(token.capital && phrase.length === 1);
}

// "15-year-old", "five years old", "5 years of age": how old, not how long.
function withAge(tokens: readonly Token[], at: number, unit: string): UnitRead {
  if (unit !== 'year' && unit !== 'month') return { unit, currency: null, to: at };
  const hyphen = tokens[at]?.text === '-' ? at + 1 : at;
  if (/^olds?$/.test(tokens[hyphen]?.lower ?? '')) return { unit: `${unit}-of-age`, currency: null, to: hyphen + 1 };
  if (matches(tokens, at, ['of', 'age'])) return { unit: `${unit}-of-age`, currency: null, to: at + 2 };
  return { unit, currency: null, to: at };
}
