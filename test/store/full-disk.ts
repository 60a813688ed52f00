import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VerbatimError } from '../../src/errors.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import type { Store } from '../../src/store/store.ts';
import { rule, save, type Tally, tallyFold } from './tally-fold.ts';

export interface FullDiskFigures {
  readonly acknowledged: number;
  readonly refused: number;
  /** Milliseconds from the return of space to the first save. */
  readonly resumedAfter: number;
}

const [MOUNT, UNMOUNT] = ['mount', 'umount'] as const;

/** Fills a small memory disk under a desk. Null where the machine doesn't let us mount one. */
export async function runFullDisk(): Promise<FullDiskFigures | null> {
  const mount = await mkdtemp(join(tmpdir(), 'verbatim-full-'));
  if (spawnSync(MOUNT, ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mount]).status !== 0) {
    await rm(mount, { recursive: true });
    return null;
  }
  try {
    return await fillUp(mount);
  } finally {
    spawnSync(UNMOUNT, [mount]);
    await rm(mount, { recursive: true });
  }
}

async function fillUp(mount: string): Promise<FullDiskFigures> {
  const open = () => openLowdbStore({ folder: join(mount, 'desk'), fold: tallyFold, warn: () => {} });
  const ballast = join(mount, 'ballast');
  await writeFile(ballast, Buffer.alloc(256 * 1024));
  const first = await open();
  const { acknowledged, refused } = await saveMany(first, 'before', 1500);
  assert.ok(refused.length > 0, 'the disk did not fill up');
  assert.equal((await first.history('story/a')).length, acknowledged.length);
  await first.close();
  const second = await open(); // a full disk still opens, for reading
  assert.equal((await second.load('story/a'))?.seq, acknowledged.length);
  assert.equal((await saveMany(second, 'still full', 3)).acknowledged.length, 0);
  await rm(ballast);
  const freed = performance.now();
  await save(second, 'story/a', 'resumed', rule('q'));
  const resumedAfter = Math.round(performance.now() - freed);
  const keys = (await second.history('story/a')).map(({ key }) => key);
  assert.deepEqual(keys, [...acknowledged, 'resumed']);
  await second.close();
  return { acknowledged: acknowledged.length, refused: refused.length, resumedAfter };
}

async function saveMany(store: Store<Tally>, name: string, count: number) {
  const acknowledged: string[] = [];
  const refused: string[] = [];
  for (let turn = 0; turn < count; turn++) {
    const key = `${name}-${turn}`;
    await save(store, 'story/a', key, rule('q', 'n'.repeat(1500))).then(
      () => acknowledged.push(key),
      (error: unknown) => {
        assert.ok(error instanceof VerbatimError && error.code === 'unavailable' && /disk is full/.test(error.message));
        refused.push(key);
      },
    );
  }
  return { acknowledged, refused };
}
