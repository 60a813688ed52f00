import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPassageIndex } from '../../src/matching/passage-index.ts';
import { rankPassages } from '../../src/matching/rank-passages.ts';
import { abbreviations } from '../text/abbreviation-table.ts';
import { documentOf, readClaimFixtures } from './claim-fixtures.ts';

const { sources, cases } = readClaimFixtures();
const index = createPassageIndex({ abbreviations });
for (const source of sources) index.add(source);
const texts = new Map(sources.map(({ id, document }) => [id, document.text]));

function firstFive(claim: string, within?: string[]): string[] {
  return rankPassages(index, { text: claim }, 5, within).map(({ source, start, end }) => texts.get(source)!.slice(start, end));
}

for (const { claim, needed } of cases) {
  test(`passages: ${claim}`, () => {
    const found = firstFive(claim);
    for (const words of needed) {
      assert.ok(
        found.some((sentence) => sentence.includes(words)),
        `"${words}" is not in\n${found.join('\n')}`,
      );
    }
  });
}

test('passages: most claims find their sentence first', () => {
  const first = cases.filter(({ claim, needed }) => needed.some((words) => firstFive(claim)[0]?.includes(words)));
  assert.ok(first.length >= 0.85 * cases.length, `${first.length} of ${cases.length}`);
});

test('passages: scores fall and lie in 0 to 1', () => {
  for (const { claim } of cases) {
    const scores = rankPassages(index, { text: claim }, 10).map((sentence) => sentence.score);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.ok(scores.every((score) => score >= 0 && score <= 1));
  }
});

test('passages: only the sources asked for, and none after their removal', () => {
  assert.ok(
    rankPassages(index, { text: 'A steamer is named after Ibra Sall.' }, 9, ['sall']).every(({ source }) => source === 'sall'),
  );
  const own = createPassageIndex({ abbreviations });
  own.add({ id: 'a', document: documentOf('A', ['The tower burned down.']) });
  own.add({ id: 'a', document: documentOf('A', ['The tower was sold.']) });
  assert.equal(own.totals().sentences, 1);
  own.remove('a');
  assert.deepEqual(own.totals(), { sentences: 0, terms: 0 });
  assert.deepEqual(rankPassages(own, { text: 'The tower was sold.' }, 5), []);
});

test('passages: what a page repeats does not crowd out what completes the claim', () => {
  const teaser = 'The mayor opened the harbour bridge.';
  const lines = [teaser, teaser, teaser, teaser, teaser, 'It cost 40 crowns.', 'Rain fell all day.', 'Nobody minded the rain.'];
  const own = createPassageIndex({ abbreviations });
  own.add({ id: 'p', document: documentOf('Page', lines) });
  const found = rankPassages(own, { text: 'The harbour bridge that the mayor opened cost 40 crowns.' }, 3);
  const { text } = documentOf('Page', lines);
  assert.ok(found.some(({ start, end }) => text.slice(start, end) === 'It cost 40 crowns.'));
  assert.equal(found.filter(({ start, end }) => text.slice(start, end) === teaser).length, 2);
});

test('passages: who speaks in a transcript counts as what is said', () => {
  const lines = ['Crime fell by twelve percent.', 'Wages are too low.', 'Crime fell by twelve percent.'];
  const document = documentOf('Debate', lines);
  const starts = [0, document.text.indexOf('Wages'), document.text.lastIndexOf('Crime')];
  const turns = ['Bo Hale', 'Mira Sall', 'Anna Korth'].map((speaker, i) => ({
    speaker,
    start: starts[i]!,
    end: starts[i + 1] ?? document.text.length,
    from: null,
    to: null,
  }));
  const own = createPassageIndex({ abbreviations });
  own.add({ id: 'd', document: { ...document, turns } });
  assert.equal(rankPassages(own, { text: 'Korth said that crime fell.' }, 1)[0]!.start, starts[2]);
  assert.equal(rankPassages(own, { text: 'Crime fell.', speaker: 'KORTH' }, 1)[0]!.start, starts[2]);
  assert.equal(rankPassages(own, { text: 'Crime fell.', speaker: 'Hale' }, 1)[0]!.start, starts[0]);
});

test('passages: furniture is no evidence', () => {
  const document = documentOf('Mill', ['Read more: the mill burned down in 1904.', 'The mill burned down in 1904.']);
  const own = createPassageIndex({ abbreviations });
  own.add({ id: 'm', document: { ...document, furniture: [{ start: 0, end: 40, reason: 'teaser' }] } });
  assert.deepEqual(
    rankPassages(own, { text: 'The mill burned in 1904.' }, 5).map(({ start }) => start),
    [document.text.indexOf('The mill')],
  );
});

test('passages: a claim of stop words or of nothing finds nothing', () => {
  assert.deepEqual(rankPassages(index, { text: 'It was what they had.' }, 5), []);
  assert.deepEqual(rankPassages(index, { text: '' }, 5), []);
});
