import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SOURCE =
  'Minutes of the council.\n\nMS. QUILL: We counted every boat in the harbour twice before we wrote the figure down. There were 412 boats.\n';

async function folderWithSource(t: Parameters<typeof tempFolder>[0]): Promise<string> {
  const folder = await tempFolder(t);
  await mkdir(join(folder, 'sources', 'inner'), { recursive: true });
  await writeFile(join(folder, 'sources', 'inner', 'minutes.txt'), SOURCE);
  return folder;
}

const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');
const answers = (output: string) =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('extract lists quotes and claims with exact offsets', async (t) => {
  const folder = await tempFolder(t);
  const draft = '“We counted every boat twice,” said Mara Quill.\n\nThere were 412 boats in 2019.\n';
  await writeFile(join(folder, 'draft.txt'), draft);
  const { status, output } = runCommand(['extract', join(folder, 'draft.txt'), '--date', '2026-03-12', '--json']);
  assert.equal(status, 0);
  const read = JSON.parse(output);
  assert.equal(read.text.length, draft.length);
  assert.equal(read.quotes[0].text, 'We counted every boat twice,');
  assert.equal(read.quotes[0].speaker.name, 'Mara Quill');
  assert.equal(draft.slice(read.quotes[0].start, read.quotes[0].end), read.quotes[0].text);
  const claim = read.claims.find((one: { text: string }) => one.text.includes('412'));
  const fact = claim.facts.find((one: { type: string }) => one.type === 'quantity');
  assert.equal(draft.slice(fact.start, fact.end), fact.text);
  assert.equal(fact.value.low, 412);
});

test('match answers each line, names the source as it lies in the folder, and goes on after a bad line', async (t) => {
  const folder = await folderWithSource(t);
  const input = lines(
    {
      id: 'a',
      kind: 'quote',
      text: 'We counted every boat in the harbour twice before we wrote the figure down.',
      speaker: 'Mara Quill',
    },
    '{not json',
    { id: 'b', kind: 'nonsense', text: 'x' },
    { id: 'c', kind: 'claim', text: 'There were 415 boats in the harbour.' },
    { id: 'd', kind: 'quote', text: 'Nobody in the valley could have dreamt of a machine that sings opera at night.' },
  );
  const { status, output } = runCommand(['match', '--sources', join(folder, 'sources')], input);
  assert.equal(status, 0);
  const [a, broken, b, c, d] = answers(output);
  assert.equal(a.finding.fidelity, 'verbatim');
  assert.equal(a.finding.attribution, 'speaker-agrees');
  const [passage] = a.finding.passages;
  assert.equal(passage.source, join('inner', 'minutes.txt'));
  assert.match(SOURCE.slice(passage.start, passage.end), /^We counted .* down\.?$/);
  assert.equal(broken.error.code, 'invalid');
  assert.deepEqual([b.id, b.error.code], ['b', 'invalid']);
  assert.equal(c.finding.relation, 'conflicts');
  assert.equal(c.finding.facts.find((fact: { type: string }) => fact.type === 'quantity').outcome, 'conflict');
  assert.equal(d.finding.fidelity, 'not-found');
});

test('match looks only into the sources that a line names', async (t) => {
  const folder = await folderWithSource(t);
  await writeFile(
    join(folder, 'sources', 'other.txt'),
    'Nothing of the kind stands here, only a list of garden tools and their prices.',
  );
  const text = 'We counted every boat in the harbour twice before we wrote the figure down.';
  const { output } = runCommand(
    ['match', '--sources', join(folder, 'sources')],
    lines({ id: 1, kind: 'quote', text, within: ['other.txt'] }),
  );
  assert.equal(answers(output)[0].finding.fidelity, 'not-found');
});

test('check numbers quotes and claims together, in the draft’s order', async (t) => {
  const folder = await folderWithSource(t);
  const draft = 'The town has 40 boats. “We counted every boat,” said Mara Quill. The fleet grew by 12 in 2020.';
  await writeFile(join(folder, 'draft.txt'), draft);
  const { output } = runCommand(['check', join(folder, 'draft.txt'), '--sources', join(folder, 'sources')]);
  const numbers = Array.from(output.matchAll(/^(\d+)\. (Quote|Claim)/gm), (found) => Number(found[1]));
  assert.ok(numbers.length >= 3);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  );
});

test('check exits 0 for a clean draft, 1 for findings, 2 when it can’t run', async (t) => {
  const folder = await folderWithSource(t);
  const check = async (draft: string, ...more: string[]) => {
    await writeFile(join(folder, 'draft.txt'), draft);
    return runCommand(['check', join(folder, 'draft.txt'), '--sources', join(folder, 'sources'), ...more]);
  };
  const clean = await check('“We counted every boat in the harbour twice,” said Mara Quill.');
  assert.equal(clean.status, 0, clean.output + clean.complaint);
  const altered = await check('“We counted every ship in the harbour twice,” said Mara Quill.', '--format', 'json');
  assert.equal(altered.status, 1);
  assert.equal(JSON.parse(altered.output).items[0].finding.fidelity, 'substitution');
  assert.match((await check('“We counted every ship,” said Mara Quill.', '--format', 'html')).output, /^<!doctype html>/);
  assert.equal(runCommand(['check', join(folder, 'absent.txt'), '--sources', join(folder, 'sources')]).status, 2);
  assert.equal((await check('x', '--policy', 'absent')).status, 2);
});

test('an unknown command and a wrong option say so without a stack trace', () => {
  for (const args of [['nonsense'], ['extract', '--nonsense'], ['match']]) {
    const { status, complaint } = runCommand(args);
    assert.equal(status, 2);
    assert.doesNotMatch(complaint, /\n\s+at /);
    assert.ok(complaint.length > 10);
  }
});
