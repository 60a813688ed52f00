import { readNumber } from './read-number.ts';
import type { Token } from './tokens.ts';

/** "per year", "a day", "each week", "per 100,000 people", "annually" at token `at`. */
export function perAfter(tokens: readonly Token[], at: number): { readonly per: string; readonly to: number } | null {
  const first = tokens[at];
  if (!first) return null;
  const adverb = PER_ADVERBS.get(first.lower);
  if (adverb) return { per: adverb, to: at + 1 };
  const explicit = first.lower === 'per' || first.text === '/';
  if (!explicit && !/^(?:an?|each|every)$/.test(first.lower)) return null;
  const noun = tokens[at + 1];
  if (!noun) return null;
  if (explicit) {
    const base = readNumber(tokens, at + 1);
    if (base) return { per: `${base.value}`, to: base.to };
    return noun.kind === 'word' ? { per: noun.lower, to: at + 2 } : null;
  }
  return PER_TIMES.has(noun.lower) ? { per: noun.lower, to: at + 2 } : null;
}

const PER_TIMES = new Set(
  'second minute hour day night week weekend month quarter year season game match person capita head household'.split(' '),
);

const PER_ADVERBS: ReadonlyMap<string, string> = new Map([
  ['annually', 'year'],
  ['yearly', 'year'],
  ['monthly', 'month'],
  ['weekly', 'week'],
  ['daily', 'day'],
  ['hourly', 'hour'],
]);
