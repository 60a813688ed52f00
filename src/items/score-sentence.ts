import type { CheckWorthinessTable, Feature } from './check-worthiness.ts';
import type { ClaimReason } from './item.ts';
import type { Features } from './worth-features.ts';

/** How worth checking a sentence is, 0 to 1, with the reasons that told for and against it. */
export function scoreSentence(features: Features, table: CheckWorthinessTable): { score: number; reasons: ClaimReason[] } {
  return { score: scoreOf(features, table), reasons: reasonsOf(features) };
}

/** The score alone. */
export function scoreOf(features: Features, table: CheckWorthinessTable): number {
  return Math.round(1e4 / (1 + Math.exp(-weigh(features, table)))) / 1e4;
}

/** The sum that the features make: log-odds. */
export function weigh(features: Features, table: CheckWorthinessTable): number {
  let sum = table.bias;
  for (const feature of Object.keys(features) as Feature[]) sum += table.weights[feature] * features[feature]!;
  return sum;
}

const REASONS: readonly (readonly [reason: ClaimReason, features: readonly Feature[]])[] = [
  ['quantity', ['quantity', 'measure']],
  ['date', ['date']],
  ['comparison', ['comparison', 'change']],
  ['superlative', ['superlative']],
  ['universal', ['universal']],
  ['cause', ['cause']],
  ['named-act', ['act', 'otherAct']],
  ['past', ['past']],
  ['name', ['name']],
  ['topic', ['topic']],
  ['disputed', ['disputed']],
  ['opinion', ['opinion', 'emphasis']],
  ['hypothetical', ['hypothetical']],
  ['future', ['future']],
  ['question', ['question', 'chair']],
  ['first-person', ['firstPerson']],
  ['short', ['short']],
];

/** In the order of the table; that something is past or a public matter is said only where nothing says more. */
export function reasonsOf(features: Features): ClaimReason[] {
  const reasons = REASONS.filter(([, names]) => names.some((name) => (features[name] ?? 0) > 0)).map(([reason]) => reason);
  const telling = reasons.filter((reason) => reason !== 'past' && reason !== 'topic');
  return telling.length > 0 ? telling : reasons;
}

/** The editor's floor: a number, a date or a superlative is always listed, whatever the score. */
export function standsOnFloor(features: Features): boolean {
  return (['quantity', 'date', 'superlative'] as const).some((feature) => (features[feature] ?? 0) > 0);
}
