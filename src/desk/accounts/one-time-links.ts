import { type Credentials, credentialsOf, type OneTimeLink, withCredentials } from '../../accounts/credentials.ts';
import { refuseWeakPassword } from '../../accounts/password-rules.ts';
import { hashToken, newToken } from '../../accounts/secret-token.ts';
import { VerbatimError } from '../../errors.ts';
import { may, type Person, parsePersonInput } from '../../verdicts/person.ts';
import type { By } from '../desk.ts';
import { DESK_STREAM, idFromKey, loadDeskBook, record, requireMay } from '../desk-context.ts';
import { type AccountContext, activePerson, recordCredential } from './account-context.ts';
import type { AccountsDesk, From, OpenedLink, SignedIn, StartLink } from './accounts.ts';

type Links = Pick<AccountsDesk, 'startLink' | 'openLink' | 'useLink' | 'makeLink'>;

/** In hours. A set-up is waited for; an invitation waits for a colleague who is on leave. */
const LIFE = Object.freeze({ 'set-up': 24, reset: 24, invitation: 7 * 24 });

/** Links that open the door once: for the first person, for a new one, for one who lost the password. */
export function oneTimeLinks(context: AccountContext): Links {
  const { credentials, desk } = context;
  return { startLink, openLink, useLink, makeLink };

  async function startLink(): Promise<StartLink | null> {
    const { people } = (await loadDeskBook(desk)).state;
    if (people.length === 0) return keepLink('set-up', null);
    const administrators = people.filter((person) => !person.disabled && may(person, 'keep-people'));
    const known = await credentials.read();
    if (administrators.some(({ id }) => credentialsOf(known, id).password !== null)) return null;
    const [first] = administrators;
    return first ? keepLink('reset', first) : null;
  }

  async function openLink(code: string): Promise<OpenedLink | null> {
    const found = find(await credentials.read(), code);
    if (!found) return null;
    if (found.purpose === 'set-up') return (await isSetUp()) ? null : { purpose: 'set-up', person: null };
    const person = await activePerson(desk, found.person ?? '');
    return person && { purpose: found.purpose, person };
  }

  async function useLink(code: string, input: { name: string; password: string }, from: From): Promise<SignedIn> {
    const opened = await openLink(code);
    if (!opened) {
      context.log({ what: 'link-refused', address: from.address });
      throw new VerbatimError('forbidden', 'This link was used already or has expired. Ask an administrator for another one.');
    }
    const name = opened.person?.name ?? parsePersonInput({ name: input.name, role: 'administrator' }).name;
    await refuseWeakPassword(input.password, name);
    const password = await context.passwords.hash(input.password);
    await takeLink(code);
    const person = opened.person ?? (await firstPerson(code, name));
    await recordCredential(context, person.id, 'password', { actor: person, key: `link-${hashToken(code)}`, version: null });
    await credentials.update((all) => withCredentials(all, person.id, { password }));
    await context.sessions.end((session) => session.person === person.id);
    context.log({ what: 'link-used', person: person.id, address: from.address });
    return { kind: 'signed-in', person, token: await context.sessions.open(person.id, from.agent) };
  }

  /** A lost password often goes with a lost authenticator, so a reset asks for no code: `stopCodes` is the person's own act. */
  async function makeLink(id: string, by: By): Promise<StartLink> {
    requireMay(by, 'keep-people');
    const person = await activePerson(desk, id);
    if (!person) throw new VerbatimError('not-found', 'There is nobody at this desk whom this link could be for.');
    const isNew = credentialsOf(await credentials.read(), id).password === null;
    await recordCredential(context, id, 'link', by);
    return keepLink(isNew ? 'invitation' : 'reset', person);
  }

  async function keepLink(purpose: OneTimeLink['purpose'], person: Person | null): Promise<StartLink> {
    const code = newToken();
    const now = desk.clock().getTime();
    const link: OneTimeLink = {
      hash: hashToken(code),
      purpose,
      person: person?.id ?? null,
      expires: new Date(now + LIFE[purpose] * 3_600_000).toISOString(),
    };
    await credentials.update((all) => ({ ...all, links: [...others(all, link.person, now), link] }));
    return { purpose, code, person };
  }

  /** Of two who use it at once, one finds it gone. */
  async function takeLink(code: string): Promise<void> {
    await credentials.update((all) => {
      if (!find(all, code))
        throw new VerbatimError('forbidden', 'This link was used already. Ask an administrator for another one.');
      return { ...all, links: all.links.filter(({ hash }) => hash !== hashToken(code)) };
    });
  }

  function find(all: Credentials, code: string): OneTimeLink | undefined {
    const hash = hashToken(code);
    const now = desk.clock().toISOString();
    return all.links.find((link) => link.hash === hash && link.expires > now);
  }

  async function isSetUp(): Promise<boolean> {
    return (await loadDeskBook(desk)).state.people.length > 0;
  }

  async function firstPerson(code: string, name: string): Promise<Person> {
    const key = `set-up-${hashToken(code)}`;
    const person: Person = { id: idFromKey(key), name, role: 'administrator', disabled: false };
    // Version 0 of `people`: of two set-ups that race, one meets a conflict.
    const by: By = { actor: person, key, version: 0 };
    await record(desk, DESK_STREAM, by, 'people', [{ action: 'person-added', object: 'people', payload: { person } }]);
    return person;
  }
}

/** Links for other people that have not expired. */
function others(all: Credentials, person: string | null, now: number): OneTimeLink[] {
  const time = new Date(now).toISOString();
  return all.links.filter((link) => link.person !== person && link.expires > time);
}
