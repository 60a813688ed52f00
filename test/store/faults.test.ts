import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyLog, openOn } from './fault-workload.ts';
import { createSimulatedDisk } from './simulated-disk.ts';
import { rule, save } from './tally-fold.ts';

test('on a full disk saves are refused and leave nothing, reading goes on, and saving goes on when there is space', async () => {
  const disk = createSimulatedDisk();
  const store = await openOn(disk, emptyLog());
  await save(store, 'story/a', 'first', rule('q1'));
  disk.setCapacity(disk.paths().reduce((sum, path) => sum + (disk.get(path)?.length ?? 0), 700));
  const saves = Array.from({ length: 6 }, (_, who) =>
    save(store, 'story/a', `full-${who}`, rule('q1', 'x'.repeat(400)), { q1: 1 + who }),
  );
  const refusals = (await Promise.allSettled(saves)).filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  assert.ok(refusals.length > 0);
  assert.ok(refusals.some(({ reason }) => reason.code === 'unavailable' && /disk is full/.test(reason.message)));
  const { seq } = (await store.load('story/a')) ?? { seq: 0 };
  assert.equal(seq, 1 + saves.length - refusals.length);
  disk.setCapacity(Number.POSITIVE_INFINITY);
  await save(store, 'story/a', 'after', rule('q1'), { q1: seq });
  await store.close();
  const reopened = await openOn(disk, emptyLog());
  assert.equal((await reopened.history('story/a')).length, seq + 1);
});

test('a disk that does not confirm a write stops the desk: everyone who waits is told, and nothing is tried again', async () => {
  const disk = createSimulatedDisk();
  const log = emptyLog();
  const store = await openOn(disk, log);
  await save(store, 'story/a', 'k1', rule('q1'));
  disk.failAt('datasync', 1, 'EIO');
  const syncs = disk.counts.datasync;
  await assert.rejects(save(store, 'story/a', 'k2', rule('q1')), { code: 'unavailable' });
  assert.equal(log.stopped, true);
  assert.equal(disk.counts.datasync, syncs + 1);
  for (const stream of ['story/a', 'story/b']) await assert.rejects(save(store, stream, 'k3', rule('q1')), { code: 'unavailable' });
  await assert.rejects(store.putBlob(new Uint8Array(1)), { code: 'unavailable' });
  assert.equal((await store.load('story/a'))?.seq, 1);
});

test('a journal that another program wrote to is not written to', async () => {
  const disk = createSimulatedDisk();
  const store = await openOn(disk, emptyLog());
  await save(store, 'story/a', 'k1', rule('q1'));
  const path = disk.paths().find((name) => name.endsWith('a.jsonl')) ?? '';
  const before = Buffer.concat([disk.get(path) ?? new Uint8Array(), Buffer.from('x')]);
  disk.put(path, before);
  await assert.rejects(save(store, 'story/a', 'k2', rule('q1')), { code: 'unavailable', message: /another program/ });
  assert.deepEqual(disk.get(path), before);
});
