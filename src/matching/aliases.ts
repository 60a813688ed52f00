import * as z from 'zod';
import { VerbatimError } from '../errors.ts';

/** Each group lists names that mean one thing: "North Korea", "DPRK", "North Korean". */
export type Aliases = readonly (readonly string[])[];

const ALIASES = z.object({ groups: z.array(z.array(z.string().trim().min(1)).min(2)) });

/** Reads `data/aliases.json` or a house's own list. */
export function parseAliases(raw: unknown): Aliases {
  const result = ALIASES.safeParse(raw);
  if (result.success) return result.data.groups;
  const where = result.error.issues[0];
  throw new VerbatimError(
    'invalid',
    `The list of aliases can't be used: ${where?.path.join('.')}: ${where?.message}.`,
    result.error,
  );
}
