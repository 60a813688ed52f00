import { createContext, Script } from 'node:vm';

/**
 * Runs work that never pauses, and stops it after `ms` with an error. A test's own time limit can't: its clock ticks only where
 * the work pauses, so it passes whatever a loop takes. Generous limits are meant: what grows with the square takes minutes.
 */
export function inTime<Answer>(ms: number, work: () => Answer): Answer {
  return new Script('work()').runInContext(createContext({ work }), { timeout: ms });
}
