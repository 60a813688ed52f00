import type { CheckWorthinessTable } from './check-worthiness.ts';
import type { ClaimReason } from './item.ts';
import { scoreSentence } from './score-sentence.ts';
import { readFeatures } from './worth-features.ts';

export interface SpokenLine {
  readonly id: string;
  readonly text: string;
  readonly speaker?: string | null;
}

export interface RankedLine {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly ClaimReason[];
}

export interface RankTables {
  readonly checkWorthiness: CheckWorthinessTable;
}

/** Scores the sentences of one debate or speech, in the order given; who only asks and leads is scored lower. */
export function rankSentences(lines: readonly SpokenLine[], { checkWorthiness: table }: RankTables): RankedLine[] {
  const chairs = findChairs(lines, table.roles);
  return lines.map(({ id, text, speaker }) => {
    const features = readFeatures(text, table);
    const all = speaker && chairs.has(speaker) ? { ...features, chair: 1 } : features;
    return { id, ...scoreSentence(all, table) };
  });
}

const CHAIR = Object.freeze({
  /** Of a chair's sentences at least this share are questions. */
  questions: 0.25,
  /** Fewer sentences than this show no habit. */
  sentences: 12,
});

function findChairs(lines: readonly SpokenLine[], roles: ReadonlySet<string>): Set<string> {
  const counts = new Map<string, { questions: number; all: number }>();
  for (const { speaker, text } of lines) {
    if (!speaker) continue;
    const count = counts.get(speaker) ?? { questions: 0, all: 0 };
    counts.set(speaker, count);
    count.all++;
    if (/\?["”’)\]]*\s*$/.test(text)) count.questions++;
  }
  const found = [...counts].filter(([speaker, { questions, all }]) => {
    const named = speaker.toLowerCase().split(/[^\p{L}]+/u);
    if (named.some((word) => roles.has(word))) return true;
    return counts.size > 2 && all >= CHAIR.sentences && questions >= CHAIR.questions * all;
  });
  return new Set(found.map(([speaker]) => speaker));
}
