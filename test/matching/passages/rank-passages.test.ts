import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RankedSentence } from '../../../src/matching/passages/choose-passages.ts';
import { createPassageIndex } from '../../../src/matching/passages/passage-index.ts';
import { rankPassages } from '../../../src/matching/passages/rank-passages.ts';
import { abbreviations } from '../../text/abbreviation-table.ts';
import { documentOf, readClaimFixtures } from '../claim-fixtures.ts';

const { sources, cases } = readClaimFixtures();
const index = createPassageIndex({ abbreviations, wordings: [] });
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
  const own = createPassageIndex({ abbreviations, wordings: [] });
  own.add({ id: 'a', document: documentOf('A', ['The tower burned down.']) });
  own.add({ id: 'a', document: documentOf('A', ['The tower was sold.']) });
  assert.equal(own.totals().sentences, 1);
  own.remove('a');
  assert.deepEqual(own.totals(), { sentences: 0, terms: 0 });
  assert.deepEqual(rankPassages(own, { text: 'The tower was sold.' }, 5), []);
});

/** Invented contests: for the claim, the line marked > comes before the line marked <. */
const CONTESTS: Readonly<Record<string, readonly [claim: string, ...lines: string[]]>> = {
  'a sentence that points back to the subject': [
    'The Karsund viaduct is 412 metres long.',
    '< The pier is 412 metres long.',
    'Rain fell all day.',
    'The Karsund viaduct opened early.',
    '> It is 412 metres long and painted green all over by hand.',
  ],
  'a sentence under the heading of the subject': [
    'The Karsund viaduct is 412 metres long.',
    'Pier',
    '< The pier is 412 metres long.',
    'Karsund viaduct',
    'Rain fell all day.',
    'Nobody minded the rain.',
    '> In summer it is 412 metres long.',
  ],
  'words that stand together': [
    'A red bridge crosses the old harbour.',
    '< The old bridge crosses the red harbour.',
    'Rain fell all day.',
    '> The red bridge crosses the old harbour.',
  ],
  'a sentence before a heading': [
    'The fall of the Ordo bridge was sudden.',
    'Fall of the Ordo bridge',
    '> Nobody saw the sudden fall of the Ordo bridge.',
    '< Fall of the sudden Ordo bridge',
  ],
  'what completes the claim before what says the same again': [
    'The mayor opened the harbour bridge in May, which cost a fortune.',
    'The mayor opened the harbour bridge.',
    '< The mayor opened the harbour bridge.',
    'Rain fell all day.',
    '> It cost money, a fortune.',
    'Nobody minded the rain.',
  ],
  'what completes the claim before what says nearly the same': [
    'Mayor Rask opened the bridge, which cost a fortune.',
    'Mayor Rask opened the bridge.',
    'Rain fell all day.',
    '< The bridge that Rask opened.',
    '> It cost something of a fortune.',
    'A fortune was lost elsewhere.',
  ],
  'what completes the claim before its teaser, cut off': [
    'Mayor Rask opened the new harbour bridge on a wet Sunday and paid the masons.',
    'Mayor Rask opened the new harbour bridge on a wet Sunday in Teluga.',
    '< Mayor Rask opened the new harbour bridge on a wet Sunday in …',
    'Rain fell all day.',
    '> The masons of Teluga got their pay.',
    'Nobody minded the rain.',
  ],
  'the long sentence that says it before entries of a menu': [
    'Karsund College moved into its third building after the flood.',
    '< Karsund College',
    'The porter kept the keys to all the rooms for years and said that nobody had ever asked him for one of them.',
    '> It was only after the great flood of that winter, when most of what stood by the river was lost, that the teachers and their pupils left for good and that another building, already the third one, was found for the college on a hill behind the town.',
    'Building regulations',
    'Flood maps',
    'Karsund shops',
  ],
  'a long list of names, for the one that only it names': [
    'Bo Hale read poems at the Karsund fair.',
    'The fair was opened with poems in May.',
    'Rain fell all day.',
    'Nobody minded the rain.',
    '< They read on and on by bad light until late, and the moon rose over the hill and the town beyond the dark wet woods.',
    'Rain fell all day.',
    'Nobody minded the rain.',
    `> Ann Korth, Ivo Sand, Mira Sall, Tom Brun, Lia Rask, Jon Vey, Kai Holm, Una Fell, Per Dahl, Eva Lund, Pia Orm, Ole Vind, Siv Aas,
     Jan Bekk, Tor Dal, Liv Eng, Nils Foss, Kari Grov, Odd Haug, Al Hale.`.replaceAll(/\n\s+/g, ' '),
    'Nobody minded the rain.',
  ],
  'other words for the same': [
    'Ada Moll was married in Karsund.',
    'Karsund was her home.',
    'Rain fell all day.',
    'Nobody minded the rain.',
    '> Moll at twenty wed a miller who was no poet.',
    'Rain fell all day.',
    'Nobody minded the rain.',
    '< Moll had a garden.',
  ],
  'the line that dates the page, where the sentence says “Monday”': [
    'In 2019 the council of Ordo sold the old mill to Bo Hale.',
    'A page about Ordo',
    '> 12 June 2019, 10:54',
    'Rain fell all day.',
    'The council of Ordo sold the old mill on Monday.',
    'Rain fell all day.',
    'Nobody minded the rain.',
    '< Bo is tall.',
  ],
  'no line that dates another page': [
    'In 2016 the council of Ordo sold the old mill.',
    'A page about Ordo',
    '< 12 June 2019, council of Ordo',
    'Rain fell all day.',
    'The council of Ordo sold the old mill in 2016.',
    '> The council had nine members.',
    'Nobody minded the rain.',
  ],
  'what stands beside the best sentence': [
    'A mason from Teluga built the third hall of Karsund College.',
    '< The mason had a dog.',
    'Rain fell all day.',
    'Nobody minded the rain.',
    'Karsund College built a third hall in May.',
    'Rain fell all day.',
    '> The mason had a cat.',
    'Nobody minded the rain.',
  ],
  'the lead that fills its headline out': [
    'Karsund College moved into a third hall by the river, at great cost.',
    'Karsund College moves into third hall by the river',
    'Rain fell all day.',
    'Nobody minded the rain.',
    'Rain fell all day.',
    '> On a wet Sunday the third hall was ready, which stands where the river bends and for which the town of Ordo had paid, and so the teachers of the college in Karsund moved.',
    'Rain fell all day.',
    'Nobody minded the rain.',
    '< It cost them their sleep.',
  ],
  'where somebody was born, for the years of a life': [
    'Ada Moll (12 May 1921 – 1988) was a painter from Ordo.',
    'Ada Moll, painter from Ordo, 1921, 1988.',
    'Rain fell all day.',
    '< Moll was no friend of Bo Hale.',
    '> In the town of Teluga, where Moll was born, they know the house.',
    'Nobody minded the rain.',
  ],
  'who “she” is, in the sentence before the best one': [
    'The Karsund viaduct won the state prize.',
    '< A state prize went to a baker.',
    'Rain fell all day.',
    '> Ada Moll came from Ordo.',
    'Her Karsund viaduct won the state prize.',
    'Nobody minded the rain.',
  ],
};

