import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';
import { ATTRIBUTIONS, CONTEXTS, FIDELITIES, RELATIONS } from '../matching/finding.ts';

/** From best to worst. */
export const OUTCOMES = ['pass', 'query', 'fail'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What makes a finding doubtful or weighty beside its classes. */
export const CERTAINTIES = ['ambiguous', 'derived', 'serious', 'grave'] as const;

const rule = z.object({ outcome: z.enum(OUTCOMES), rule: z.string().trim().min(1, 'Write the rule in a sentence.') });
/** What a house does about one class, in its own words. */
export type PolicyRule = Readonly<z.infer<typeof rule>>;

const policySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'The id has small letters, digits and hyphens.'),
  name: z.string().trim().min(1, 'Write the name of the house.'),
  edition: z.string().nullable(),
  reference: z.string(),
  fidelity: z.record(z.enum(FIDELITIES), rule),
  attribution: z.record(z.enum(ATTRIBUTIONS), rule),
  context: z.record(z.enum(CONTEXTS), rule),
  relation: z.record(z.enum(RELATIONS), rule),
  certainty: z.record(z.enum(CERTAINTIES), rule),
});

/** A house's rules: every class of a finding to pass, query or fail. */
export type HousePolicy = Readonly<z.infer<typeof policySchema>>;

/** Reads a file of `data/policies`. Throws `invalid` where a class has no rule. */
export function parsePolicy(value: unknown): HousePolicy {
  return parseOrRefuse(policySchema, value, 'House policy');
}
