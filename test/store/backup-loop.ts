import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupFolder } from '../../src/store/backup-folder.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { restoreFolder } from '../../src/store/restore-folder.ts';
import type { Store } from '../../src/store/store.ts';
import { verifyFolder } from '../../src/store/verify-folder.ts';
import { rule, save, type Tally, tallyFold } from './tally-fold.ts';

export interface BackupFigures {
  readonly backups: number;
  readonly acknowledged: number;
  /** Backups in which all streams are as of one moment. */
  readonly oneMoment: number;
}

/**
 * Backs up a desk at work. The desk's line always follows the story's, so that a backup with the second and without the
 * first would be of no moment that there was. Each is restored, and verified against a checkpoint made just before it.
 */
export async function runBackups(backups: number): Promise<BackupFigures> {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-backups-'));
  const store = await openLowdbStore({ folder: join(root, 'desk'), fold: tallyFold, warn: () => {} });
  for (const stream of ['story/a', 'desk']) await save(store, stream, 'first', rule('q'));
  const load = startLoad(store);
  let oneMoment = 0;
  try {
    for (let turn = 0; turn < backups; turn++) oneMoment += Number(await backUpAndRestore(root, store, turn, load.acknowledged()));
  } finally {
    await load.stop();
    await store.close();
    await rm(root, { recursive: true, force: true });
  }
  return { backups, acknowledged: load.acknowledged(), oneMoment };
}

function startLoad(store: Store<Tally>) {
  let running = true;
  let acknowledged = 0;
  const work = (async () => {
    for (let round = 0; running; round++) {
      for (const stream of ['story/a', 'desk']) {
        await save(store, stream, `k${round}`, rule(`q${round % 50}`, round));
        acknowledged++;
      }
    }
  })();
  const stop = () => {
    running = false;
    return work;
  };
  return { acknowledged: () => acknowledged, stop };
}

async function backUpAndRestore(root: string, store: Store<Tally>, turn: number, acknowledged: number): Promise<boolean> {
  const [copy, restored] = [join(root, `backup-${turn}`), join(root, `restored-${turn}`)];
  const text = `text ${turn}`;
  const blob = await store.putBlob(Buffer.from(text));
  const knownCheckpoints = [await store.checkpoint()];
  const { verification, damaged, oneMoment } = await backupFolder(join(root, 'desk'), copy);
  assert.deepEqual([verification.outcome, damaged], ['unanchored', []]);
  await restoreFolder(copy, restored);
  assert.equal((await verifyFolder(restored, { knownCheckpoints, fold: tallyFold })).outcome, 'intact');
  const again = await openLowdbStore({ folder: restored, fold: tallyFold, warn: () => {} });
  const [story, desk] = [await again.history('story/a'), await again.history('desk')];
  assert.equal(String(await again.getBlob(blob)), text);
  await again.close();
  assert.ok(story.length + desk.length >= acknowledged);
  if (oneMoment)
    assert.ok([0, 1].includes(story.length - desk.length), `${story.length} lines of the story, ${desk.length} of the desk`);
  await rm(restored, { recursive: true });
  return oneMoment;
}
