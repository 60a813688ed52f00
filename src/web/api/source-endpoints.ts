import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { parseSourceInput, sourceInputSchema } from '../../documents/source.ts';
import { type Endpoint, made, readBody } from './endpoint.ts';
import { ANSWERS, sourceJson, sourcesJson } from './story-json.ts';

const { published, url, standing } = sourceInputSchema.shape;
const newSource = z.object({
  ...sourceInputSchema.shape,
  ...{ published: published.optional(), url: url.optional(), standing: standing.optional() },
  text: z.string(),
  story: z.string().nullable().default(null),
});

/** The library that stories share. */
export function sourceEndpoints(desk: Desk): Endpoint[] {
  return [
    {
      ...{ method: 'get', path: '/sources', scope: 'read', summary: 'The library, as far as you see it', answer: ANSWERS.sources },
      handle: async ({ person }) => ({ json: sourcesJson(await desk.sources.list(person)) }),
    },
    {
      ...{
        method: 'post',
        path: '/sources',
        scope: 'write',
        summary: 'Add a source by its words',
        body: newSource,
        answer: ANSWERS.made,
      },
      handle: async (call) => {
        const { text, story, ...input } = readBody(newSource, call);
        const bytes = { bytes: new TextEncoder().encode(text), name: null, mediaType: 'text/plain; charset=utf-8' };
        return made(await desk.sources.add(parseSourceInput(input), bytes, 'pasted', story, call.by()));
      },
    },
    {
      ...{ method: 'get', path: '/sources/:source', scope: 'read', summary: 'A source with its words', answer: ANSWERS.source },
      handle: async ({ person, params }) => {
        const { source, document } = await desk.sources.view(params.source ?? '', person);
        return { json: { ...sourceJson(source), text: document.text } };
      },
    },
  ];
}
