import { parentPort, workerData } from 'node:worker_threads';
import type { Quote } from '../items/item.ts';
import type { Finding, QuoteFinding } from '../matching/finding.ts';
import type { LibrarySource } from '../matching/library.ts';
import { createMatchEngine, type MatchOptions, type MatchTables } from '../matching/match-engine.ts';
import type { HousePolicy } from '../verdicts/policy.ts';
import { type Repair, repairs } from '../verdicts/repairs.ts';
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
    }
  | RepairOrder;

/** Asks for the repairs of one item under a house's rules. */
export interface RepairOrder {
  readonly kind: 'repair';
  readonly job: number;
  readonly item: MatchItem;
  readonly within: readonly string[];
  readonly date: string | null;
  readonly policy: HousePolicy;
}

/** The answer to a `RepairOrder`. */
export interface RepairReport {
  readonly job: number;
  readonly repairs: readonly Repair[];
}

/** One item done: its finding, or why there is none. */
export interface MatchReport {
  readonly job: number;
  readonly key: string;
  readonly finding: Finding | null;
  readonly message: string | null;
}

const tables = workerData as MatchTables;
const engine = createMatchEngine(tables);
const texts = new Map<string, string>();
const dropped = new Set<number>();
const port = parentPort;
if (!port) throw new Error('match-worker runs only as a worker thread');

port.on('message', (order: MatchOrder) => {
  if (order.kind === 'source') add(order.source);
  else if (order.kind === 'repair') port.postMessage({ job: order.job, repairs: repaired(order) } satisfies RepairReport);
  else void match(order);
});

function add(source: LibrarySource): void {
  engine.add(source);
  texts.set(source.id, source.document.text);
}

/** Each repair is matched and classified as the quote was, against the same sources. */
function repaired({ item: { item, around }, within, date, policy }: RepairOrder): readonly Repair[] {
  if (item.kind !== 'quote' || item.form === 'indirect') return [];
  const options: MatchOptions = { within, date, around };
  const finding = engine.matchItem(item, options) as QuoteFinding;
  return repairs({
    quote: item.text,
    finding,
    sourceText: (part) => texts.get(finding.passages[part]?.source ?? '') ?? '',
    policy,
    verify: (text) => engine.matchItem(rewritten(item, text), options) as QuoteFinding,
    speech: tables.speech,
  });
}

/** The same quote in other words, in one piece. */
function rewritten(quote: Quote, text: string): Quote {
  return { ...quote, text, start: 0, end: text.length, segments: [{ start: 0, end: text.length }] };
}

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
