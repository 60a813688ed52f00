import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { VerbatimError } from '../../src/errors.ts';
import { parseEarlierCheck } from '../../src/matching/earlier-check.ts';
import { createArchive, recallChecks } from '../../src/matching/earlier-checks.ts';

const lines = (file: string) =>
  readFileSync(join(process.cwd(), 'test', 'fixtures', file), 'utf8')
    .trim()
    .split('\n');
const archive = createArchive(lines('archive.jsonl').map((line) => parseEarlierCheck(JSON.parse(line))));

for (const line of lines('recall.txt').slice(1)) {
  const [text = '', expected] = line.split(' => ');
  test(`recall: ${text}`, () => {
    const { matches, none } = recallChecks(archive, { text });
    assert.equal(none ? 'none' : matches[0]?.id, expected);
  });
}

test('recall: the speaker decides between like claims', () => {
  const text = 'The fuel tax brings in many billion crowns a year.';
  assert.equal(recallChecks(archive, { text, speaker: 'Ibra Sall' }).matches[0]?.id, 'tax-2');
  assert.equal(recallChecks(archive, { text, speaker: 'BO HALE' }).matches[0]?.id, 'tax-3');
});

test('recall: the date decides where all else is alike', () => {
  const dated = createArchive(
    ['2015-06-01', '2020-10-02T08:00:00Z', 'unknown'].map((date) => ({ id: date, date, claim: 'The dam at Teluga has burst.' })),
  );
  const text = 'Dam burst in Teluga';
  assert.equal(recallChecks(dated, { text, date: '2020-10-04' }).matches[0]?.id, '2020-10-02T08:00:00Z');
  assert.equal(recallChecks(dated, { text, date: '2015-05-04T12:00:00Z' }).matches[0]?.id, '2015-06-01');
});

/** Invented contests: what was said, the entry that is it, and one that shares as many words. */
const CONTESTS: Readonly<Record<string, readonly [said: string, right: string, wrong: string]>> = {
  'a number that differs speaks against an entry': [
    'The port tax brings 3 crowns',
    'The port tax brings crowns to Teluga',
    'The port tax brings 9 crowns',
  ],
  'words in the same order': ['Sall sued the mayor of Ordo', 'Sall sued the mayor of Ordo', 'The mayor of Ordo sued Sall'],
  'a name counts more than a word': ['They say Velmar paid smugglers', 'Velmar paid porters', 'Somebody paid smugglers'],
  'an entry that is wholly shared before one that says much else': [
    'the harbour bridge will collapse in winter',
    'The harbour bridge will collapse',
    'Bridge engineers warn: harbour cranes, sheds, tracks and roofs may collapse',
  ],
};

for (const [title, [text, right, wrong]] of Object.entries(CONTESTS)) {
  test(`recall: ${title}`, () => {
    const claims = [wrong, right, 'Rain fell all day.', 'Nobody minded the rain.', 'Winter came.', 'Dockers met.'];
    const small = createArchive(claims.map((claim) => ({ id: claim, claim })));
    assert.equal(recallChecks(small, { text }).matches[0]?.id, right);
  });
}

test('recall: a hashtag in lower case is split into words that the archive knows', () => {
  const small = createArchive(['The harbour bridge fell.', 'The harbour was sold.'].map((claim) => ({ id: claim, claim })));
  assert.equal(recallChecks(small, { text: '#bridgefell' }).matches[0]?.id, 'The harbour bridge fell.');
});

test('recall: scores fall and lie in 0 to 1; the very words come first, nearly at 1', () => {
  for (const { check } of archive.entries) {
    const { matches, none } = recallChecks(archive, {
      text: check.claim,
      speaker: check.speaker ?? null,
      date: check.date ?? null,
    });
    assert.equal(matches[0]!.id, check.id);
    assert.equal(none, false);
    assert.ok(matches.every(({ score }, i) => score >= 0 && score <= (matches[i - 1]?.score ?? 1)));
  }
});

test('recall: an empty archive and an empty text have nothing like it', () => {
  assert.deepEqual(recallChecks(createArchive([]), { text: 'Crime doubled.' }), { matches: [], none: true });
  assert.deepEqual(recallChecks(archive, { text: '' }), { matches: [], none: true });
});

test('recall: a broken entry is refused in words', () => {
  assert.throws(
    () => parseEarlierCheck({ id: 'a' }),
    (error) => error instanceof VerbatimError && error.code === 'invalid',
  );
});
