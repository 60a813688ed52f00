import { type ApiToken, withCredentials } from '../../accounts/credentials.ts';
import {
  authenticatorAddress,
  hashRecoveryCode,
  newAuthenticatorSecret,
  newRecoveryCodes,
  useCode,
} from '../../accounts/one-time-codes.ts';
import { refuseWeakPassword } from '../../accounts/password-rules.ts';
import { hashToken, newId, newToken } from '../../accounts/secret-token.ts';
import { VerbatimError } from '../../errors.ts';
import type { Person } from '../../verdicts/person.ts';
import type { By } from '../desk.ts';
import { type AccountContext, activePerson, ownCredentials, recordCredential, requirePassword } from './account-context.ts';
import type { AccountsDesk, AccountView, From, SessionSummary } from './accounts.ts';

type OwnAccount = Omit<AccountsDesk, 'startLink' | 'openLink' | 'useLink' | 'makeLink' | 'signIn' | 'answer'>;

/** What people do with their own account: sessions, password, codes, tokens. */
export function ownAccount(context: AccountContext): OwnAccount {
  const { credentials, desk, sessions } = context;
  /** Person → the secret that was offered and that no code has confirmed yet. */
  const offered = new Map<string, string>();

  return {
    ...{ session, signOut, sessions: mySessions, endSession, endAllSessions },
    ...{ view, changePassword, offerCodes, startCodes, stopCodes, makeToken, revokeToken, bearer },
  };

  async function session(token: string | undefined) {
    const found = await sessions.find(token);
    const person = found && (await activePerson(desk, found.person));
    return found && person ? { id: found.id, person } : null;
  }

  async function signOut(token: string | undefined): Promise<void> {
    const found = await sessions.find(token);
    if (!found) return;
    await sessions.end(({ id }) => id === found.id);
    context.log({ what: 'signed-out', person: found.person });
  }

  async function mySessions(person: Person): Promise<SessionSummary[]> {
    const all = await sessions.of(person.id);
    return all.map(({ id, opened, seen, agent }) => ({ id, opened, seen, agent })).toSorted((a, b) => b.seen - a.seen);
  }

  async function endSession(id: string, by: By): Promise<void> {
    await sessions.end((one) => one.id === id && one.person === by.actor.id);
  }

  async function endAllSessions(by: By): Promise<void> {
    await sessions.end((one) => one.person === by.actor.id);
  }

  async function view(person: Person): Promise<AccountView> {
    const { oneTimeCodes } = await ownCredentials(context, person);
    const tokens = (await credentials.read()).tokens.filter((one) => one.person === person.id);
    return {
      usesCodes: oneTimeCodes !== null,
      recoveryLeft: oneTimeCodes?.recovery.length ?? 0,
      tokens: tokens.map(({ hash: _, ...shown }) => shown),
    };
  }

  async function changePassword(input: { present: string; next: string }, by: By, from: From): Promise<string> {
    await requirePassword(context, by.actor, input.present, from.address, 'present');
    await refuseWeakPassword(input.next, by.actor.name);
    const password = await context.passwords.hash(input.next);
    await recordCredential(context, by.actor.id, 'password', by);
    await credentials.update((all) => withCredentials(all, by.actor.id, { password }));
    return onlyThisSession(by.actor, from);
  }

  async function offerCodes(person: Person) {
    const secret = offered.get(person.id) ?? newAuthenticatorSecret();
    offered.set(person.id, secret);
    return { secret, address: authenticatorAddress(secret, person.name) };
  }

  async function startCodes(code: string, by: By, from: From) {
    const secret = offered.get(by.actor.id) ?? '';
    const recovery = newRecoveryCodes();
    const fresh = { secret, lastStep: 0, recovery: [] };
    const used = secret === '' ? null : useCode(fresh, code, desk.clock());
    if (!used) {
      const message =
        'That code does not fit. Check that the clock of your telephone is right, and type the code that it shows now.';
      throw new VerbatimError('invalid', message, undefined, { code: message });
    }
    await recordCredential(context, by.actor.id, 'codes', by);
    const oneTimeCodes = { ...used, recovery: recovery.map(hashRecoveryCode) };
    await credentials.update((all) => withCredentials(all, by.actor.id, { oneTimeCodes }));
    offered.delete(by.actor.id);
    return { recovery, token: await onlyThisSession(by.actor, from) };
  }

  async function stopCodes(password: string, by: By, from: From): Promise<string> {
    await requirePassword(context, by.actor, password, from.address, 'password');
    await recordCredential(context, by.actor.id, 'codes', by);
    await credentials.update((all) => withCredentials(all, by.actor.id, { oneTimeCodes: null }));
    return onlyThisSession(by.actor, from);
  }

  /** Whoever else was signed in as this person is not any more. */
  async function onlyThisSession(person: Person, from: From): Promise<string> {
    await sessions.end((one) => one.person === person.id);
    return sessions.open(person.id, from.agent);
  }

  async function makeToken(input: Pick<ApiToken, 'name' | 'scopes'>, by: By): Promise<string> {
    const name = input.name.trim();
    if (name === '' || name.length > 100) refuseField('name', 'Name what the token is for, in at most 100 characters.');
    if (input.scopes.length === 0) refuseField('scopes', 'Choose what the token may do.');
    await recordCredential(context, by.actor.id, 'token', by);
    const token = newToken();
    const made: ApiToken = {
      ...{ id: newId(), person: by.actor.id, name, scopes: [...new Set(input.scopes)] },
      ...{ hash: hashToken(token), madeAt: desk.clock().toISOString() },
    };
    await credentials.update((all) => ({ ...all, tokens: [...all.tokens, made] }));
    return token;
  }

  async function revokeToken(id: string, by: By): Promise<void> {
    const isTheirs = (one: ApiToken) => one.id === id && one.person === by.actor.id;
    if (!(await credentials.read()).tokens.some(isTheirs)) throw new VerbatimError('not-found', 'There is no such token of yours.');
    await recordCredential(context, by.actor.id, 'token', by);
    await credentials.update((all) => ({ ...all, tokens: all.tokens.filter((one) => !isTheirs(one)) }));
  }

  async function bearer(token: string, from: From) {
    const hash = hashToken(token);
    const found = (await credentials.read()).tokens.find((one) => one.hash === hash);
    const person = found && (await activePerson(desk, found.person));
    if (found && person) return { person, scopes: found.scopes };
    context.log({ what: 'token-refused', address: from.address });
    return null;
  }
}

function refuseField(name: string, message: string): never {
  throw new VerbatimError('invalid', message, undefined, { [name]: message });
}
