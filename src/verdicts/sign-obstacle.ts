import { awaitsSecond, checkersOf, isDisputed } from './blind-check.ts';
import type { CaseItem } from './case.ts';
import { may, type Person } from './person.ts';

/** Why an item can't be signed off by a person who signs. */
export type SignObstacle =
  | 'no-verdict'
  | 'look-again'
  | 'second-check'
  | 'query'
  | 'unanswered'
  | 'still-to-change'
  | 'signed'
  | 'own'
  | 'stet';

/** Null where nothing stands against it. What is wrong with the item comes before who asks. */
export function signObstacle(entry: CaseItem, person: Person): SignObstacle | null {
  const verdict = entry.verdicts.at(-1);
  if (!verdict) return 'no-verdict';
  if (entry.recheck || entry.returned || isDisputed(entry)) return 'look-again';
  if (awaitsSecond(entry)) return 'second-check';
  if (verdict.ruling === 'query') return 'query';
  if (entry.waitingFor.length > 0) return 'unanswered';
  if (verdict.ruling === 'change' || verdict.ruling === 'cut') return 'still-to-change';
  if (entry.signOff) return 'signed';
  if (verdict.by === person.id || checkersOf(entry).includes(person.id)) return 'own';
  return verdict.ruling === 'stet' && !may(person, 'keep-stet') ? 'stet' : null;
}
