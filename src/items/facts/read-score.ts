import { headNounAfter } from './head-noun.ts';
import { matches } from './quantity-limits.ts';
import { PLAIN, type QuantityRead } from './quantity-read.ts';
import type { NumberRead } from './read-number.ts';
import { glued, type Token } from './tokens.ts';

/** "52-48", "won 3–1", "by 12 to 3", "12 votes to 3" beside a word of contest, or falling: a result, not a range. */
export function isScore(
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
export function score(tokens: readonly Token[], range: { low: NumberRead; high: NumberRead }): QuantityRead {
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

/** "44 out of 100", "7.5/10": a mark; the scale is read as its unit's width and no number of its own. */
export function markScale(tokens: readonly Token[], at: number): { unit: null; currency: null; to: number } | null {
  const outOf = matches(tokens, at, ['out', 'of']);
  const scale = tokens[outOf ? at + 2 : at + 1];
  if (!outOf && !(tokens[at]?.text === '/' && glued(tokens, at))) return null;
  return scale && /^(?:5|10|100)$/.test(scale.text) ? { unit: null, currency: null, to: outOf ? at + 3 : at + 2 } : null;
}

const CONTEST =
  /^(?:won|win|wins|lost|lose|beat|beats|beating|defeat|defeated|defeating|victory|draw|drew|tied|vote|voted|votes|score|scored|loss|ruling|ruled|decision|majority|led|trailed|approved|passed|split|aggregate|final|match|game)$/;

const CONTEST_REACH = 8;
