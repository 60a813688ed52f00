import type { CheckWorthinessTable } from './check-worthiness.ts';
import { findChairs } from './find-chairs.ts';
import { findDisputed } from './find-disputed.ts';
import type { ClaimReason } from './item.ts';
import { reasonsOf, scoreOf, weigh } from './score-sentence.ts';
import { isNoise, type SpokenLine } from './spoken-line.ts';
import { type Features, isDenial, readFeatures } from './worth-features.ts';

export interface RankedLine {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly ClaimReason[];
}

export interface RankTables {
  readonly checkWorthiness: CheckWorthinessTable;
}

export const SURROUNDINGS = Object.freeze({
  /** Lines on either side that tell whether a passage is one of facts; who leads is passed over. */
  lines: 5,
  /** More than this above the whole (log-odds) is worth a reason. */
  telling: 0.3,
});

/**
 * Scores the sentences of one debate or speech, in the order given. Who only asks and leads is scored lower, what another denies at
 * once higher, and a line among facts a little higher than the same line among courtesies.
 */
export function rankSentences(lines: readonly SpokenLine[], { checkWorthiness: table }: RankTables): RankedLine[] {
  const features = readLines(lines, table);
  const weights = features.map((line) => weigh(line, table));
  const told = lines.flatMap(({ text }, i) => (features[i]!.chair || isNoise(text) ? [] : [i]));
  const around = surroundings(weights, told);
  return lines.map(({ id }, i) => {
    const line = { ...features[i]!, surroundings: around[i]! };
    const reasons = reasonsOf(line);
    return {
      id,
      score: scoreOf(line, table),
      reasons: around[i]! > SURROUNDINGS.telling ? [...reasons, 'surroundings'] : reasons,
    };
  });
}

function readLines(lines: readonly SpokenLine[], table: CheckWorthinessTable): Features[] {
  const chairs = findChairs(lines, table.roles);
  const disputed = findDisputed(lines, (text) => isDenial(text, table));
  return lines.map(({ text, speaker }, place) => ({
    ...readFeatures(text, table),
    chair: speaker && chairs.has(speaker) ? 1 : 0,
    disputed: disputed.has(place) ? 1 : 0,
  }));
}

// How far the lines around that were told by who takes part, on average, lie above or below the average of all those.
function surroundings(weights: readonly number[], told: readonly number[]): number[] {
  const all = mean(told.map((i) => weights[i]!));
  let before = 0;
  return weights.map((_, i) => {
    while (before < told.length && told[before]! < i) before++;
    const after = told[before] === i ? before + 1 : before;
    const near = [
      ...told.slice(Math.max(0, before - SURROUNDINGS.lines), before),
      ...told.slice(after, after + SURROUNDINGS.lines),
    ];
    return near.length > 0 ? mean(near.map((place) => weights[place]!)) - all : 0;
  });
}

function mean(numbers: readonly number[]): number {
  return numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : 0;
}
