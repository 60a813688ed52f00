import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankSentences } from '../../src/items/rank-sentences.ts';
import { tables } from './claim-tables.ts';

/** Invented debate lines; each pair says which one a checker would take first. */
const PAIRS: readonly (readonly [worth: string, less: string])[] = [
  ['We lost three million jobs last year.', 'We want to bring back jobs.'],
  ['He voted for the border bill.', 'He is a nice man.'],
  ['You said that the climate treaty was a hoax.', 'You and I see that differently.'],
  ['The murder rate doubled in our largest cities.', 'Our cities deserve something better.'],
  ['Her plan raises taxes by 40 percent.', 'Would her plan raise taxes by 40 percent?'],
  ['She supported the war.', 'Thank you very much, senator.'],
  ['Nobody has signed more trade deals than this president.', 'I will sign very good trade deals.'],
  ['Wages have fallen since 2009.', 'I believe that wages should be higher.'],
  ['They cut the school budget.', 'We have to cut the school budget.'],
  ['She never paid back the state loan.', 'Let me pay my respects to the state.'],
  ['Korth thinks that climate change is a trick.', 'I think that climate change is a trick.'],
  ['I was against the war in the north.', 'I want an end of the war in the north.'],
  ['And I will tell you, Korth is raising your taxes.', 'And I will tell you, taxes are on my mind.'],
  ['You called it the best deal ever.', 'We need the best deal ever.'],
  ['She is closing your schools.', 'I am closing with your schools.'],
  ['No mayor has closed a school here.', 'No, I like the school here.'],
  ['The company shipped 2,000 jobs to Marovia.', 'You have two minutes to respond.'],
];

for (const [worth, less] of PAIRS) {
  test(`rank: "${worth}" before "${less}"`, () => {
    const [a, b] = rankSentences(
      [
        { id: 'a', text: worth },
        { id: 'b', text: less },
      ],
      tables,
    );
    assert.ok(a!.score > b!.score, `${a!.score} ${b!.score}`);
  });
}

test('rank: what a speaker says before it begins changes nothing', () => {
  const plain = 'Korth signed the treaty in 1994.';
  const openings = ['', 'And ', 'Well, look, ', 'But I will tell you, ', 'Now, let me tell you something: ', 'No, '];
  const scores = rankSentences(
    openings.map((opening) => ({ id: opening, text: `${opening}${plain}` })),
    tables,
  ).map(({ score }) => score);
  assert.deepEqual(
    scores,
    openings.map(() => scores[0]),
  );
});

test('rank: who only asks is scored lower than who answers', () => {
  const lines = Array.from({ length: 40 }, (_, i) => ({
    id: `${i}`,
    speaker: ['HALE', 'KORTH', 'RO'][i % 3]!,
    text: i % 3 === 0 && i % 2 === 0 ? 'What do you say to that?' : 'Taxes rose by 4 percent in 2012.',
  }));
  const scores = new Map(rankSentences(lines, tables).map((line) => [line.id, line.score]));
  assert.ok(scores.get('3')! < scores.get('4')!);
  assert.equal(scores.get('4'), scores.get('5'));
});

test('rank: answers every line in its order', () => {
  const lines = ['', '…', 'No.'].map((text, i) => ({ id: `${i}`, text }));
  assert.deepEqual(
    rankSentences(lines, tables).map((line) => line.id),
    ['0', '1', '2'],
  );
});
