import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importChecks } from '../../src/cli/import.ts';
import { pictureFold } from '../../src/desk/picture.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

async function run(...args: string[]) {
  const said = { out: '', warned: '' };
  const io = {
    input: (async function* () {})(),
    write: (text: string) => void (said.out += text),
    warn: (text: string) => void (said.warned += text),
  };
  return { exit: await importChecks(args, io), ...said };
}

test('import command: into the archive, once; bad lines by number; survives the desk’s closing', async (t) => {
  const folder = await tempFolder(t, async () => {});
  const file = join(folder, 'checks.jsonl');
  writeFileSync(file, '{"id":1,"claim":"The dam burst."}\n{oops\n');
  const first = await run(file, '--data', join(folder, 'desk'));
  assert.equal(first.exit, 1);
  assert.match(first.out, /^1 past checks are new/);
  assert.match(first.warned, /checks\.jsonl, line 2: /);
  const again = await run(file, '--data', join(folder, 'desk'));
  assert.equal(again.out, first.out);
  writeFileSync(file, '{"id":1,"claim":"The dam burst."}\n{"id":2,"claim":"It rained."}\n');
  assert.match((await run(file, '--data', join(folder, 'desk'))).out, /^1 past checks are new in the archive, 1 took/);
});

test('import command: while a desk has the folder, and without a file, it says so', async (t) => {
  const folder = await tempFolder(t, async () => store.close());
  const fatal = (error: unknown) => {
    throw error;
  };
  const store = await openLowdbStore({ folder, fold: pictureFold, fatal });
  const file = join(folder, 'checks.jsonl');
  writeFileSync(file, '{"id":1,"claim":"The dam burst."}');
  await assert.rejects(run(file, '--data', folder), { code: 'unavailable' });
  await assert.rejects(run('--data', folder), { code: 'invalid' });
  await assert.rejects(run(join(folder, 'missing'), '--data', folder), { code: 'not-found' });
});
