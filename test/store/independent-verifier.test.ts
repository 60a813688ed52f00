import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { emptyLog, openOn } from './fault-workload.ts';
import { createSimulatedDisk } from './simulated-disk.ts';
import { rule, save } from './tally-fold.ts';

const PROJECT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

test('the verifier printed in SAFETY.md, of under 60 lines, accepts what we export and sees what was done to it', async () => {
  const [, program = ''] = /```js\n(.*?)```/s.exec(await readFile(join(PROJECT, 'SAFETY.md'), 'utf8')) ?? [];
  assert.ok(program.split('\n').length < 60);
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-verifier-'));
  await writeFile(join(folder, 'verify.mjs'), program);
  const store = await openOn(createSimulatedDisk(), emptyLog());
  for (let line = 1; line <= 11; line++) await save(store, 'story/a', `k${line}`, rule('q', `“${line}”`));
  const known = await store.checkpoint('story/a');
  for (let line = 12; line <= 13; line++) await save(store, 'story/a', `k${line}`, rule('q', line));
  const { journal, checkpoint, verifierKey } = await store.evidence('story/a');
  const other = await (await openOtherDesk()).checkpoint('story/a');
  const lines = String(Buffer.from(journal));

  const run = async (evidence: { journal?: string; checkpoint?: string; known?: string }): Promise<string> => {
    const contents = [evidence.journal ?? lines, evidence.checkpoint ?? checkpoint, verifierKey, evidence.known ?? known];
    const names = ['journal.jsonl', 'checkpoint.txt', 'verifier-key.txt', 'known.txt'].map((name) => join(folder, name));
    for (const [place, name] of names.entries()) await writeFile(name, contents[place] ?? '');
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), ...names], { encoding: 'utf8' });
    return `${status} ${stdout}${stderr}`;
  };
  assert.match(await run({}), /^0 story\/a: the first 13 of 13 lines.*first 11 of 13/s);
  assert.match(await run({ journal: lines.replace('"k3"', '"k4"') }), /^1 FAILED: line 3 was altered/);
  assert.match(await run({ journal: lines.split('\n').toSpliced(4, 1).join('\n') }), /^1 FAILED: line 6 does not follow/);
  assert.match(await run({ journal: lines.split('\n').slice(0, 9).join('\n') }), /^1 FAILED: not the 13 lines/);
  assert.match(await run({ checkpoint: checkpoint.replace('\n13\n', '\n12\n') }), /^1 FAILED: the signature is wrong/);
  assert.match(await run({ known: other }), /^1 FAILED: signed by/);
  await rm(folder, { recursive: true });
});

async function openOtherDesk() {
  const store = await openOn(createSimulatedDisk(), emptyLog());
  await save(store, 'story/a', 'k1', rule('q'));
  return store;
}
