import { availableParallelism } from 'node:os';
import type { MatchTables } from '../matching/match-engine.ts';
import type { HousePolicy } from '../verdicts/policy.ts';
import type { Repair } from '../verdicts/repairs.ts';
import { createMatchLane, type MatchLane } from './match-lane.ts';
import type { MatchReport, RepairReport } from './match-worker.ts';
import type { MatchItem, MatchSource } from './matcher.ts';

/** Deals the items of jobs out to worker threads, a few at a time, so that a job can be dropped at any moment. */
export interface MatchPool {
  run(job: PoolJob): void;
  /** What is in work is still reported; nothing more is begun. */
  drop(job: number): void;
  /** None where the thread died over them. */
  repair(work: RepairWork): Promise<readonly Repair[]>;
  close(): Promise<void>;
}

export interface PoolJob {
  readonly number: number;
  readonly story: string;
  readonly sources: readonly MatchSource[];
  /** Pairs of the cache key and the item. */
  readonly items: readonly (readonly [string, MatchItem])[];
  readonly date: string | null;
}

export interface RepairWork {
  readonly number: number;
  readonly story: string;
  readonly sources: readonly MatchSource[];
  readonly item: MatchItem;
  readonly date: string | null;
  readonly policy: HousePolicy;
}

/** More threads would each hold the sources again, and leave no processor to answer pages. */
const LANES = Math.min(2, availableParallelism());
/** Items given to a thread at a time, and how many it may have before it: it never waits for the desk, nor works on for long. */
const BATCH = 4;
const AHEAD = 4;
/** Items from which a second thread is worth its own index of the sources. */
const SHARED_FROM = 24;

interface Queue {
  readonly job: PoolJob;
  readonly quotes: (readonly [string, MatchItem])[];
  readonly claims: (readonly [string, MatchItem])[];
}

export function createMatchPool(
  tables: MatchTables,
  report: (report: MatchReport) => void,
  died: (error: unknown) => void,
): MatchPool {
  const lanes: (MatchLane | null)[] = Array.from({ length: LANES }, () => null);
  const inWork = lanes.map(() => 0);
  const queues = new Map<number, Queue>();
  const repairing = new Map<number, (repairs: readonly Repair[]) => void>();

  return { run, drop: (job) => void queues.delete(job), repair, close };

  function run(job: PoolJob): void {
    const isClaim = ([, { item }]: readonly [string, MatchItem]) => item.kind === 'claim' || item.form === 'indirect';
    queues.set(job.number, { job, quotes: job.items.filter((one) => !isClaim(one)), claims: job.items.filter(isClaim) });
    for (const at of lanes.keys()) feed(at);
  }

  function feed(at: number): void {
    while (inWork[at]! <= AHEAD) {
      const taken = take(at);
      if (!taken) return;
      const { number, story, date, sources } = taken.job;
      inWork[at]! += taken.items.length;
      void lane(at).give(sources, { kind: 'items', story, job: number, items: taken.items, date });
    }
  }

  /**
   * The first thread does the claims, whose index of sentences costs ten times that of the quotes, and is not made twice:
   * first of all where another thread has begun on the quotes.
   */
  function take(at: number): { readonly job: PoolJob; readonly items: readonly (readonly [string, MatchItem])[] } | null {
    for (const { job, quotes, claims } of queues.values()) {
      const isShared = job.items.length >= SHARED_FROM && lanes.length > 1;
      if (at > 0 && !isShared) continue;
      const [first, second] = at > 0 ? [quotes, []] : isShared ? [claims, quotes] : [quotes, claims];
      const items = (first.length > 0 ? first : second).splice(0, BATCH);
      if (quotes.length + claims.length === 0) queues.delete(job.number);
      if (items.length > 0) return { job, items };
    }
    return null;
  }

  function repair({ number, sources, ...work }: RepairWork): Promise<readonly Repair[]> {
    return new Promise((resolve) => {
      repairing.set(number, resolve);
      void lane(0).give(sources, { kind: 'repair', job: number, ...work });
    });
  }

  function lane(at: number): MatchLane {
    const known = lanes[at];
    if (known) return known;
    // What a thread that was given up says late is nobody's.
    const isOurs = () => lanes[at] === started;
    const started = createMatchLane(
      tables,
      (found) => isOurs() && receive(at, found),
      (error) => isOurs() && fail(error),
    );
    lanes[at] = started;
    return started;
  }

  function receive(at: number, found: MatchReport | RepairReport): void {
    if ('repairs' in found) {
      repairing.get(found.job)?.(found.repairs);
      repairing.delete(found.job);
      return;
    }
    inWork[at]!--;
    feed(at);
    report(found);
  }

  /** The next job starts other threads. */
  function fail(error: unknown): void {
    void close();
    died(error);
  }

  async function close(): Promise<void> {
    queues.clear();
    inWork.fill(0);
    for (const resolve of repairing.values()) resolve([]);
    repairing.clear();
    const closing = lanes.map((one) => one?.close());
    lanes.fill(null);
    await Promise.all(closing);
  }
}
