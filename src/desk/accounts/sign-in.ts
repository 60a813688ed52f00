import { credentialsOf, withCredentials } from '../../accounts/credentials.ts';
import { useCode } from '../../accounts/one-time-codes.ts';
import { hashToken, newToken } from '../../accounts/secret-token.ts';
import { VerbatimError } from '../../errors.ts';
import { foldName, type Person } from '../../verdicts/person.ts';
import { loadDeskBook } from '../desk-context.ts';
import { type AccountContext, activePerson } from './account-context.ts';
import type { AccountsDesk, CodeNeeded, From, SignedIn } from './accounts.ts';

/** Between password and code, in milliseconds; wrong codes that it survives. */
const CHALLENGE = Object.freeze({ life: 5 * 60_000, tries: 5 });

interface Challenge {
  readonly person: string;
  readonly expires: number;
  tries: number;
}

/** Password, then the code where there is one. Whether a name is known shows neither in the words nor in the time. */
export function signIn(context: AccountContext): Pick<AccountsDesk, 'signIn' | 'answer'> {
  const challenges = new Map<string, Challenge>();
  const now = () => context.desk.clock().getTime();
  return { signIn: withPassword, answer };

  async function withPassword(input: { name: string; password: string }, from: From): Promise<SignedIn | CodeNeeded> {
    const account = foldName(input.name).slice(0, 100);
    await throttled(account, from);
    const { people } = (await loadDeskBook(context.desk)).state;
    const person = people.find((one) => foldName(one.name) === account && !one.disabled);
    const known = credentialsOf(await context.credentials.read(), person?.id ?? '');
    const right = await context.passwords.verify(known.password, input.password);
    if (!right || !person) return refuse(input.name, from);
    await context.throttle.succeeded(account, from.address);
    return known.oneTimeCodes ? { kind: 'code-needed', challenge: challengeFor(person) } : signedIn(person, from);
  }

  async function answer(given: string, code: string, from: From): Promise<SignedIn> {
    const key = hashToken(given);
    const challenge = challenges.get(key);
    const person = challenge && challenge.expires > now() && (await activePerson(context.desk, challenge.person));
    if (!person) throw new VerbatimError('forbidden', 'That took too long. Sign in again.');
    await throttled(person.id, from);
    if (challenge.tries-- <= 1) challenges.delete(key);
    await takeCode(person, code, from);
    challenges.delete(key);
    await context.throttle.succeeded(person.id, from.address);
    return signedIn(person, from);
  }

  async function throttled(account: string, from: From): Promise<void> {
    try {
      await context.throttle.attempt(account, from.address);
    } catch (error) {
      context.log({ what: 'sign-in-throttled', about: account, address: from.address });
      throw error;
    }
  }

  function refuse(name: string, from: From): never {
    context.log({ what: 'sign-in-refused', about: name, address: from.address });
    const message = 'The name and the password do not belong together. Check both, or ask an administrator for a new link.';
    throw new VerbatimError('forbidden', message, undefined, { password: message });
  }

  function challengeFor(person: Person): string {
    for (const [key, one] of challenges) if (one.expires <= now()) challenges.delete(key);
    const token = newToken();
    challenges.set(hashToken(token), { person: person.id, expires: now() + CHALLENGE.life, tries: CHALLENGE.tries });
    return token;
  }

  /** Checks and uses it in one change, so that the same code never opens two doors. */
  async function takeCode(person: Person, code: string, from: From): Promise<void> {
    await context.credentials.update((all) => {
      const { oneTimeCodes } = credentialsOf(all, person.id);
      const used = oneTimeCodes && useCode(oneTimeCodes, code, context.desk.clock());
      if (oneTimeCodes && !used) {
        context.log({ what: 'code-refused', person: person.id, address: from.address });
        const message = 'That code is wrong, or was used already. Wait for the next one.';
        throw new VerbatimError('forbidden', message, undefined, { code: message });
      }
      return withCredentials(all, person.id, { oneTimeCodes: used });
    });
  }

  async function signedIn(person: Person, from: From): Promise<SignedIn> {
    const token = await context.sessions.open(person.id, from.agent);
    context.log({ what: 'signed-in', person: person.id, address: from.address });
    return { kind: 'signed-in', person, token };
  }
}
