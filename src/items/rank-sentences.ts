import type { CheckWorthinessTable } from './check-worthiness.ts';
import { findChairs } from './find-chairs.ts';
import { findDisputed } from './find-disputed.ts';
import type { ClaimReason } from './item.ts';
import { scoreSentence } from './score-sentence.ts';
import type { SpokenLine } from './spoken-line.ts';
import { isDenial, readFeatures } from './worth-features.ts';

export interface RankedLine {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly ClaimReason[];
}

export interface RankTables {
  readonly checkWorthiness: CheckWorthinessTable;
}

/**
 * Scores the sentences of one debate or speech, in the order given. Who only asks and leads is scored lower, and what another
 * denies at once higher.
 */
export function rankSentences(lines: readonly SpokenLine[], { checkWorthiness: table }: RankTables): RankedLine[] {
  const chairs = findChairs(lines, table.roles);
  const disputed = findDisputed(lines, (text) => isDenial(text, table));
  return lines.map(({ id, text, speaker }, place) => {
    const chair = speaker && chairs.has(speaker) ? 1 : 0;
    return { id, ...scoreSentence({ ...readFeatures(text, table), chair, disputed: disputed.has(place) ? 1 : 0 }, table) };
  });
}
