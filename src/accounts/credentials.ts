import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

export const SCOPES = ['read', 'write', 'sign'] as const;
/** What an API token may do: read; write (stories, items, verdicts, sources); sign off. Never more than its person may. */
export type Scope = (typeof SCOPES)[number];

export const LINK_PURPOSES = ['set-up', 'invitation', 'reset'] as const;

const moment = z.iso.datetime();
const link = z.object({
  hash: z.string(),
  purpose: z.enum(LINK_PURPOSES),
  /** Null for the set-up, which makes its person. */
  person: z.string().nullable(),
  expires: moment,
});
const oneTimeCodes = z.object({
  /** Base32, as an authenticator takes it. */
  secret: z.string(),
  /** The last time step whose code was used: each counts once. */
  lastStep: z.number().int(),
  /** Hashes of the recovery codes that are left. */
  recovery: z.array(z.string()),
});
const apiToken = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  hash: z.string(),
  madeAt: moment,
});
const own = z.object({ password: z.string().nullable(), oneTimeCodes: oneTimeCodes.nullable() });
const credentials = z.object({
  version: z.literal(1),
  /** By person's id. */
  people: z.record(z.string(), own),
  links: z.array(link),
  tokens: z.array(apiToken),
});

/** What people prove who they are with. Kept beside the journal, never in it. */
export type Credentials = Readonly<z.infer<typeof credentials>>;
export type OwnCredentials = Readonly<z.infer<typeof own>>;
export type OneTimeCodes = Readonly<z.infer<typeof oneTimeCodes>>;
export type OneTimeLink = Readonly<z.infer<typeof link>>;
export type ApiToken = Readonly<z.infer<typeof apiToken>>;

export const NO_CREDENTIALS: Credentials = { version: 1, people: {}, links: [], tokens: [] };

export function parseCredentials(value: unknown): Credentials {
  return parseOrRefuse(credentials, value, 'Credentials');
}

/** Empty for somebody who never had any: people of old records. */
export function credentialsOf(all: Credentials, person: string): OwnCredentials {
  return Object.hasOwn(all.people, person) ? (all.people[person] as OwnCredentials) : { password: null, oneTimeCodes: null };
}

export function withCredentials(all: Credentials, person: string, changed: Partial<OwnCredentials>): Credentials {
  return { ...all, people: { ...all.people, [person]: { ...credentialsOf(all, person), ...changed } } };
}
