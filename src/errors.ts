import type { z } from 'zod';

/** What went wrong, in terms that a person can act on. Anything that is not a VerbatimError is a bug. */
export type ErrorCode = 'invalid' | 'not-found' | 'conflict' | 'too-large' | 'unavailable' | 'forbidden' | 'too-many';

/**
 * `message` is written for the person at the desk; `cause` is for the log and never shown.
 * `fields` says what is wrong with single fields of a form, by name.
 */
export class VerbatimError extends Error {
  readonly code: ErrorCode;
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, cause?: unknown, fields: Readonly<Record<string, string>> = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'VerbatimError';
    this.code = code;
    this.fields = fields;
  }
}

/** Reads `value` by `schema`, or throws `invalid` with a sentence per field. */
export function parseOrRefuse<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const { issues } = read.error;
  const fields = Object.fromEntries(issues.map((issue) => [issue.path.join('.') || what, issue.message]));
  const sentences = new Set(issues.map((issue) => sentenceOf(issue, what)));
  throw new VerbatimError('invalid', [...sentences].join(' '), read.error, fields);
}

/** Messages of our own are whole sentences; the library's ("Invalid input: …") are told of what, and of which field of it. */
function sentenceOf({ message, path }: z.core.$ZodIssue, what: string): string {
  return /[.?!…]$/.test(message) ? message : `${[what, ...path].join(' › ')}: ${message}.`;
}
