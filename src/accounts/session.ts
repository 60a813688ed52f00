import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

/** In milliseconds. A shift is shorter than the idle limit; nobody stays signed in for more than a week. */
const LIMITS = Object.freeze({ idle: 12 * 3_600_000, absolute: 7 * 24 * 3_600_000 });

const session = z.object({
  id: z.string(),
  hash: z.string(),
  person: z.string(),
  opened: z.number(),
  seen: z.number(),
  /** The browser, as it names itself. */
  agent: z.string(),
});
const sessions = z.object({ version: z.literal(1), sessions: z.array(session) });

/** Somebody signed in with a browser. Times are milliseconds since 1970. */
export type Session = Readonly<z.infer<typeof session>>;
export type Sessions = Readonly<z.infer<typeof sessions>>;

export const NO_SESSIONS: Sessions = { version: 1, sessions: [] };

export function parseSessions(value: unknown): Sessions {
  return parseOrRefuse(sessions, value, 'Sessions');
}

export function isOver({ opened, seen }: Session, now: number): boolean {
  return now - seen > LIMITS.idle || now - opened > LIMITS.absolute;
}
