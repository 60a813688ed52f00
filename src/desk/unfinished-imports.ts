import { z } from 'zod';
import { keepDocument } from '../accounts/kept-document.ts';
import { arrivingInputSchema } from '../documents/source.ts';
import type { SecretFile } from '../store/store.ts';
import type { ImportEntry, ImportView } from './sources-desk.ts';

/** Imports that were under way, as far as a restart needs to know them: what was typed, and what had already come through. */
export interface UnfinishedImports {
  /** Remembers an import that is under way; the last word on each counts. */
  note(view: ImportView): Promise<void>;
  forget(id: string): Promise<void>;
  /** Those of desks that ran before this one. */
  stopped(): Promise<readonly ImportView[]>;
}

/** Milliseconds: whoever has not looked after a week has brought it in by other ways. */
const KEPT = 7 * 86_400_000;

const TYPED = z.object({
  input: arrivingInputSchema,
  url: z.string().nullable(),
  confidential: z.boolean(),
});
const UNFINISHED = z.object({
  imports: z.array(
    z.object({
      at: z.number(),
      id: z.string(),
      purpose: z.enum(['add', 'check']),
      story: z.string().nullable(),
      by: z.string(),
      entries: z.array(z.object({ name: z.string(), source: z.string().nullable(), done: z.boolean(), typed: TYPED.nullable() })),
    }),
  ),
});
type Unfinished = z.output<typeof UNFINISHED>;

const NONE: Unfinished = { imports: [] };

export function unfinishedImports(file: SecretFile, clock: () => Date): UnfinishedImports {
  const kept = keepDocument<Unfinished>(whole(file), (value) => UNFINISHED.safeParse(value).data ?? NONE, NONE);
  const ours = new Set<string>();

  return { note, forget, stopped };

  async function note(view: ImportView): Promise<void> {
    ours.add(view.id);
    const { id, purpose, story, by } = view;
    const entries = view.entries.map(({ name, source, state, typed }) => ({ name, source, done: state === 'done', typed }));
    await change((others) => [...others, { at: clock().getTime(), id, purpose, story, by, entries }], id);
  }

  async function forget(id: string): Promise<void> {
    if ((await kept.read()).imports.some((one) => one.id === id)) await change((others) => others, id);
  }

  /** `made` gets those that are neither `id` nor too old. */
  async function change(made: (others: Unfinished['imports']) => Unfinished['imports'], id: string): Promise<void> {
    const oldest = clock().getTime() - KEPT;
    await kept.update(({ imports }) => ({ imports: made(imports.filter((one) => one.id !== id && one.at > oldest)) }));
  }

  async function stopped(): Promise<readonly ImportView[]> {
    const oldest = clock().getTime() - KEPT;
    const { imports } = await kept.read();
    return imports.filter((one) => !ours.has(one.id) && one.at > oldest).map(asStopped);
  }
}

/** A damaged file says nothing, and is written anew: no page waits for what it might have said. */
function whole(file: SecretFile): SecretFile {
  return { read: () => file.read().catch(() => null), write: (value) => file.write(value) };
}

function asStopped({ entries, at: _, ...one }: Unfinished['imports'][number]): ImportView {
  return { ...one, running: false, entries: entries.map(stoppedEntry) };
}

function stoppedEntry({ done, ...known }: Unfinished['imports'][number]['entries'][number]): ImportEntry {
  const state = done ? 'done' : 'stopped';
  return { ...known, state, done: 0, total: 0, outcome: null, message: '' };
}
