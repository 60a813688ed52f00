import { createHash, randomBytes } from 'node:crypto';

/** In milliseconds. A shift is shorter than the idle limit; nobody stays signed in for more than a week. */
const LIMITS = Object.freeze({ idle: 12 * 3_600_000, absolute: 7 * 24 * 3_600_000 });

interface Session {
  readonly person: string;
  readonly opened: number;
  seen: number;
}

export interface Sessions {
  /** Opens a session; returns its token, which is kept nowhere here. */
  open(person: string): string;
  /** The id of the person who is signed in with this token; null when it is unknown or too old. */
  person(token: string | undefined): string | null;
  close(token: string | undefined): void;
}

/** Sessions live in memory: a restart signs everyone out. Tokens are 256 random bits and stored hashed. */
export function createSessions(now: () => Date): Sessions {
  const sessions = new Map<string, Session>();

  function open(person: string): string {
    const time = now().getTime();
    for (const [key, session] of sessions) if (isOver(session, time)) sessions.delete(key);
    const token = randomBytes(32).toString('base64url');
    sessions.set(hash(token), { person, opened: time, seen: time });
    return token;
  }

  function person(token: string | undefined): string | null {
    const session = token === undefined ? undefined : sessions.get(hash(token));
    const time = now().getTime();
    if (!session || isOver(session, time)) return null;
    session.seen = time;
    return session.person;
  }

  function close(token: string | undefined): void {
    if (token !== undefined) sessions.delete(hash(token));
  }

  return { open, person, close };
}

function isOver(session: Session, time: number): boolean {
  return time - session.seen > LIMITS.idle || time - session.opened > LIMITS.absolute;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
