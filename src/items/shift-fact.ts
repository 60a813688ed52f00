import type { Fact } from './fact.ts';

/** The fact moved by `by` code units: from a sentence's offsets to its document's, or back. */
export function shiftFact(fact: Fact, by: number): Fact {
  const moved = { ...fact, start: fact.start + by, end: fact.end + by };
  if (moved.type !== 'negation') return moved;
  const { scope } = moved.value;
  return { ...moved, value: { ...moved.value, scope: { start: scope.start + by, end: scope.end + by } } };
}
