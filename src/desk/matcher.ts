import type { Item } from '../items/item.ts';
import type { Finding } from '../matching/finding.ts';
import type { LibrarySource } from '../matching/index/library.ts';
import type { MatchTables } from '../matching/match-engine.ts';
import { sha256 } from '../text/canonical.ts';
import type { HousePolicy } from '../verdicts/policy.ts';
import type { Repair } from '../verdicts/repairs.ts';
import type { MatchingProgress } from './desk.ts';
import { createMatchPool } from './match-pool.ts';
import type { MatchReport } from './match-worker.ts';

/** Works out findings in worker threads, remembers them by what went in, and says how far it is. */
export interface Matcher {
  /** What is known now; what is missing is ordered, in place of anything ordered for these eyes and this story before. */
  look(task: MatchTask): MatcherView;
  /** The same, once everything is worked out. */
  finish(task: MatchTask): Promise<ReadonlyMap<string, Finding>>;
  /** Begins nothing more for these eyes and this story until `goOn`, or until something else is missing. */
  stop(story: string, viewer: string): void;
  goOn(story: string, viewer: string): void;
  /** The lawful repairs of the task's only item; none where the worker died over them. */
  repair(task: MatchTask, policy: HousePolicy): Promise<readonly Repair[]>;
  close(): Promise<void>;
}

export interface MatchTask {
  readonly story: string;
  /** Whose eyes it is for: two who see different sources each get theirs. "" for nobody in particular. */
  readonly viewer: string;
  readonly items: readonly MatchItem[];
  readonly sources: readonly MatchSource[];
  /** The draft's date. */
  readonly date: string | null;
}

/** An item with the draft's own words in its sentence. */
export interface MatchItem {
  readonly item: Item;
  readonly around: string;
}

/** `fingerprint` changes whenever anything that matching reads in the source does. */
export interface MatchSource extends LibrarySource {
  readonly fingerprint: string;
}

export interface MatcherView {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly progress: MatchingProgress;
}

/** Part of every cache key: raise it when matching itself changes. */
const ALGORITHM = 4;
/** Findings kept in memory. */
const KEPT_FINDINGS = 50_000;
/** Quotes whose repairs are kept in memory. */
const KEPT_REPAIRS = 2_000;
/** Least time between two announcements of progress, ms. */
const ANNOUNCE_EVERY = 250;

const IDLE: MatchingProgress = { status: 'idle', done: 0, total: 0, message: null };

/** In milliseconds: whoever has a page open looks again with every announcement. */
const UNWATCHED = 10_000;

/** In milliseconds: so long a job that a worker's death ended stands as failed, or a page that looks again would kill one after another. */
const FAILED_FOR = 30_000;

interface Job {
  readonly story: string;
  readonly number: number;
  readonly keys: ReadonlySet<string>;
  done: number;
  message: string | null;
  stopped: boolean;
  announcedAt: number;
  lookedAt: number;
}

