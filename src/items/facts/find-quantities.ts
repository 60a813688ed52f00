import { FRACTION_SIGNS, MULTIPLIERS, ONES, ORDINALS, TENS, VAGUE } from '../../text/number-words.ts';
import type { QuantityFact } from '../fact.ts';
import { deriveCount } from './derived-counts.ts';
import type { QuantityRead, Reader } from './quantity-read.ts';
import { readAmount } from './read-amount.ts';
import { readHalfMeasure } from './read-half-measure.ts';
import { readMultiplier } from './read-multiplier.ts';
import { readNumbered, readRank, readShare, readVague } from './read-share.ts';

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
    readHalfMeasure(reader, at) ??
    readMultiplier(reader, at) ??
    readShare(reader, at) ??
    readRank(reader, at) ??
    readNumbered(reader, at) ??
    readAmount(reader, at, taken)
  );
}
