import type { Store } from '../store/store.ts';
import { DESK_STREAM } from './desk-context.ts';
import { importedChecks, type PastCheck, ruledChecks } from './past-check.ts';
import type { Picture } from './picture.ts';

/** All past checks of the desk, kept up with the journal: only the streams that changed are read again. */
export interface CheckShelf {
  all(): Promise<ReadonlyMap<string, PastCheck>>;
  close(): void;
}

/** What `all` found different from the time before. */
export interface ShelfChange {
  readonly put: readonly PastCheck[];
  readonly removed: readonly string[];
}

export function gatherChecks(store: Store<Picture>, changed: (change: ShelfChange) => void): CheckShelf {
  const checks = new Map<string, PastCheck>();
  const ofStory = new Map<string, readonly PastCheck[]>();
  const imported = new Set<string>();
  const stale = new Set<string>();
  let started = false;
  let reading: Promise<void> = Promise.resolve();
  const close = store.subscribe((stream) => stale.add(stream));

  return { all, close };

  async function all(): Promise<ReadonlyMap<string, PastCheck>> {
    reading = reading.catch(() => {}).then(catchUp);
    await reading;
    return checks;
  }

  async function catchUp(): Promise<void> {
    if (!started) for (const stream of [DESK_STREAM, ...(await store.list('story/'))]) stale.add(stream);
    started = true;
    const streams = [...stale];
    const change = { put: [] as PastCheck[], removed: [] as string[] };
    for (const stream of streams) {
      stale.delete(stream);
      try {
        await catchUpWith(stream, change);
      } catch (error) {
        stale.add(stream);
        throw error;
      }
    }
    if (change.put.length + change.removed.length > 0) changed(change);
  }

  async function catchUpWith(stream: string, change: { put: PastCheck[]; removed: string[] }): Promise<void> {
    const state = (await store.load(stream))?.state;
    if (state?.kind === 'case') take(stream, ruledChecks(state), change);
    if (state?.kind !== 'desk') return;
    for (const brought of state.imports) {
      if (imported.has(brought.id)) continue;
      const { checks: found } = importedChecks(brought.id, await store.getBlob(brought.file));
      imported.add(brought.id);
      for (const check of found) put(check, change);
    }
  }

  function take(stream: string, now: readonly PastCheck[], change: { put: PastCheck[]; removed: string[] }): void {
    const before = ofStory.get(stream) ?? [];
    ofStory.set(stream, now);
    const ids = new Set(now.map(({ id }) => id));
    for (const { id } of before) {
      if (ids.has(id)) continue;
      checks.delete(id);
      change.removed.push(id);
    }
    for (const check of now) if (!isSame(checks.get(check.id), check)) put(check, change);
  }

  function put(check: PastCheck, change: { put: PastCheck[] }): void {
    checks.set(check.id, check);
    change.put.push(check);
  }
}

function isSame(before: PastCheck | undefined, after: PastCheck): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after);
}
