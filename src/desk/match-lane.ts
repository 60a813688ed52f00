import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { MatchTables } from '../matching/match-engine.ts';
import type { ItemsOrder, MatchOrder, MatchReport, RepairOrder, RepairReport } from './match-worker.ts';
import type { MatchSource } from './matcher.ts';

/** One worker thread, and what it was told so far. */
export interface MatchLane {
  /** Hands over what the thread lacks of the sources, then the work. Work is done in the order given. */
  give(sources: readonly MatchSource[], work: ItemsOrder | RepairOrder): Promise<void>;
  close(): Promise<unknown>;
}

/** Characters handed over before other work of this thread gets its turn. */
const SLICE = 500_000;
/** Characters of the sources that a thread keeps at hand for stories looked at before. */
const HELD = 64_000_000;

/** A story that the thread has at hand: its sources' keys with their lengths. */
type Known = ReadonlyMap<string, number>;

export function createMatchLane(
  tables: MatchTables,
  report: (report: MatchReport | RepairReport) => void,
  died: (error: unknown) => void,
): MatchLane {
  const worker = new Worker(new URL('./match-worker.js', import.meta.url), { workerData: tables });
  worker.unref();
  worker.on('message', report);
  worker.on('error', died);
  const sent = new Set<string>();
  /** The story looked at longest ago first. */
  const stories = new Map<string, Known>();
  let last: Promise<void> = Promise.resolve();

  return { give, close: () => worker.terminate() };

  function give(sources: readonly MatchSource[], work: ItemsOrder | RepairOrder): Promise<void> {
    last = last
      .then(async () => {
        await open(work.story, sources);
        order(work);
      })
      .catch(died);
    return last;
  }

  async function open(story: string, sources: readonly MatchSource[]): Promise<void> {
    const keys = new Map(sources.map((source) => [keyOf(source), source.document.text.length]));
    const before = stories.get(story);
    stories.delete(story);
    stories.set(story, keys);
    if (before && before.size === keys.size && [...keys.keys()].every((key) => before.has(key))) return;
    let length = 0;
    for (const source of sources) {
      if (sent.has(keyOf(source))) continue;
      order({ kind: 'source', key: keyOf(source), source: { id: source.id, document: source.document } });
      sent.add(keyOf(source));
      length += source.document.text.length;
      if (length < SLICE) continue;
      await nextTurn();
      length = 0;
    }
    order({ kind: 'open', story, sources: [...keys.keys()] });
    forgetOthers(story);
  }

  /** Stories looked at longest ago, as far as their sources are too much to hold; and the sources that no story has any more. */
  function forgetOthers(story: string): void {
    const forgotten: string[] = [];
    for (const other of [...stories.keys()]) {
      if (other === story || lengthOf(stories) <= HELD) break;
      stories.delete(other);
      forgotten.push(other);
    }
    const needed = new Set([...stories.values()].flatMap((keys) => [...keys.keys()]));
    const unneeded = [...sent].filter((key) => !needed.has(key));
    for (const key of unneeded) sent.delete(key);
    if (forgotten.length + unneeded.length > 0) order({ kind: 'forget', stories: forgotten, sources: unneeded });
  }

  function order(message: MatchOrder): void {
    worker.postMessage(message);
  }
}

function keyOf(source: MatchSource): string {
  return `${source.id}:${source.fingerprint}`;
}

/** Characters of the stories' sources, each counted once. */
function lengthOf(stories: ReadonlyMap<string, Known>): number {
  const lengths = new Map([...stories.values()].flatMap((keys) => [...keys]));
  return [...lengths.values()].reduce((sum, length) => sum + length, 0);
}