for (const [title, [claim, ...marked]] of Object.entries(CONTESTS)) {
  test(`passages: ${title}`, () => {
    const document = documentOf(
      'Page',
      marked.map((line) => line.replace(/^[<>] /, '')),
    );
    const own = createPassageIndex({ abbreviations, wordings: [['marry', 'married', 'wed']] });
    own.add({ id: 'p', document });
    const order = rankPassages(own, { text: claim }, 9).map(({ start }) => document.text.slice(0, start).split('\n\n').length - 1);
    const place = (mark: string) => order.indexOf(marked.findIndex((line) => line.startsWith(mark)));
    assert.ok(place('>') >= 0 && (place('<') < 0 || place('>') < place('<')), order.map((i) => marked[i]).join('\n'));
  });
}

test('passages: the source that knows the subject comes first', () => {
  const own = createPassageIndex({ abbreviations, wordings: [] });
  const filler = ['Rain fell all day.', 'Nobody minded the rain.'];
  own.add({ id: 'a', document: documentOf('A', ['The mill was old.', ...filler, 'It fell in 1931.']) });
  own.add({ id: 'b', document: documentOf('B', ['The Ordo bridge was old.', ...filler, 'It fell in 1931.']) });
  const fell = rankPassages(own, { text: 'The Ordo bridge fell in 1931.' }, 9).filter(({ start }) => start > 60);
  assert.equal(fell[0]!.source, 'b');
});

test('passages: within a source words are as rare as they are there', () => {
  const own = createPassageIndex({ abbreviations, wordings: [] });
  const bridge = ['old', 'wide', 'long', 'high', 'low', 'narrow'].map((word) => `The bridge is ${word}.`);
  own.add({ id: 'bridge', document: documentOf('Page', [...bridge, 'The rail is green.']) });
  own.add({ id: 'rest', document: documentOf('Rest', Array(60).fill('A green hill.')) });
  const [first] = rankPassages(own, { text: 'A bridge was green.' }, 1, ['bridge']);
  assert.equal(first!.start, own.shards.get('bridge')!.document.text.indexOf('The rail'));
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
  const own = createPassageIndex({ abbreviations, wordings: [] });
  own.add({ id: 'd', document: { ...document, turns } });
  assert.equal(rankPassages(own, { text: 'Korth said that crime fell.' }, 1)[0]!.start, starts[2]);
  assert.equal(rankPassages(own, { text: 'Crime fell.', speaker: 'KORTH' }, 1)[0]!.start, starts[2]);
  assert.equal(rankPassages(own, { text: 'Crime fell.', speaker: 'Hale' }, 1)[0]!.start, starts[0]);
});

test('passages: a name that no source has may be what is wrong, and counts less against the matter', () => {
  const [{ matter, share }] = rankPassages(index, { text: 'The unions called a strike in Quellmark.' }, 1) as [RankedSentence];
  assert.ok(matter > share, `${matter} of ${share}`);
  const [other] = rankPassages(index, { text: 'The unions of Quellmark, Berta Lindqvist and Otto Brandvold sailed.' }, 1);
  assert.ok(other!.matter < 0.5, `${other!.matter}`);
});

test('passages: furniture is no evidence', () => {
  const document = documentOf('Mill', ['Read more: the mill burned down in 1904.', 'The mill burned down in 1904.']);
  const own = createPassageIndex({ abbreviations, wordings: [] });
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
