import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { VerbatimError } from '../../../src/errors.ts';
import { createArchive } from '../../../src/matching/checks/check-archive.ts';
import { parseEarlierCheck } from '../../../src/matching/checks/earlier-check.ts';
import { recallChecks } from '../../../src/matching/checks/recall-checks.ts';

const lines = (file: string) =>
  readFileSync(join(process.cwd(), 'test', 'fixtures', file), 'utf8')
    .trim()
    .split('\n');
const checks = lines('archive.jsonl').map((line) => parseEarlierCheck(JSON.parse(line)));
const archive = createArchive(checks);

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

test('recall: who speaks is found by whose words a check is of, not by whom it is about', () => {
  const claims = [
    { id: 'about', speaker: 'Ibra Sall', claim: 'Bo Hale closed the harbour.' },
    { id: 'by', speaker: 'Bo Hale', claim: 'In spring the council closed the harbour and the market of Teluga.' },
    ...['Rain fell all day.', 'Prices fell.', 'A bridge was built.'].map((claim) => ({ id: claim, speaker: 'Jo Rask', claim })),
  ];
  const said = { text: 'He closed our harbour.', speaker: 'HALE' };
  assert.equal(recallChecks(createArchive(claims), said).matches[0]?.id, 'by');
  const unsigned = createArchive(claims.map(({ speaker, ...check }) => check));
  assert.equal(recallChecks(unsigned, said).matches[0]?.id, 'about');
});

test('recall: a word with a hyphen and the same without', () => {
  const claims = ['A truce held in Ordo.', 'A cease-fire held in Ordo.', 'Ships were lost.', 'Emails were lost.'];
  const small = createArchive(claims.map((claim) => ({ id: claim, claim })));
  assert.equal(recallChecks(small, { text: 'The ceasefire held in Ordo.' }).matches[0]?.id, claims[1]);
  for (const hyphen of ['-', '\u2010', '\u2011'])
    assert.equal(recallChecks(small, { text: `They lost e${hyphen}mails.` }).matches[0]?.id, claims[3]);
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
  for (const check of checks) {
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

test('recall: who posted it and when stand apart from what was said, and still count', () => {
  const claims = ['A video shows the harbour on fire.', 'Harbour prices fell in May 2019.', 'Mona Reth sank her boat.', 'Rain.'];
  const small = createArchive(claims.map((claim) => ({ id: claim, claim })));
  const first = (text: string) => recallChecks(small, { text }).matches[0]?.id;
  assert.equal(first('harbourpic.twitter.com/xyz on fire!!https://t.co/a — Someone (@one) May 4, 2019'), claims[0]);
  assert.equal(first('all a bit cheaper there now — Someone (@one) May 4, 2019'), claims[1]);
  assert.equal(first('it was not me — Mona Reth (@mona) March 2, 2020'), claims[2]);
});

test('recall: words all in capitals are no names', () => {
  const claims = ['Velmar paid the smugglers', 'The port paid somebody'];
  const small = createArchive(claims.map((claim) => ({ id: claim, claim })));
  const score = (text: string) => recallChecks(small, { text }).matches[0]!.score;
  assert.ok(score('VELMAR PAID') < score('They say Velmar paid'));
});

test('recall: a check that is put again replaces, one that is removed is gone, and the rest stays as if it had never been', () => {
  const grown = createArchive(checks);
  grown.put({ id: 'new', claim: 'The lighthouse of Ordo was sold to a baker.' });
  const sold = () => recallChecks(grown, { text: 'Ordo lighthouse sold to baker' });
  assert.equal(sold().matches[0]?.id, 'new');
  grown.put({ id: 'new', claim: 'Nobody grows figs.' });
  assert.equal(sold().none, true);
  grown.put({ id: 'new', claim: checks.map(({ claim }) => claim).join(' ') });
  grown.remove('new');
  grown.remove('never there');
  assert.equal(grown.size(), checks.length);
  for (const { claim } of checks) {
    assert.deepEqual(recallChecks(grown, { text: claim }), recallChecks(archive, { text: claim }));
  }
});
