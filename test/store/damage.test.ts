import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { verifyFolder } from '../../src/store/verify-folder.ts';
import { emptyLog, openOn } from './fault-workload.ts';
import { createSimulatedDisk } from './simulated-disk.ts';
import { rule, save } from './tally-fold.ts';

const JOURNAL = '/data/journal/story/a.jsonl';

describe('a damaged journal', () => {
  let whole: Buffer;
  let lineEnds: number[];

  before(async () => {
    const disk = createSimulatedDisk();
    const store = await openOn(disk, emptyLog());
    for (const key of ['k1', 'k2', 'k3', 'k4']) await save(store, 'story/a', key, rule('q1', `${key}: “as said”`));
    whole = Buffer.from(disk.get(JOURNAL) ?? []);
    lineEnds = [...whole.entries()].filter(([, byte]) => byte === 10).map(([place]) => place + 1);
  });

  test('cut at any byte, it is the lines before the cut, and the rest is set aside', async () => {
    for (let cut = 0; cut <= whole.length; cut++) {
      const { disk, store, warnings } = await openWith(whole.subarray(0, cut));
      const lines = lineEnds.filter((end) => end <= cut);
      assert.equal((await store.history('story/a')).length, lines.length, `cut at ${cut}`);
      const rest = whole.subarray(lines.at(-1) ?? 0, cut);
      const aside = disk.paths().filter((path) => path.startsWith('/data/set-aside/'));
      assert.deepEqual(
        aside.map((path) => disk.get(path)),
        rest.length === 0 ? [] : [rest],
        `cut at ${cut}`,
      );
      assert.equal(warnings.length, aside.length);
      await save(store, 'story/a', 'after', rule('q1'));
      await store.close();
      assert.equal((await verifyFolder('/data', { files: disk.files })).outcome, 'unanchored', `cut at ${cut}`);
    }
  });

  test('with zeros for its end, it is torn too', async () => {
    for (const zeros of [1, 700]) {
      const { store, warnings } = await openWith(Buffer.concat([whole, Buffer.alloc(zeros)]));
      assert.equal((await store.history('story/a')).length, 4);
      assert.match(warnings.join(), /set-aside/);
    }
  });

  test('with zeros in a line that later writes follow, it does not open', async () => {
    const bytes = Buffer.from(whole);
    bytes.fill(0, (lineEnds[1] ?? 0) + 100, (lineEnds[1] ?? 0) + 110);
    const { store } = await openWith(bytes);
    await assert.rejects(store.load('story/a'), { code: 'unavailable', message: /damaged in line 3/ });
  });

  test('with any bit flipped, it is seen, and nothing is written to it', async () => {
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const bytes = Buffer.from(whole);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const disk = createSimulatedDisk();
      disk.put('/data/keys.txt', Buffer.from('x\n'));
      disk.put(JOURNAL, bytes);
      const { outcome, findings } = await verifyFolder('/data', { files: disk.files });
      assert.ok(outcome === 'altered' || outcome === 'torn', `bit ${bit}: ${outcome}`);
      const line = lineEnds.findIndex((end) => bit >> 3 < end) + 1;
      assert.ok(
        findings.every((finding) => (finding.line ?? 0) >= line - 1),
        `bit ${bit}`,
      );
    }
  });

  test('it stops that story alone, says where and how to restore it, and is left as it is', async () => {
    const bytes = Buffer.from(whole);
    bytes[(lineEnds[0] ?? 0) + 90] = 0x58;
    const { disk, store } = await openWith(bytes);
    const stopped = {
      code: 'unavailable',
      message: /story\/a is damaged in line 2 \(byte \d+\).*verbatim restore .*--stream story\/a/,
    };
    await assert.rejects(store.load('story/a'), stopped);
    await assert.rejects(save(store, 'story/a', 'k', rule('q1')), stopped);
    await save(store, 'story/b', 'k', rule('q1'));
    assert.deepEqual(disk.get(JOURNAL), bytes);
  });

  async function openWith(journal: Buffer) {
    const disk = createSimulatedDisk();
    const warnings: string[] = [];
    disk.put('/data/journal/story/a.jsonl', journal);
    const store = await openOn(disk, emptyLog(), warnings);
    warnings.length = 0; // that the key was made
    await store.load('story/a').catch(() => {});
    return { disk, store, warnings };
  }
});

test('a start from the picture and the rest of the journal equals a full replay', async () => {
  const disk = createSimulatedDisk();
  const first = await openOn(disk, emptyLog());
  for (const key of ['k1', 'k2']) await save(first, 'story/a', key, rule(key));
  await first.close();
  const afterTwo = Buffer.from(disk.get('/data/stories/a.json') ?? []);
  const second = await openOn(disk, emptyLog());
  await save(second, 'story/a', 'k3', rule('k3'));
  await second.close();
  disk.put('/data/stories/a.json', afterTwo);
  const partly = await (await openOn(disk, emptyLog())).load('story/a');
  await disk.files.remove('/data/stories/a.json');
  assert.deepEqual(partly, await (await openOn(disk, emptyLog())).load('story/a'));
});

test('a picture that does not agree with the journal is dropped and told', async () => {
  const disk = createSimulatedDisk();
  const first = await openOn(disk, emptyLog());
  for (const key of ['k1', 'k2', 'k3']) await save(first, 'story/a', key, rule('q', key));
  await first.close();
  const picture = String(Buffer.from(disk.get('/data/stories/a.json') ?? []));
  const whole = disk.get(JOURNAL) ?? new Uint8Array();
  const shorter = whole.subarray(0, Buffer.from(whole).lastIndexOf('\n', -2) + 1);
  const cases: readonly (readonly [string, Uint8Array])[] = [
    [picture.replace('"k3"', '"k9"'), whole],
    [picture.slice(0, 40), whole],
    ['', whole],
    ['null', whole],
    [picture, shorter],
  ];
  for (const [stored, journal] of cases) {
    disk.put('/data/stories/a.json', Buffer.from(stored));
    disk.put(JOURNAL, journal);
    const warnings: string[] = [];
    const loaded = await (await openOn(disk, emptyLog(), warnings)).load('story/a');
    assert.deepEqual(loaded?.state.last, { q: journal === whole ? 'k3' : 'k2' });
    assert.equal(warnings.length, 1, stored);
  }
});
