import { VerbatimError } from '../../src/errors.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { SimulatedDisk } from './simulated-disk.ts';
import { rule, save, type Tally, tallyFold } from './tally-fold.ts';

/** What a client knows after a run: which saves were acknowledged, and which were refused for certain. */
export interface ClientLog {
  readonly acknowledged: Set<string>;
  readonly refused: Set<string>;
  readonly blobs: Map<string, Uint8Array>;
  /** The disk did not confirm a write: the process would have ended here. */
  stopped: boolean;
  /** Some refusal came with a stop, so that its save may be on the disk all the same. */
  doubtful: boolean;
}

export const STREAMS = ['desk', 'story/a', 'story/b'] as const;
const FOLDER = '/data';

export function emptyLog(): ClientLog {
  return { acknowledged: new Set(), refused: new Set(), blobs: new Map(), stopped: false, doubtful: false };
}

export function openOn(disk: SimulatedDisk, log: ClientLog, warnings: string[] = []): Promise<Store<Tally>> {
  return openLowdbStore({
    folder: FOLDER,
    fold: tallyFold,
    files: disk.files,
    lock: async () => async () => {},
    warn: (message) => void warnings.push(message),
    fatal: () => void (log.stopped = true),
  });
}

/**
 * Sittings of `rounds` rounds each: in a round, saves to every stream at once and one file. After a stop the next sitting
 * begins as a restarted desk does, and the client sends again what it had no answer to.
 */
export async function work(disk: SimulatedDisk, log: ClientLog, rounds: number): Promise<void> {
  for (const sitting of ['morning', 'noon', 'evening']) {
    const again = log.stopped ? [...log.refused] : [];
    log.stopped = false;
    try {
      const store = await openOn(disk, log);
      await Promise.all(again.map((id) => saveOne(store, log, id)));
      for (let round = 0; round < rounds && !log.stopped; round++) await oneRound(store, log, `${sitting}-${round}`);
      if (!log.stopped) await store.close();
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error; // a start that failed is tried again at the next sitting
    }
  }
}

async function oneRound(store: Store<Tally>, log: ClientLog, round: string): Promise<void> {
  const ids = STREAMS.flatMap((stream) => [1, 2, 3].map((who) => `${stream} ${round}-${who}`));
  await Promise.all([putBlob(store, log, round), ...ids.map((id) => saveOne(store, log, id))]);
}

/** `id` is the stream and the key. */
async function saveOne(store: Store<Tally>, log: ClientLog, id: string): Promise<void> {
  const [stream = '', key = ''] = id.split(' ');
  try {
    await save(store, stream, key, rule(`q-${key}`, 'n'.repeat(100 + 60 * (key.length % 7))));
    log.refused.delete(id);
    log.acknowledged.add(id);
  } catch (error) {
    if (!(error instanceof VerbatimError) || error.code !== 'unavailable') throw error;
    log.refused.add(id);
    log.doubtful ||= log.stopped;
  }
}

async function putBlob(store: Store<Tally>, log: ClientLog, round: string): Promise<void> {
  const bytes = Buffer.from(`the text of ${round} `.repeat(40));
  await store.putBlob(bytes).then(
    (name) => log.blobs.set(name, bytes),
    () => {},
  );
}
