import { parentPort, workerData } from 'node:worker_threads';
import type { Finding } from '../matching/finding.ts';
import type { LibrarySource } from '../matching/library.ts';
import { createMatchEngine, type MatchTables } from '../matching/match-engine.ts';
import type { MatchItem } from './matcher.ts';

/** What the desk asks of the worker. `items` are pairs of the cache key and the item; `instead` names a job to drop. */
export type MatchOrder =
  | { readonly kind: 'source'; readonly source: LibrarySource }
  | {
      readonly kind: 'match';
      readonly job: number;
      readonly instead: number | null;
      readonly items: readonly (readonly [string, MatchItem])[];
      readonly within: readonly string[];
      readonly date: string | null;
    };

/** One item done: its finding, or why there is none. */
export interface MatchReport {
  readonly job: number;
  readonly key: string;
  readonly finding: Finding | null;
  readonly message: string | null;
}

const engine = createMatchEngine(workerData as MatchTables);
const dropped = new Set<number>();
const port = parentPort;
if (!port) throw new Error('match-worker runs only as a worker thread');

port.on('message', (order: MatchOrder) => {
  if (order.kind === 'source') engine.add(order.source);
  else void match(order);
});

async function match(order: MatchOrder & { kind: 'match' }): Promise<void> {
  if (order.instead !== null) dropped.add(order.instead);
  for (const [key, one] of order.items) {
    if (dropped.has(order.job)) break;
    port?.postMessage({ job: order.job, key, ...attempt(one, order) } satisfies MatchReport);
    // Lets a newer order through between two items, so that it can drop this one.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function attempt({ item, around }: MatchItem, order: MatchOrder & { kind: 'match' }): Pick<MatchReport, 'finding' | 'message'> {
  try {
    return { finding: engine.matchItem(item, { within: order.within, date: order.date, around }), message: null };
  } catch (error) {
    return { finding: null, message: error instanceof Error ? error.message : 'unknown' };
  }
}
