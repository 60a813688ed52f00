import { parseArrivingInput, parseSourceInput } from '../documents/source.ts';
import { VerbatimError } from '../errors.ts';
import type { ReadProgress } from '../intake/read-hint.ts';
import type { By, StoriesDesk, Viewer } from './desk.ts';
import { DESK_STREAM, type DeskContext, idFromKey, loadCase, record, requireMay } from './desk-context.ts';
import { fetchSource } from './fetch-source.ts';
import { foundSource, sourceObject } from './found-source.ts';
import { withBeside } from './keep-beside.ts';
import { newSource, readContent } from './read-source.ts';
import { fetchAgain } from './renew-source.ts';
import type { ImportEntry, ImportOrder, ImportsDesk, ImportView, SourcesDesk } from './sources-desk.ts';
import { unfinishedImports } from './unfinished-imports.ts';

/** Imports that are over stay known for an hour, ms, and at most so many. */
const KEPT = Object.freeze({ time: 3_600_000, count: 500 });
/** Sources that one order may name. */
const MOST = 1_000;
/** Least time between two announcements of progress, ms. */
const ANNOUNCE_EVERY = 250;

interface Task {
  entry: ImportEntry;
  readonly run: (signal: AbortSignal, onProgress: ReadProgress) => Promise<Partial<ImportEntry>>;
}

interface Import {
  readonly view: Omit<ImportView, 'entries' | 'running'>;
  readonly startedAt: number;
  readonly tasks: readonly Task[];
  readonly cancel: AbortController;
  finished: Promise<void>;
  running: boolean;
  announcedAt: number;
  /** What stopped the last one that failed: shown with its form. */
  failure: unknown;
}

