import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { parseCheckpoint, signedBy } from '../../src/store/checkpoint.ts';
import { EVIDENCE_FILES, readEvidence } from '../../src/store/evidence-archive.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { verifyEvidence } from '../../src/store/verify-evidence.ts';
import { verifyFolder } from '../../src/store/verify-folder.ts';
import { emptyLog, openOn } from './fault-workload.ts';
import { createSimulatedDisk } from './simulated-disk.ts';
import { rule, save, tallyFold } from './tally-fold.ts';
import { JOURNAL, signedCase } from './tamper-campaign.ts';

test('what is sound is intact with a checkpoint, unanchored without, and never passed without a word on what is not shown', async () => {
  const { disk, checkpoint } = await signedCase();
  const anchored = await verifyFolder('/data', { files: disk.files, knownCheckpoints: [checkpoint], fold: tallyFold });
  assert.deepEqual([anchored.outcome, anchored.findings, anchored.lines], ['intact', [], { 'story/a': 62 }]);
  const alone = await verifyFolder('/data', { files: disk.files });
  assert.equal(alone.outcome, 'unanchored');
  assert.match(alone.limits.join(), /kept elsewhere/);
  const store = await openOn(disk, emptyLog());
  await save(store, 'story/a', 'later', rule('q'));
  await save(store, 'story/b', 'later', rule('q'));
  const later = await verifyFolder('/data', { files: disk.files, knownCheckpoints: [checkpoint] });
  assert.equal(later.outcome, 'intact');
  assert.match(later.limits.join(), /story\/a 63–63, story\/b 1–1/);
});

test('a record signed anew with another key contradicts, and so does a checkpoint that was touched', async () => {
  const { disk, checkpoint } = await signedCase();
  const other = await signedCase();
  const keys = Buffer.from(disk.get('/data/keys.txt') ?? []);
  const outcomeOf = async (note: string) => (await verifyFolder('/data', { files: disk.files, knownCheckpoints: [note] })).outcome;
  assert.equal(await outcomeOf(other.checkpoint), 'contradicts');
  assert.equal(await outcomeOf(checkpoint.replace(' 62 ', ' 61 ')).catch(({ code }) => code), 'invalid');
  const signature = checkpoint.lastIndexOf('— ');
  assert.equal(
    await outcomeOf(checkpoint.slice(0, signature) + other.checkpoint.slice(other.checkpoint.lastIndexOf('— '))),
    'contradicts',
  );
  disk.put('/data/keys.txt', Buffer.from(other.disk.get('/data/keys.txt') ?? []));
  assert.equal(await outcomeOf(checkpoint), 'contradicts');
  disk.put('/data/keys.txt', keys);
  assert.equal(await outcomeOf(checkpoint), 'intact');
});

test('a story that is gone, a picture of other lines and a changed file are told', async () => {
  const { disk, checkpoint } = await signedCase();
  const store = await openOn(disk, emptyLog());
  const blob = await store.putBlob(Buffer.from('the minister’s speech'));
  await save(store, 'desk', 'k', rule('person'));
  await save(store, 'story/a', 'last', rule('q', { blob }));
  await store.close();
  const journal = Uint8Array.from(disk.get(JOURNAL) ?? []);
  const verify = (options = {}) => verifyFolder('/data', { files: disk.files, ...options });
  assert.equal((await verify({ fold: tallyFold })).outcome, 'unanchored');

  const other = { ...tallyFold, apply: (state: { count: number; last: object }) => ({ ...state, count: state.count + 2 }) };
  assert.equal((await verify({ fold: other })).outcome, 'picture-differs');
  const shorter = journal.subarray(0, Buffer.from(journal).lastIndexOf('\n', -2) + 1);
  disk.put(JOURNAL, shorter);
  assert.equal((await verify()).outcome, 'picture-differs');
  disk.put(JOURNAL, Buffer.concat([journal, Buffer.from('0123')]));
  assert.equal((await verify()).outcome, 'torn');
  await disk.files.remove(JOURNAL);
  assert.equal((await verify()).outcome, 'picture-differs');
  assert.equal((await verify({ knownCheckpoints: [checkpoint] })).outcome, 'contradicts');
  disk.put(JOURNAL, journal);

  const path = disk.paths().find((name) => name.endsWith(blob)) ?? '';
  disk.put(path, Buffer.from('another speech'));
  assert.equal((await verify()).outcome, 'altered');
  await disk.files.remove(path);
  const blobsOf = ({ payload }: { payload: unknown }) =>
    payload instanceof Object && 'blob' in payload ? [String(payload.blob)] : [];
  assert.equal((await verify()).outcome, 'unanchored');
  assert.equal((await verify({ blobsOf })).outcome, 'altered');
});

