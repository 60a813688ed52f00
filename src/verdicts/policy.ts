import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';
import { ATTRIBUTIONS, CONTEXTS, FIDELITIES, RELATIONS } from '../matching/finding.ts';

/** From best to worst. */
export const OUTCOMES = ['pass', 'query', 'fail'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What makes a finding doubtful or weighty beside its classes. */
const CERTAINTIES = ['ambiguous', 'derived', 'serious', 'grave'] as const;

const rule = z.object({ outcome: z.enum(OUTCOMES), rule: z.string().trim().min(1, 'Write the rule in a sentence.') });
/** What a house does about one class, in its own words. */
export type PolicyRule = Readonly<z.infer<typeof rule>>;

/** Every class that a finding can have: all must have a rule. */
const CLASSES = [...FIDELITIES, ...ATTRIBUTIONS, ...CONTEXTS, ...RELATIONS, ...CERTAINTIES] as const;
export type FindingClass = (typeof CLASSES)[number];

const policySchema = z.object({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'The name has small letters, digits and hyphens.'),
  title: z.string().trim().min(1, 'Write the title of the house.'),
  edition: z.string().nullable(),
  reference: z.string(),
  rules: z.record(z.enum(CLASSES), rule),
});

/** A house's rules: every class of a finding to pass, query or fail. `name` is its file's name. */
export type Policy = Readonly<z.infer<typeof policySchema>>;

/** Reads a file of `data/policies`. Throws `invalid` where a class has no rule. */
export function parsePolicy(value: unknown): Policy {
  return parseOrRefuse(policySchema, value, 'House policy');
}
