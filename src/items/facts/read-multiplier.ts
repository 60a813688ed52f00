import { MULTIPLIERS } from '../../text/number-words.ts';
import { limitsBefore } from './quantity-limits.ts';
import { perAfter } from './quantity-per.ts';
import { bounded, limitless, PLAIN, type QuantityRead, type Reader } from './quantity-read.ts';
import { readNumber } from './read-number.ts';
import { glued, type Token } from './tokens.ts';

/** "doubled", "tenfold", "10-fold", "three times as many", "twice". */
export function readMultiplier({ tokens }: Reader, at: number): QuantityRead | null {
  const word = MULTIPLIERS.get(tokens[at]!.lower);
  if (word !== undefined && !isOtherDouble(tokens, at))
    return times(tokens, at, word, at + 1, /^(?:twice|thrice)$/.test(tokens[at]!.lower) && !isRatio(tokens, at + 1));
  const number = readNumber(tokens, at);
  if (!number) return null;
  let to = number.to;
  if (tokens[to]?.text === '-') to += 1;
  const next = tokens[to]?.lower;
  const count = next === 'fold' || next === 'times' || (next === 'time' && to > number.to) || (next === 'x' && glued(tokens, to));
  return count && next !== 'time' ? times(tokens, at, number.value, to + 1, next === 'times' && !isRatio(tokens, to + 1)) : null;
}

// "double murder", "triple jump": names of things, not a factor.
function isOtherDouble(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]!.lower;
  if (!/^(?:double|triple|quadruple)$/.test(word)) return false;
  return (
    !/^(?:the|its|their|that|what|in)$/.test(tokens[at + 1]?.lower ?? '') && !/^(?:to|more|than)$/.test(tokens[at - 1]?.lower ?? '')
  );
}

// "ten times the price", "three times as many", "four times higher"; "played ten times" counts.
function isRatio(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.lower ?? '';
  return /^(?:as|the|its|their|his|her|that|what|more|less|over)$/.test(next) || /(?:er|ier)$/.test(next);
}

function times(tokens: readonly Token[], at: number, value: number, to: number, counted: boolean): QuantityRead {
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
      headNoun: counted ? 'time' : null,
      per: per?.per ?? null,
      step: 1,
    },
  };
}