test('the evidence of an export is checked without the folder', async () => {
  const disk = createSimulatedDisk();
  const store = await openOn(disk, emptyLog());
  for (const key of ['k1', 'k2', 'k3']) await save(store, 'story/a', key, rule('q', key));
  const known = await store.checkpoint('story/a');
  await save(store, 'story/a', 'k4', rule('q'));
  const evidence = await store.evidence('story/a');
  assert.ok(signedBy(parseCheckpoint(evidence.checkpoint), evidence.verifierKey));
  assert.equal(verifyEvidence(evidence).outcome, 'unanchored');
  assert.equal(verifyEvidence(evidence, [known]).outcome, 'intact');
  const dossier = zipSync({
    [`proof/${EVIDENCE_FILES.journal}`]: evidence.journal,
    [`proof/${EVIDENCE_FILES.checkpoint}`]: Buffer.from(evidence.checkpoint),
    [`proof/${EVIDENCE_FILES.verifierKey}`]: Buffer.from(evidence.verifierKey),
    'report.html': Buffer.from('<p>report</p>'),
  });
  assert.equal(verifyEvidence(readEvidence(dossier), [known]).outcome, 'intact');
  assert.throws(() => readEvidence(zipSync({ 'report.html': new Uint8Array(1) })), { code: 'invalid' });
  assert.throws(() => readEvidence(Buffer.from('no zip')), { code: 'invalid' });
  const altered = Buffer.from(String(Buffer.from(evidence.journal)).replace('"k2"', '"k9"'));
  assert.equal(verifyEvidence({ ...evidence, journal: altered }, [known]).outcome, 'altered');
  const cut = evidence.journal.subarray(0, Buffer.from(evidence.journal).lastIndexOf('\n', -2) + 1);
  assert.equal(verifyEvidence({ ...evidence, journal: cut }).outcome, 'contradicts');
  await assert.rejects(store.evidence('story/none'), { code: 'not-found' });
});

test('checkpoints go to a folder elsewhere as the desk works, and vouch for what was written until then', async () => {
  const disk = createSimulatedDisk();
  const open = (folder: string) =>
    openLowdbStore({
      ...{ folder: '/data', fold: tallyFold, files: disk.files },
      lock: async () => async () => {},
      checkpointFolder: folder,
    });
  const store = await open('/elsewhere');
  for (let line = 1; line <= 150; line++) await save(store, line % 3 === 0 ? 'story/b' : 'story/a', `k${line}`, rule('q', line));
  await store.close();
  const notes = disk.paths().filter((path) => path.startsWith('/elsewhere/'));
  assert.deepEqual(
    notes.map((path) => path.replace(/.*-story/, 'story')),
    ['story-a-100.txt', 'story-a-67.txt', 'story-b-33.txt', 'story-b-50.txt'],
  );
  const knownCheckpoints = notes.map((path) => String(Buffer.from(disk.get(path) ?? [])));
  assert.equal((await verifyFolder('/data', { files: disk.files, knownCheckpoints })).outcome, 'intact');
  await disk.files.remove('/data/journal/story/b.jsonl');
  assert.equal((await verifyFolder('/data', { files: disk.files, knownCheckpoints })).outcome, 'contradicts');
});
