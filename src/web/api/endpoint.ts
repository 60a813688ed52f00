import type { Request } from 'express';
import type { z } from 'zod';
import type { Scope } from '../../accounts/credentials.ts';
import type { By } from '../../desk/desk.ts';
import { parseOrRefuse, VerbatimError } from '../../errors.ts';
import type { Person } from '../../verdicts/person.ts';

/** One call of the API: what runs and what its description is made from are the same list. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  /** As express writes it, below /api/v1. */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly body?: z.ZodType;
  /** What may stand after a ? of the path, with what it does. */
  readonly query?: Readonly<Record<string, string>>;
  /** What comes back as JSON; missing for files. */
  readonly answer?: z.ZodType;
  readonly handle: (call: Call) => Promise<Answer>;
}

/** `body` is unread JSON: the endpoint's schema reads it. */
export interface Call {
  readonly person: Person;
  readonly params: Readonly<Record<string, string>>;
  /** The last of a name that is repeated. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Who does it, by the headers `Idempotency-Key` and `If-Match`; throws `invalid` where a change has no key. */
  readonly by: () => By;
}

export type Answer =
  | { readonly status?: number; readonly json: unknown }
  | { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string };

export function callOf(req: Request, person: Person): Call {
  const params = Object.fromEntries(Object.entries(req.params).map(([name, value]) => [name, String(value)]));
  const query = Object.fromEntries(new URL(req.url, 'http://desk').searchParams);
  return { person, params, query, body: req.body, by: () => byOf(req, person) };
}

function byOf(req: Request, person: Person): By {
  const key = req.get('idempotency-key') ?? '';
  if (!/^[\w-]{8,80}$/.test(key))
    throw new VerbatimError('invalid', 'Send a header Idempotency-Key: 8 to 80 letters, digits, - or _, new for each act.');
  const version = req.get('if-match');
  if (version !== undefined && !/^"?\d{1,9}"?$/.test(version))
    throw new VerbatimError('invalid', 'If-Match holds the version that the change was made from, as a number.');
  // Two people may choose the same key without knowing.
  return { actor: person, key: `${person.id}-${key}`, version: version === undefined ? null : Number(version.replaceAll('"', '')) };
}

/** The answer of a call that has nothing else to say. */
export const DONE = { json: { done: true } };

export function made(id: string): Answer {
  return { status: 201, json: { id } };
}

export function readBody<Schema extends z.ZodType>(schema: Schema, { body }: Pick<Call, 'body'>): z.infer<Schema> {
  return parseOrRefuse(schema, body, 'Request');
}
