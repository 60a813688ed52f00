import {
  type Credentials,
  credentialsOf,
  NO_CREDENTIALS,
  type OwnCredentials,
  parseCredentials,
} from '../../accounts/credentials.ts';
import { type KeptDocument, keepDocument } from '../../accounts/kept-document.ts';
import type { PasswordHasher } from '../../accounts/password-hasher.ts';
import type { SecurityEvent } from '../../accounts/security-event.ts';
import { createSignInThrottle, type SignInThrottle } from '../../accounts/sign-in-throttle.ts';
import { VerbatimError } from '../../errors.ts';
import type { Person } from '../../verdicts/person.ts';
import type { By } from '../desk.ts';
import { DESK_STREAM, type DeskContext, loadDeskBook, record } from '../desk-context.ts';
import { keepSessions, type SessionKeeper } from './keep-sessions.ts';

/** What everything about accounts works with. */
export interface AccountContext {
  readonly desk: DeskContext;
  readonly credentials: KeptDocument<Credentials>;
  readonly sessions: SessionKeeper;
  readonly passwords: PasswordHasher;
  readonly throttle: SignInThrottle;
  readonly log: (event: SecurityEvent) => void;
}

export function accountContext(desk: DeskContext, passwords: PasswordHasher, log: (event: SecurityEvent) => void): AccountContext {
  return {
    desk,
    credentials: keepDocument(desk.store.secretFile('credentials'), parseCredentials, NO_CREDENTIALS),
    sessions: keepSessions(desk.store.secretFile('sessions'), desk.clock),
    passwords,
    throttle: createSignInThrottle(),
    log,
  };
}

/** Somebody who works here; null for others, and for those who do no more. */
export async function activePerson(context: DeskContext, id: string): Promise<Person | null> {
  const person = (await loadDeskBook(context)).state.people.find((one) => one.id === id);
  return person && !person.disabled ? person : null;
}

export async function ownCredentials({ credentials }: AccountContext, person: Person): Promise<OwnCredentials> {
  return credentialsOf(await credentials.read(), person.id);
}

/** The record says that a credential changed and who changed it; what it is now stays out of it. */
export async function recordCredential(context: AccountContext, person: string, what: string, by: By): Promise<void> {
  const object = `credential/${person}`;
  await record(context.desk, DESK_STREAM, { ...by, version: null }, object, [
    { action: 'credential-changed', object, payload: { person, what } },
  ]);
}

/** Throws `forbidden` for a wrong password: whoever finds a desk unlocked can't take it over. */
export async function requirePassword(
  context: AccountContext,
  person: Person,
  given: string,
  address: string,
  field: string,
): Promise<void> {
  await context.throttle.attempt(person.id, address);
  const { password } = await ownCredentials(context, person);
  if (!(await context.passwords.verify(password, given))) {
    context.log({ what: 'sign-in-refused', person: person.id, address });
    throw new VerbatimError('invalid', 'That is not your present password.', undefined, {
      [field]: 'That is not your present password.',
    });
  }
  await context.throttle.succeeded(person.id, address);
}
