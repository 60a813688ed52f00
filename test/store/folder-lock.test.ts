import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { lockFolder } from '../../src/store/folder-lock.ts';

let folder: string;
let lockFile: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-lock-'));
  lockFile = join(folder, 'lock');
});
after(() => rm(folder, { recursive: true, force: true }));

const IN_USE = { code: 'unavailable', message: /in use/ };
const lock = () => lockFolder(folder, lockFile);

test('one holder at a time, under whatever name the folder goes, and the next when it was given back', async () => {
  const release = await lock();
  await assert.rejects(lock(), IN_USE);
  const alias = `${folder}-alias`;
  await symlink(folder, alias);
  await assert.rejects(lockFolder(alias, join(alias, 'lock')), IN_USE);
  await rm(alias);
  await release();
  await (await lock())();
  assert.deepEqual(await readdir(folder), []);
});

test('of many who come at once, one gets it', async () => {
  const results = await Promise.allSettled(Array.from({ length: 20 }, lock));
  const won = results.filter((result) => result.status === 'fulfilled');
  assert.equal(won.length, 1);
  for (const result of won) await result.value();
});

test('a lock file of a process that is gone is taken over, one of a living process is not', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => null);
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null);
  const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  const living = { pid: child.pid, started, boot: boot?.trim() ?? null, host: hostname() };
  await writeFile(lockFile, JSON.stringify(living));
  await assert.rejects(lock(), IN_USE);
  const others = [
    ...(started === null ? [] : [{ ...living, started: '1' }]), // its number belongs to another process now
    ...(boot === null ? [] : [{ ...living, boot: 'an earlier boot of this machine' }]),
    'nonsense',
  ];
  for (const other of others) {
    await writeFile(lockFile, typeof other === 'string' ? other : JSON.stringify(other));
    await (await lock())();
  }
  child.kill();
  await once(child, 'close');
  await writeFile(lockFile, JSON.stringify(living));
  await (await lock())();
  await writeFile(lockFile, JSON.stringify({ ...living, boot: 'of that machine', host: 'another-machine' }));
  await assert.rejects(lock(), IN_USE); // nobody here can tell whether it lives
});