export function createMatcher(tables: MatchTables, clock: () => Date, announce: (story: string) => void): Matcher {
  const known = new Map<string, Finding>();
  const knownRepairs = new Map<string, readonly Repair[]>();
  const jobs = new Map<string, Job>();
  const waiting = new Set<() => void>();
  const pool = createMatchPool(tables, receive, fail);
  let lastJob = 0;

  return { look, finish, stop, goOn, repair, close };

  function look(task: MatchTask): MatcherView {
    if (task.sources.length === 0) return { findings: new Map(), progress: endedFor(task) };
    const keys = keysOf(task);
    const findings = new Map<string, Finding>();
    const missing = new Map<string, MatchItem>();
    for (const one of task.items) {
      const key = keys.get(one.item.id) as string;
      const finding = known.get(key);
      if (finding) findings.set(one.item.id, finding);
      else missing.set(key, one);
    }
    if (missing.size === 0) return { findings, progress: endedFor(task) };
    return { findings, progress: progressOf(ordered(task, missing), task.items.length) };
  }

  /** Nothing is missing; a job that still runs is for other items of the story. */
  function endedFor(task: MatchTask): MatchingProgress {
    const job = jobs.get(orderOf(task));
    if (job && job.done >= job.keys.size) jobs.delete(orderOf(task));
    return IDLE;
  }

  async function finish(task: MatchTask): Promise<ReadonlyMap<string, Finding>> {
    for (;;) {
      const { findings, progress } = look(task);
      if (progress.status === 'stopped') {
        goOn(task.story, task.viewer);
        continue;
      }
      if (progress.status !== 'running') return findings;
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  }

  function stop(story: string, viewer: string): void {
    const job = jobs.get(orderOf({ story, viewer }));
    if (!job || job.done >= job.keys.size) return;
    pool.drop(job.number);
    job.stopped = true;
    tell(job);
  }

  function goOn(story: string, viewer: string): void {
    const order = orderOf({ story, viewer });
    if (jobs.get(order)?.stopped) jobs.delete(order);
  }

  async function repair(task: MatchTask, policy: HousePolicy): Promise<readonly Repair[]> {
    const [item] = task.items;
    if (!item || task.sources.length === 0) return [];
    const key = sha256(JSON.stringify([keysOf(task).get(item.item.id), policy]));
    const { story, sources, date } = task;
    const found = knownRepairs.get(key) ?? (await pool.repair({ number: ++lastJob, story, sources, item, date, policy }));
    // Every quote that doesn't pass has one at least: none means that the worker died over it.
    if (found.length > 0) keep(knownRepairs, key, found, KEPT_REPAIRS);
    return found;
  }

  async function close(): Promise<void> {
    jobs.clear();
    await pool.close();
  }

  /** A running job that already covers what is missing, whoever ordered it; else a new one in place of the one before. */
  function ordered(task: MatchTask, missing: ReadonlyMap<string, MatchItem>): Job {
    const order = orderOf(task);
    const now = clock().getTime();
    const isOver = (job: Job) => job.done >= job.keys.size && now - job.announcedAt > FAILED_FOR;
    const isOthers = (job: Job) => job.stopped && job !== jobs.get(order);
    const covers = (job: Job) =>
      job.story === task.story && !isOver(job) && !isOthers(job) && [...missing.keys()].every((key) => job.keys.has(key));
    const running = [...jobs.values()].find(covers);
    if (running) {
      running.lookedAt = now;
      return running;
    }
    const job: Job = {
      story: task.story,
      number: ++lastJob,
      keys: new Set(missing.keys()),
      done: 0,
      message: null,
      stopped: false,
      announcedAt: 0,
      lookedAt: now,
    };
    for (const [at, old] of jobs) if (at === order || (old.story === task.story && now - old.lookedAt > UNWATCHED)) drop(at, old);
    jobs.set(order, job);
    const { story, sources, date } = task;
    pool.run({ number: job.number, story, sources, items: [...missing], date });
    return job;
  }

  function drop(order: string, job: Job): void {
    jobs.delete(order);
    pool.drop(job.number);
  }

  function receive(report: MatchReport): void {
    const job = [...jobs.values()].find((one) => one.number === report.job);
    if (report.finding) remember(report.key, report.finding);
    if (!job) return;
    job.done++;
    if (report.message) job.message = report.message;
    tell(job);
  }

  /** A worker died: the jobs say so, and a look some time later begins anew. */
  function fail(error: unknown): void {
    for (const job of jobs.values()) {
      job.message = error instanceof Error ? error.message : 'unknown';
      job.done = job.keys.size;
      tell(job);
    }
  }

  function tell(job: Job): void {
    const now = clock().getTime();
    if (job.done < job.keys.size && !job.stopped && now - job.announcedAt < ANNOUNCE_EVERY) return;
    job.announcedAt = now;
    for (const wake of waiting) wake();
    waiting.clear();
    announce(job.story);
  }

  function remember(key: string, finding: Finding): void {
    keep(known, key, finding, KEPT_FINDINGS);
  }
}

function orderOf({ story, viewer }: Pick<MatchTask, 'story' | 'viewer'>): string {
  return `${story}/${viewer}`;
}

/** The oldest goes where there are more than `most`. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
  kept.set(key, value);
  if (kept.size > most) kept.delete(kept.keys().next().value as string);
}

function progressOf(job: Job, total: number): MatchingProgress {
  const left = job.keys.size - job.done;
  if (job.stopped) return { status: 'stopped', done: total - left, total, message: null };
  if (left <= 0) return { status: 'failed', done: total, total, message: job.message };
  return { status: 'running', done: total - left, total, message: null };
}

/** Item id → hash of everything that its finding depends on. */
function keysOf(task: MatchTask): Map<string, string> {
  const sources = task.sources.map((source) => `${source.id}:${source.fingerprint}`).toSorted();
  const common = sha256(JSON.stringify([ALGORITHM, task.date, sources]));
  return new Map(task.items.map(({ item, around }) => [item.id, sha256(JSON.stringify([common, around, ...readIn(item)]))]));
}

/** What matching reads of an item: of a quote also where the draft interrupts it. */
function readIn(item: Item): unknown[] {
  if (item.kind === 'claim') return [item.kind, item.text];
  return [item.kind, item.text, item.speaker?.name ?? null, item.segments.map((segment) => segment.end - segment.start)];
}
