import { parentPort } from 'node:worker_threads';
import { createArchive } from '../matching/checks/check-archive.ts';
import type { EarlierCheck } from '../matching/checks/earlier-check.ts';
import { type Recall, type RecallQuery, recallChecks } from '../matching/checks/recall-checks.ts';

/** What the desk tells the worker: what the archive holds now, or what is asked of it. */
export type RecallOrder =
  | { readonly kind: 'change'; readonly put: readonly EarlierCheck[]; readonly removed: readonly string[] }
  | { readonly kind: 'recall'; readonly queries: readonly (readonly [key: string, query: RecallQuery])[] };

/** The answers to one order. */
export type RecallReport = readonly (readonly [key: string, recall: Recall])[];

const archive = createArchive();
const port = parentPort;
if (!port) throw new Error('recall-worker runs only as a worker thread');

port.on('message', (order: RecallOrder) => {
  if (order.kind === 'recall') {
    port.postMessage(order.queries.map(([key, query]) => [key, recallChecks(archive, query)]) satisfies RecallReport);
    return;
  }
  for (const id of order.removed) archive.remove(id);
  for (const check of order.put) archive.put(check);
});
