import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { recall } from '../../src/cli/recall.ts';
import { runCommand } from './command-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'recall-'));
after(() => rmSync(folder, { recursive: true }));
const archive = join(process.cwd(), 'test', 'fixtures', 'archive.jsonl');

test('recall command: matches and none, unreadable lines in their place', async () => {
  const input =
    '{"id":"a","text":"#WindTurbines kill 40 million birds"}\n{oops\n{"id":2,"text":"I like soup."}\n{"id":3,"text":4}\n';
  const { exit, answers } = await runCommand(recall, ['--archive', archive], input);
  assert.equal(exit, 0);
  assert.equal((answers[0]!.matches as { id: string }[])[0]!.id, 'wind');
  assert.equal(answers[0]!.none, false);
  assert.deepEqual(answers[1], { error: { code: 'invalid', message: 'The line is not JSON.' } });
  assert.equal(answers[2]!.none, true);
  assert.deepEqual([answers[3]!.id, (answers[3]!.error as { code: string }).code], [3, 'invalid']);
});

test('recall command: a broken entry of the archive is told by its line', async () => {
  const file = join(folder, 'archive.jsonl');
  writeFileSync(file, '{"id":"x"}\n{"id":1,"claim":"The dam burst."}\n{"@type":"ClaimReview","claimReviewed":"Cash is banned."}\n');
  const { answers, warnings } = await runCommand(
    recall,
    ['--archive', file],
    '{"id":"q","text":"Dam burst"}\n{"id":"r","text":"Cash is banned"}',
  );
  assert.match(warnings, /archive\.jsonl, line 1: /);
  assert.equal((answers[0]!.matches as { id: string }[])[0]!.id, '1');
  assert.match((answers[1]!.matches as { id: string }[])[0]!.id, /^claim-/);
});

test('recall command: without a readable archive it cannot run, and says so', async () => {
  for (const args of [[], ['--archive'], ['--archive', join(folder, 'missing')], ['--archive', folder], ['--other']]) {
    const { exit, warnings } = await runCommand(recall, args, '');
    assert.equal(exit, 2);
    assert.match(warnings, /\S/);
  }
});
