import { Worker } from 'node:worker_threads';
import type { EarlierCheck } from '../matching/checks/earlier-check.ts';
import type { Recall, RecallQuery } from '../matching/checks/recall-checks.ts';
import { sha256 } from '../text/canonical.ts';
import type { ShelfChange } from './gather-checks.ts';
import type { RecallOrder, RecallReport } from './recall-worker.ts';

/** Asks the archive in a worker thread and remembers the answers by what was asked. */
export interface Recaller {
  change(change: ShelfChange): void;
  /** What is known now, of the archive as it is or was; what is missing or older is ordered for this story. */
  look(story: string, queries: readonly RecallQuery[]): readonly (Recall | null)[];
  close(): Promise<void>;
}

/** Answers kept in memory. */
const KEPT = 20_000;
/** Checks sent to the worker at a time, so that neither side stands still for long. */
const AT_A_TIME = 2000;

/** `announce` is called with the story that asked, once its answers are there. */
export function createRecaller(announce: (story: string) => void): Recaller {
  const known = new Map<string, { readonly revision: number; readonly recall: Recall | null }>();
  const ordered = new Set<string>();
  const held = new Map<string, EarlierCheck>();
  const asking: string[] = [];
  let revision = 0;
  let worker: Worker | null = null;

  return { change, look, close };

  function change({ put, removed }: ShelfChange): void {
    revision++;
    for (const id of removed) held.delete(id);
    for (const check of put) held.set(check.id, check);
    if (worker) send(put, removed);
  }

  function look(story: string, queries: readonly RecallQuery[]): readonly (Recall | null)[] {
    const keys = queries.map((query) => sha256(JSON.stringify(query)));
    const missing = keys.flatMap((key, at): [string, RecallQuery][] => {
      const isDue = known.get(key)?.revision !== revision && !ordered.has(tag(key, revision));
      return isDue ? [[tag(key, revision), queries[at]!]] : [];
    });
    if (missing.length > 0 && held.size > 0) {
      for (const [key] of missing) ordered.add(key);
      asking.push(story);
      order({ kind: 'recall', queries: missing });
    }
    return keys.map((key) => known.get(key)?.recall ?? null);
  }

  async function close(): Promise<void> {
    await worker?.terminate();
    worker = null;
  }

  function order(message: RecallOrder): void {
    if (!worker) {
      worker = start();
      send([...held.values()], []);
    }
    worker.postMessage(message);
  }

  function send(put: readonly EarlierCheck[], removed: readonly string[]): void {
    worker?.postMessage({ kind: 'change', put: [], removed } satisfies RecallOrder);
    for (let at = 0; at < put.length; at += AT_A_TIME) {
      worker?.postMessage({ kind: 'change', put: put.slice(at, at + AT_A_TIME), removed: [] } satisfies RecallOrder);
    }
  }

  function start(): Worker {
    const started = new Worker(new URL('./recall-worker.js', import.meta.url));
    started.unref();
    started.on('message', (report: RecallReport) => {
      for (const [key, recall] of report) remember(key, recall);
      const story = asking.shift();
      if (story !== undefined) announce(story);
    });
    started.on('error', () => fail(started));
    return started;
  }

  /** The worker died: what it was asked stays unanswered until the archive changes, and the next question starts another. */
  function fail(died: Worker): void {
    if (worker === died) worker = null;
    for (const key of ordered) remember(key, null);
    asking.length = 0;
  }

  function remember(tagged: string, recall: Recall | null): void {
    ordered.delete(tagged);
    const [key = '', of = ''] = tagged.split('@');
    known.delete(key);
    known.set(key, { revision: Number(of), recall });
    if (known.size > KEPT) known.delete(known.keys().next().value as string);
  }
}

function tag(key: string, revision: number): string {
  return `${key}@${revision}`;
}
