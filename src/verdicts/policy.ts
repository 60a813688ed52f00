import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

const policySchema = z.object({
  name: z.string(),
  title: z.string(),
  rules: z.record(z.string(), z.object({ outcome: z.enum(['pass', 'query', 'fail']), rule: z.string() })),
});

export type Policy = z.infer<typeof policySchema>;

export function parsePolicy(value: unknown): Policy {
  return parseOrRefuse(policySchema, value, 'Policy');
}
