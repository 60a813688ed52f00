import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { backup } from '../../src/cli/backup.ts';
import type { CliIo } from '../../src/cli/cli-io.ts';
import { restore } from '../../src/cli/restore.ts';
import { verify } from '../../src/cli/verify.ts';
import { backupFolder } from '../../src/store/backup-folder.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { verifyFolder } from '../../src/store/verify-folder.ts';
import { rule, save, tallyFold } from './tally-fold.ts';

let root: string;
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'verbatim-backup-'));
});
after(() => rm(root, { recursive: true, force: true }));

const open = (name: string) => openLowdbStore({ folder: join(root, name), fold: tallyFold, warn: () => {} });

test('a restored desk goes on under the same key', async () => {
  const store = await open('keyed');
  await save(store, 'story/a', 'k1', rule('q'));
  const checkpoint = await store.checkpoint();
  await store.close();
  await backupFolder(join(root, 'keyed'), join(root, 'keyed-backup'));
  assert.equal(await restore([join(root, 'keyed-backup'), '--data', join(root, 'keyed-again')], silent()), 0);
  assert.equal((await stat(join(root, 'keyed-again', 'desk.key'))).mode & 0o777, 0o600);
  const known = { knownCheckpoints: [checkpoint] };
  assert.equal((await verifyFolder(join(root, 'keyed-again'), known)).outcome, 'intact');
});

test('one damaged story is restored from the backup and from its own later lines', async () => {
  const store = await open('damaged');
  for (let line = 1; line <= 6; line++) await save(store, 'story/a', `k${line}`, rule('q', line));
  await backupFolder(join(root, 'damaged'), join(root, 'damaged-backup'));
  for (let line = 7; line <= 9; line++) await save(store, 'story/a', `k${line}`, rule('q', line));
  const before = await store.history('story/a');
  const arguments_ = [join(root, 'damaged-backup'), '--data', join(root, 'damaged'), '--stream', 'story/a'];
  await assert.rejects(restore(arguments_, silent()), { code: 'unavailable', message: /in use/ });
  await store.close();

  const path = join(root, 'damaged', 'journal', 'story', 'a.jsonl');
  const bytes = await readFile(path);
  bytes[500] = 0x21;
  await writeFile(path, bytes);
  const damaged = await open('damaged');
  await assert.rejects(damaged.load('story/a'), { code: 'unavailable' });
  await damaged.close();

  const io = silent();
  assert.equal(await restore(arguments_, io), 0);
  assert.match(io.said.join(''), /6 lines of the backup again, and 3 later ones/);
  const repaired = await open('damaged');
  assert.deepEqual(await repaired.history('story/a'), before);
  await repaired.close();
  const [aside = ''] = await readdir(join(root, 'damaged', 'set-aside'));
  assert.deepEqual(await readFile(join(root, 'damaged', 'set-aside', aside)), bytes);
});

test('nothing is overwritten, and no unsound backup is restored', async () => {
  const store = await open('full');
  await save(store, 'story/a', 'k', rule('q'));
  await store.close();
  await backupFolder(join(root, 'full'), join(root, 'full-backup'));
  const again = backup(['--out', join(root, 'full-backup'), '--data', join(root, 'full')], silent());
  await assert.rejects(again, { code: 'conflict' });
  await assert.rejects(restore([join(root, 'full-backup'), '--data', join(root, 'full')], silent()), { code: 'conflict' });
  const path = join(root, 'full-backup', 'journal', 'story', 'a.jsonl');
  await writeFile(path, String(await readFile(path)).replace('"q"', '"r"'));
  await assert.rejects(restore([join(root, 'full-backup'), '--data', join(root, 'fresh')], silent()), { code: 'invalid' });
  await assert.rejects(backupFolder(join(root, 'nowhere'), join(root, 'nothing')), { code: 'not-found' });
});

test('verify tells by its exit status what it found', async () => {
  const store = await open('verified');
  await save(store, 'story/a', 'k1', rule('q'));
  const note = join(root, 'note.txt');
  await writeFile(note, await store.checkpoint());
  await save(store, 'story/a', 'k2', rule('q'));
  await store.close();
  const folder = join(root, 'verified');
  const path = join(folder, 'journal', 'story', 'a.jsonl');
  const whole = await readFile(path);
  const status = async (journal: Uint8Array, ...args: string[]) => {
    await writeFile(path, journal);
    return verify(['--data', folder, ...args], silent());
  };
  assert.equal(await status(whole, '--known-checkpoint', note), 0);
  assert.equal(await status(Buffer.from(String(whole).replace('"k1"', '"k7"')), '--known-checkpoint', note), 1);
  assert.equal(await status(Buffer.concat([whole, Buffer.from('f00')]), '--known-checkpoint', note), 2);
  assert.equal(await status(new Uint8Array(), '--known-checkpoint', note), 3);
  assert.equal(await status(whole.subarray(0, whole.indexOf(10) + 1)), 4);
  assert.equal(await status(whole), 5);
  assert.equal(await verify([join(root, 'nowhere')], silent()), 6);
  const io = silent();
  await verify([folder], io);
  assert.match(io.said.join(''), /UNANCHORED.*does not show.*kept elsewhere/s);
});

function silent(): CliIo & { readonly said: string[] } {
  const said: string[] = [];
  return { input: (async function* () {})(), write: (text) => void said.push(text), warn: (text) => void said.push(text), said };
}
