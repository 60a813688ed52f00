import { VAGUE } from '../../text/number-words.ts';
import type { Quantity } from '../fact.ts';
import { headNounAfter } from './head-noun.ts';
import { limitsBefore } from './quantity-limits.ts';
import { bounded, limitless, PLAIN, type QuantityRead, type Reader } from './quantity-read.ts';
import { unitAfter } from './quantity-units.ts';
import { readFraction, readNumber, readOrdinal } from './read-number.ts';

/** "dozens of", "tens of thousands of": a lower bound and approximate. */
export function readVague({ tokens, tables }: Reader, at: number): QuantityRead | null {
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

/** "a third of voters", "one in five": a share between 0 and 1. */
export function readShare({ tokens }: Reader, at: number): QuantityRead | null {
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

// "first shown", "for the first time": no place in an order.
const NOT_COUNTED =
  /^(?:time|place|shown|seen|heard|held|made|sung|written|built|taken|known|born|sent|set|put|won|given|sold|told|found|brought|begun|done|drawn|grown|run|came|met|became|began|went|took|saw)$/;

/** "episode 12", "season 3": what is numbered is counted in order. */
export function readNumbered({ tokens }: Reader, at: number): QuantityRead | null {
  const before = tokens[at - 1];
  const number = before && NUMBERED.test(before.lower) ? readNumber(tokens, at) : null; // "season three"
  if (!number || !Number.isInteger(number.value) || number.to !== at + 1) return null;
  const value = { ...PLAIN, low: number.value, high: number.value, unit: 'ordinal', headNoun: before!.lower, step: 1 };
  return { from: at, to: number.to, value };
}

const NUMBERED = /^(?:episode|season|stage|phase|chapter|round|week|lap|inning)$/;

/** "the third album", "21st": the place in an order. "first" alone is too common to be a claim unless a noun follows. */
export function readRank({ tokens }: Reader, at: number): QuantityRead | null {
  const rank = readOrdinal(tokens, at);
  if (!rank) return null;
  const next = tokens[rank.to];
  const before = tokens[at - 1]?.lower ?? '';
  const determined = /^(?:the|his|her|its|their|a|our|my|'s|’s|in|was|finished|came|placed|ranked|and|to|than|for)$/.test(before);
  if (rank.words && !determined && !next?.capital) return null;
  if (
    rank.words &&
    rank.value === 1 &&
    ((next?.kind !== 'word' && !(before === 'the' && next?.text === ',')) ||
      /(?:ed|ly)$/.test(next.lower) ||
      NOT_COUNTED.test(next.lower))
  )
    return null;
  if (before === 'at' || next?.lower === 'ly') return null;
  return {
    from: at,
    to: rank.to,
    value: { ...PLAIN, low: rank.value, high: rank.value, unit: 'ordinal', headNoun: headNounAfter(tokens, rank.to), step: 1 },
  };
}
