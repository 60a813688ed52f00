import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { type Endpoint, made, readBody } from './endpoint.ts';
import { ANSWERS } from './story-json.ts';

const file = z.object({ name: z.string().trim().min(1).max(300), text: z.string() });
const checks = z.object({
  checks: z.array(z.looseObject({ id: z.string(), claim: z.string(), verdict: z.string().nullable(), url: z.string().nullable() })),
});
const imports = z.object({
  imports: z.array(z.looseObject({ id: z.string(), name: z.string(), added: z.number(), faulty: z.number() })),
});

/** What was checked before, here and elsewhere. */
export function archiveEndpoints({ archive }: Desk): Endpoint[] {
  return [
    {
      ...{ method: 'get', path: '/archive', scope: 'read', summary: 'The archive of past checks', answer: checks },
      handle: async ({ person }) => ({ json: { checks: await archive.list(person) } }),
    },
    {
      ...{ method: 'get', path: '/archive/imports', scope: 'read', summary: 'What was brought into it', answer: imports },
      handle: async () => ({ json: { imports: await archive.imports() } }),
    },
    {
      ...{ method: 'post', path: '/archive/imports', scope: 'write', body: file, answer: ANSWERS.made },
      summary: 'Bring a file of checks into it: JSON lines, or ClaimReview',
      handle: async (call) => {
        const { name, text } = readBody(file, call);
        const bytes = { bytes: new TextEncoder().encode(text), name, mediaType: 'application/json' };
        return made(await archive.importChecks(bytes, call.by()));
      },
    },
  ];
}
