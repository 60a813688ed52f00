import { keepDocument } from '../../accounts/kept-document.ts';
import { hashToken, newId, newToken } from '../../accounts/secret-token.ts';
import { isOver, NO_SESSIONS, parseSessions, type Session } from '../../accounts/session.ts';
import type { SecretFile } from '../../store/store.ts';

/** Sessions on the disk: a restart signs nobody out. A token is kept only as its hash. */
export interface SessionKeeper {
  open(person: string, agent: string): Promise<string>;
  find(token: string | undefined): Promise<Session | null>;
  of(person: string): Promise<readonly Session[]>;
  /** Ends those that `over` picks. */
  end(over: (session: Session) => boolean): Promise<void>;
}

/** Milliseconds: when somebody was last seen is written that often, so that not every page costs a write. */
const SEEN_EVERY = 5 * 60_000;

export function keepSessions(file: SecretFile, clock: () => Date): SessionKeeper {
  const kept = keepDocument(file, parseSessions, NO_SESSIONS);
  const now = () => clock().getTime();

  return { open, find, of, end };

  async function open(person: string, agent: string): Promise<string> {
    const token = newToken();
    const [opened, seen] = [now(), now()];
    const fresh: Session = { id: newId(), hash: hashToken(token), person, opened, seen, agent: agent.slice(0, 300) };
    await change((sessions) => [...sessions, fresh]);
    return token;
  }

  async function find(token: string | undefined): Promise<Session | null> {
    if (token === undefined) return null;
    const hash = hashToken(token);
    const found = (await live()).find((session) => session.hash === hash);
    if (!found) return null;
    if (now() - found.seen > SEEN_EVERY) await touch(found).catch(() => {}); // at worst they sign in again sooner
    return found;
  }

  async function of(person: string): Promise<readonly Session[]> {
    return (await live()).filter((session) => session.person === person);
  }

  async function end(over: (session: Session) => boolean): Promise<void> {
    if ((await live()).some(over)) await change((sessions) => sessions.filter((session) => !over(session)));
  }

  async function live(): Promise<readonly Session[]> {
    const time = now();
    return (await kept.read()).sessions.filter((session) => !isOver(session, time));
  }

  async function touch({ id }: Session): Promise<void> {
    await change((sessions) => sessions.map((session) => (session.id === id ? { ...session, seen: now() } : session)));
  }

  /** Those that are over go with every change. */
  async function change(made: (sessions: readonly Session[]) => readonly Session[]): Promise<void> {
    const time = now();
    await kept.update(({ sessions }) => ({
      version: 1,
      sessions: [...made(sessions.filter((session) => !isOver(session, time)))],
    }));
  }
}
