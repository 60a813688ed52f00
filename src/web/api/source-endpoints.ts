import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { parseSourceInput, sourceInputSchema } from '../../documents/source.ts';
import { type Arriving, arrivedIn, arriving } from './arriving.ts';
import { type Call, DONE, type Endpoint, readBody } from './endpoint.ts';
import { ANSWERS, sourceJson, sourcesJson } from './story-json.ts';

const { published, url, standing } = sourceInputSchema.shape;
const described = z.object({
  ...sourceInputSchema.shape,
  ...{ published: published.optional(), url: url.optional(), standing: standing.optional() },
});
/** Ids of people; null for everyone. You are always among them. */
const access = z.object({ seenBy: z.array(z.string()).nullable() });
const better = z.object({ ...arriving.shape, note: z.string().default('') });

/** The library that stories share. */
export function sourceEndpoints({ sources }: Desk): Endpoint[] {
  const change = (path: string, summary: string, body?: z.ZodType): Omit<Endpoint, 'handle'> => ({
    ...{ method: 'post', path: `/sources/:source${path}`, scope: 'write', summary, answer: ANSWERS.done },
    ...(body && { body }),
  });
  return [
    {
      ...{ method: 'get', path: '/sources', scope: 'read', summary: 'The library, as far as you see it', answer: ANSWERS.sources },
      query: { q: 'Only those that have all these words, in their description or in their text' },
      handle: async ({ person, query }) => ({
        json: sourcesJson(await (query.q ? sources.search(query.q, person) : sources.list(person))),
      }),
    },
    {
      ...{ method: 'get', path: '/sources/:source', scope: 'read', summary: 'A source with its words', answer: ANSWERS.source },
      handle: async (call) => {
        const { source, document, version } = await sources.view(sourceOf(call), call.person);
        const { notes, seenBy } = source;
        return { json: { ...sourceJson(source), notes, seenBy: seenBy && [...seenBy], version, text: document.text } };
      },
    },
    {
      ...{ method: 'get', path: '/sources/:source/original', scope: 'read', summary: 'Its bytes as they came' },
      handle: async (call) => {
        const { bytes, content } = await sources.original(sourceOf(call), call.person);
        const name = content.originalName ?? `${sourceOf(call)}.txt`;
        return { bytes, mediaType: 'application/octet-stream', name };
      },
    },
    {
      ...change('/details', 'Describe it anew', described),
      handle: async (call) => {
        await sources.change(sourceOf(call), parseSourceInput(readBody(described, call)), call.by());
        return DONE;
      },
    },
    {
      ...change('/access', 'Make it confidential, or open it to everyone', access),
      handle: async (call) => {
        await sources.setAccess(sourceOf(call), readBody(access, call).seenBy, call.by());
        return DONE;
      },
    },
    {
      ...change('/adopt', 'Take what fetching it again found as its words'),
      handle: async (call) => {
        await sources.adopt(sourceOf(call), call.by());
        return DONE;
      },
    },
    {
      ...change('/replace', 'Put a better copy in its place; what it said before is kept', better),
      handle: async (call) => {
        const { note, ...given } = readBody(better, call);
        await sources.replace(sourceOf(call), arrivedIn(given as Arriving), note, call.by());
        return DONE;
      },
    },
  ];
}

function sourceOf({ params }: Pick<Call, 'params'>): string {
  return params.source ?? '';
}