/** Reads and fetches sources one after the other while pages are answered; each import can be looked at and cancelled. */
export function importSources(
  context: DeskContext,
  attach: SourcesDesk['attach'],
  take: StoriesDesk['takeProposed'],
  announce: (id: string) => void,
): ImportsDesk & { readonly addNow: SourcesDesk['add']; close(): Promise<void> } {
  const imports = new Map<string, Import>();
  const unfinished = unfinishedImports(context.store.secretFile('unfinished-imports'), context.clock);
  let isClosing = false;
  let written: Promise<unknown> = Promise.resolve();
  return { add, addNow, check, view, stopped, settled, cancel, close };

  async function add(orders: readonly ImportOrder[], story: string | null, by: By): Promise<string> {
    requireMay(by, 'edit-story');
    if (story !== null) await loadCase(context, story, by.actor);
    const checked = orders.map((order) => ({ ...order, input: parseArrivingInput(order.input) }));
    return start('add', story, by, (key) =>
      checked.map((order, index) => ({
        entry: { ...waiting(nameOf(order)), typed: typedIn(order) },
        run: (signal, onProgress) =>
          addOne(order, story, { ...by, key: index === 0 ? key : `${key}-${index}` }, signal, onProgress),
      })),
    );
  }

  async function addNow(...[input, text, origin, story, by]: Parameters<SourcesDesk['add']>): Promise<string> {
    const id = await add([{ input: parseSourceInput(input), arrived: { text, origin, retrieval: null } }], story, by);
    const { entries } = await settled(id, null, by.actor);
    return entries[0]?.source ?? '';
  }

  async function check(sources: readonly string[], story: string | null, by: By): Promise<string> {
    requireMay(by, 'edit-story');
    const wanted = await Promise.all(sources.slice(0, MOST).map((id) => foundSource(context, id, by.actor)));
    return start('check', story, by, (key) =>
      wanted.map((source) => ({
        entry: { ...waiting(source.title), source: source.id },
        run: async (signal) => {
          const { outcome } = await fetchAgain(context, source.id, { ...by, key: `${key}-${source.id}` }, signal);
          return { outcome };
        },
      })),
    );
  }

  /** The same form again is the same import. */
  function start(purpose: ImportView['purpose'], story: string | null, by: By, tasksFor: (key: string) => readonly Task[]): string {
    const id = idFromKey(by.key);
    if (imports.has(id)) return id;
    forgetOld();
    const one: Import = {
      view: { id, purpose, story, by: by.actor.id },
      startedAt: context.clock().getTime(),
      tasks: tasksFor(by.key),
      cancel: new AbortController(),
      finished: Promise.resolve(),
      running: true,
      announcedAt: 0,
      failure: null,
    };
    imports.set(id, one);
    one.finished = work(one).then(() => {
      one.running = false;
      announce(id);
    });
    return id;
  }

  /** Written down while it lasts, so that a restart can tell of it: a desk that closes leaves it written. */
  async function work(one: Import): Promise<void> {
    write(() => unfinished.note(viewOf(one)));
    for (const task of one.tasks) {
      if (one.cancel.signal.aborted) task.entry = { ...task.entry, state: 'cancelled' };
      else await attempt(one, task);
      if (one.tasks.length > 1) write(() => unfinished.note(viewOf(one)));
    }
    write(() => unfinished.forget(one.view.id));
  }

  /** At worst a restart does not tell of an import: that stops none. */
  function write(one: () => Promise<void>): void {
    if (!isClosing) written = Promise.allSettled([written, one()]);
  }

  async function attempt(one: Import, task: Task): Promise<void> {
    task.entry = { ...task.entry, state: 'running' };
    tell(one);
    try {
      const result = await task.run(one.cancel.signal, (done, total) => {
        task.entry = { ...task.entry, done, total };
        tell(one);
      });
      task.entry = { ...task.entry, ...result, state: 'done' };
    } catch (error) {
      const state = one.cancel.signal.aborted ? 'cancelled' : 'failed';
      task.entry = { ...task.entry, state, message: error instanceof VerbatimError ? error.message : '' };
      if (state === 'failed') one.failure = error;
    }
  }

  function tell(one: Import): void {
    const now = context.clock().getTime();
    if (now - one.announcedAt < ANNOUNCE_EVERY) return;
    one.announcedAt = now;
    announce(one.view.id);
  }

  async function addOne(
    order: ImportOrder,
    story: string | null,
    by: By,
    signal: AbortSignal,
    onProgress: ReadProgress,
  ): Promise<Partial<ImportEntry>> {
    const arrived = 'url' in order ? await fetchSource(context, order.url, signal).catch(refuseAddress) : order.arrived;
    const read = await withBeside(context, arrived, await readContent(context, arrived, { signal, onProgress }), signal);
    signal.throwIfAborted();
    const added = newSource(context, order.input, read, idFromKey(by.key), by);
    const source = order.confidential ? { ...added, seenBy: [by.actor.id] } : added;
    await record(context, DESK_STREAM, { ...by, version: null }, sourceObject(source.id), [
      { action: 'source-added', object: sourceObject(source.id), payload: { source } },
    ]);
    if (story !== null && order.proposed) await take(story, order.proposed, source.id, { ...by, version: null });
    else if (story !== null) await attach(story, source.id, { ...by, version: null });
    return { source: source.id, name: source.title };
  }

  async function view(id: string, viewer: Viewer): Promise<ImportView> {
    const broken = imports.has(id) ? undefined : (await stopped(viewer)).find((one) => one.id === id);
    return broken ?? viewOf(found(id, viewer));
  }

  function viewOf({ view: seen, tasks, running }: Import): ImportView {
    return { ...seen, running, entries: tasks.map(({ entry }) => entry) };
  }

  async function stopped(viewer: Viewer): Promise<readonly ImportView[]> {
    return (await unfinished.stopped()).filter(({ by }) => by === viewer?.id);
  }

  /** Once it is over, or after `ms`. Throws what stopped the only source of it. */
  async function settled(id: string, ms: number | null, viewer: Viewer): Promise<ImportView> {
    const one = found(id, viewer);
    if (ms === null) await one.finished;
    else await atMost(ms, one.finished);
    const seen = viewOf(one);
    if (!seen.running && one.failure !== null && seen.entries.length === 1) {
      imports.delete(id);
      throw one.failure;
    }
    return seen;
  }

  async function cancel(id: string, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    if ((await stopped(by.actor)).some((one) => one.id === id)) return unfinished.forget(id);
    found(id, by.actor).cancel.abort(new VerbatimError('invalid', 'The import was cancelled.'));
  }

  async function close(): Promise<void> {
    isClosing = true;
    for (const one of imports.values()) one.cancel.abort();
    await written;
  }

  /** Whoever started it sees it: it may hold what others must not see. */
  function found(id: string, viewer: Viewer): Import {
    const one = imports.get(id);
    if (!one || one.view.by !== viewer?.id)
      throw new VerbatimError('not-found', 'This import is over. What it brought is in the library.');
    return one;
  }

  function forgetOld(): void {
    const now = context.clock().getTime();
    for (const [id, one] of imports) {
      if (!one.running && (now - one.startedAt > KEPT.time || imports.size >= KEPT.count)) imports.delete(id);
    }
  }
}

/** A page that is not there is a wrong address, not a missing page of the desk. */
function refuseAddress(error: unknown): never {
  if (!(error instanceof VerbatimError)) throw error;
  const code = error.code === 'forbidden' || error.code === 'too-large' ? error.code : 'invalid';
  throw new VerbatimError(code, error.message, error, { url: error.message });
}

function nameOf(order: ImportOrder): string {
  if (order.input.title) return order.input.title;
  return 'url' in order ? order.url : (order.arrived.text.name ?? '');
}

/** What was typed comes back with its form where it fails. */
function typedIn(order: ImportOrder): NonNullable<ImportEntry['typed']> {
  return { input: order.input, url: 'url' in order ? order.url : null, confidential: order.confidential ?? false };
}

function waiting(name: string): ImportEntry {
  return { name, state: 'waiting', done: 0, total: 0, source: null, outcome: null, message: '', typed: null };
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    }),
  ]);
  clearTimeout(timer);
}
