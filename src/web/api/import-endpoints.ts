import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import type { ImportOrder, ImportView } from '../../desk/sources-desk.ts';
import { arrivingInputSchema, parseArrivingInput } from '../../documents/source.ts';
import { arrivedIn, arriving } from './arriving.ts';
import { type Answer, type Call, DONE, type Endpoint, made, readBody } from './endpoint.ts';
import { ANSWERS } from './story-json.ts';

const { published, url, standing, title } = arrivingInputSchema.shape;
/** Given to a source as it comes in. A title that is left out is filled in from what arrives. */
const arrivingSource = {
  ...arrivingInputSchema.shape,
  ...{ published: published.optional(), url: url.optional(), standing: standing.optional(), title: title.default('') },
  story: z.string().nullable().default(null),
  /** Seen by you alone until you name others. */
  confidential: z.boolean().default(false),
  /** The proposed source of the story that it answers. */
  proposed: z.string().optional(),
};
const given = z.object({ ...arrivingSource, ...arriving.shape });
const fetched = z.object({ ...arrivingSource, url: z.url({ protocol: /^https?$/ }) });

const entry = z.object({
  ...{ name: z.string(), state: z.string(), done: z.number(), total: z.number() },
  ...{ source: z.string().nullable(), outcome: z.string().nullable(), message: z.string() },
});
const importAnswer = z.object({ id: z.string(), running: z.boolean(), entries: z.array(entry) });

/** In milliseconds: most pages are there by then, and what takes longer is asked for by its id. */
const PATIENCE = 5_000;

/** What brings sources in: words, files, web addresses, and fetching again. */
export function importEndpoints({ imports, sources }: Desk): Endpoint[] {
  return [
    {
      ...{ method: 'post', path: '/sources', scope: 'write', summary: 'Add a source by its words or as a file' },
      ...{ body: given, answer: ANSWERS.made },
      handle: async (call) => {
        const { text, file, story, ...more } = readBody(given, call);
        const order = orderOf(more, { arrived: arrivedIn({ text, file }) });
        const id = await imports.add([order], story, call.by());
        return made((await imports.settled(id, null, call.person)).entries[0]?.source ?? '');
      },
    },
    {
      ...{ method: 'post', path: '/sources/fetch', scope: 'write', summary: 'Fetch a page or file from its web address' },
      ...{ body: fetched, answer: importAnswer },
      handle: async (call) => {
        const { story, url: address, ...more } = readBody(fetched, call);
        return settled(await imports.add([orderOf(more, { url: address })], story, call.by()), call);
      },
    },
    {
      ...{ method: 'post', path: '/sources/:source/fetch-again', scope: 'write', answer: importAnswer },
      summary: 'Fetch it again, and see whether it says something else or is gone',
      handle: async (call) => settled(await imports.check([call.params.source ?? ''], null, call.by()), call),
    },
    {
      ...{ method: 'post', path: '/library/check', scope: 'write', summary: 'Fetch everything again that was fetched' },
      answer: importAnswer,
      handle: async (call) => {
        const all = await sources.list(call.person);
        const ids = all.filter(({ source }) => source.retrieval).map(({ source }) => source.id);
        return settled(await imports.check(ids, null, call.by()), call);
      },
    },
    {
      ...{ method: 'get', path: '/imports/:import', scope: 'read', summary: 'How far an import is', answer: importAnswer },
      handle: async (call) => ({ json: importJson(await imports.view(call.params.import ?? '', call.person)) }),
    },
    {
      ...{ method: 'post', path: '/imports/:import/cancel', scope: 'write', summary: 'Stop an import', answer: ANSWERS.done },
      handle: async (call) => {
        await imports.cancel(call.params.import ?? '', call.by());
        return DONE;
      },
    },
  ];

  /** 202 while it goes on; what stopped it is the refusal. */
  async function settled(id: string, { person }: Call): Promise<Answer> {
    const view = await imports.settled(id, PATIENCE, person);
    return { status: view.running ? 202 : 200, json: importJson(view) };
  }
}

type Described = Omit<z.infer<typeof given>, 'text' | 'file' | 'story'>;
type Way = { readonly url: string } | { readonly arrived: ReturnType<typeof arrivedIn> };

function orderOf(
  { confidential, proposed, ...described }: Omit<Described, 'url'> & { readonly url?: unknown },
  way: Way,
): ImportOrder {
  return { input: parseArrivingInput(described), confidential, ...(proposed !== undefined && { proposed }), ...way };
}

function importJson({ id, running, entries }: ImportView): z.infer<typeof importAnswer> {
  return {
    id,
    running,
    entries: entries.map(({ name, state, done, total, source, outcome, message }) => ({
      ...{ name, state, done, total, source, outcome, message },
    })),
  };
}
