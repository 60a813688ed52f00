import type { ApiToken, OneTimeLink, Scope } from '../../accounts/credentials.ts';
import type { Person } from '../../verdicts/person.ts';
import type { By } from '../desk.ts';

/** Who is at the desk, and how they prove it. Refusals are VerbatimErrors; secrets go out once and come in once. */
export interface AccountsDesk {
  /** The link that somebody needs before anybody can sign in: to set up, or for an administrator without a password. */
  startLink(): Promise<StartLink | null>;
  /** What a one-time link is for; null when it was used, has expired or never was. */
  openLink(code: string): Promise<OpenedLink | null>;
  /** Makes the first person (the code of a set-up) or gives its person a password; signs them in. */
  useLink(code: string, input: { readonly name: string; readonly password: string }, from: From): Promise<SignedIn>;
  /** An administrator's link for somebody who has no password yet, or has lost it. Links made for them before end. */
  makeLink(person: string, by: By): Promise<StartLink>;

  signIn(input: { readonly name: string; readonly password: string }, from: From): Promise<SignedIn | CodeNeeded>;
  /** The second step, with the code of an authenticator or a recovery code. */
  answer(challenge: string, code: string, from: From): Promise<SignedIn>;

  /** The person whose session this is; null when it is over. */
  session(token: string | undefined): Promise<CurrentSession | null>;
  signOut(token: string | undefined): Promise<void>;
  sessions(person: Person): Promise<readonly SessionSummary[]>;
  endSession(id: string, by: By): Promise<void>;
  endAllSessions(by: By): Promise<void>;

  /** What somebody's own page shows. */
  view(person: Person): Promise<AccountView>;
  /** These end every other session of theirs; the answer is the token of a new one. */
  changePassword(input: { readonly present: string; readonly next: string }, by: By, from: From): Promise<string>;
  /** A secret for an authenticator, not yet in force. */
  offerCodes(person: Person): Promise<{ readonly secret: string; readonly address: string }>;
  /** In force from now on; the recovery codes are shown once. */
  startCodes(code: string, by: By, from: From): Promise<{ readonly recovery: readonly string[]; readonly token: string }>;
  stopCodes(password: string, by: By, from: From): Promise<string>;

  /** The token itself is shown once. */
  makeToken(input: { readonly name: string; readonly scopes: readonly Scope[] }, by: By): Promise<string>;
  revokeToken(id: string, by: By): Promise<void>;
  bearer(token: string, from: From): Promise<{ readonly person: Person; readonly scopes: readonly Scope[] } | null>;
}

/** Where somebody comes from: an address of the network, and what the browser says it is. */
export interface From {
  readonly address: string;
  readonly agent: string;
}

export interface StartLink {
  readonly purpose: OneTimeLink['purpose'];
  readonly code: string;
  /** Whom it is for; null for the set-up. */
  readonly person: Person | null;
}

export type OpenedLink = Omit<StartLink, 'code'>;

export interface SignedIn {
  readonly kind: 'signed-in';
  readonly person: Person;
  readonly token: string;
}

export interface CodeNeeded {
  readonly kind: 'code-needed';
  readonly challenge: string;
}

export interface CurrentSession {
  readonly id: string;
  readonly person: Person;
}

export interface SessionSummary {
  readonly id: string;
  readonly opened: number;
  readonly seen: number;
  readonly agent: string;
}

export interface AccountView {
  readonly usesCodes: boolean;
  readonly recoveryLeft: number;
  readonly tokens: readonly Omit<ApiToken, 'hash'>[];
}
