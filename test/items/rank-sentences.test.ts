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
  ['It is the worst deal in our history.', 'It is the worst deal in our folder.'],
  ['You brought him to the island.', 'He brought you to the island.'],
  ['They closed 14 hospitals.', 'They closed two hospitals.'],
  ['The report says that wages fell.', 'Read the report that says that wages fell.'],
  ['The council met me in the north.', 'I met the council in the north.'],
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

test('rank: who hands over by name leads, whatever is asked', () => {
  const says = (speaker: string, text: string) => ({ speaker, text });
  const round = [
    says('HALE', 'Taxes rose by 4 percent in 2012.'),
    says('HALE', 'Senator Korth.'),
    says('KORTH', 'Taxes rose by 4 percent in 2012.'),
    says('HALE', 'Your turn, Governor Ro.'),
    says('RO', 'Taxes rose by 4 percent in 2012.'),
  ];
  const lines = [...round, ...round, ...round].map((line, i) => ({ id: `${i}`, ...line }));
  const scores = new Map(rankSentences(lines, tables).map((line) => [line.id, line.score]));
  assert.ok(scores.get('0')! < scores.get('2')!);
  assert.equal(scores.get('2'), scores.get('4'));
});

/** What is said, what the other says to it, and whether that denies it. */
const ANSWERS: readonly (readonly [said: string, answer: string, isDenied: boolean])[] = [
  ['You closed the hospital in Lund.', 'Wrong.', true],
  ['You closed the hospital in Lund.', 'No, I did not.', true],
  ['You closed the hospital in Lund.', 'Well, that is just not accurate.', true],
  ['You closed the hospital in Lund.', 'It was closed in spring.', false],
  ['You closed the hospital in Lund.', 'I think it is false to say that one woman alone could ever have done this to Lund.', false],
  ['Did you close the hospital in Lund?', 'No.', false],
];

for (const [said, answer, isDenied] of ANSWERS) {
  test(`rank: "${said}" ${isDenied ? 'is' : 'is not'} denied by "${answer}"`, () => {
    const [first] = rankSentences(
      [
        { id: 'a', speaker: 'KORTH', text: said },
        { id: 'b', speaker: 'RO', text: answer },
      ],
      tables,
    );
    assert.equal(first!.reasons.includes('disputed'), isDenied);
  });
}

test('rank: nobody denies what they said themselves', () => {
  const [first] = rankSentences(
    [
      { id: 'a', speaker: 'KORTH', text: 'You closed the hospital in Lund.' },
      { id: 'b', speaker: 'KORTH', text: 'Wrong.' },
    ],
    tables,
  );
  assert.ok(!first!.reasons.includes('disputed'));
});

test('rank: a noise between does not hide a denial', () => {
  const lines = [
    { speaker: 'KORTH', text: 'You closed the hospital in Lund.' },
    { speaker: 'SYSTEM', text: '(applause)' },
    { speaker: 'RO', text: 'Wrong.' },
  ];
  const ranked = rankSentences(
    lines.map((line, i) => ({ id: `${i}`, ...line })),
    tables,
  );
  assert.deepEqual(
    ranked.map(({ reasons }) => reasons.includes('disputed')),
    [true, false, false],
  );
});

test('rank: what is denied is scored higher', () => {
  const says = (speaker: string, text: string) => ({ speaker, text });
  const lines = [
    says('KORTH', 'You closed the hospital in Lund.'),
    says('RO', 'Wrong.'),
    says('KORTH', 'You closed the hospital in Lund.'),
    says('RO', 'Well.'),
  ];
  const ranked = rankSentences(
    lines.map((line, i) => ({ id: `${i}`, ...line })),
    tables,
  );
  assert.ok(ranked[0]!.score > ranked[2]!.score);
});

test('rank: a line among facts comes before the same line among courtesies, with the reason', () => {
  const facts = ['Taxes rose by 4 percent in 2012.', 'They closed 14 hospitals.', 'Wages have fallen since 2009.'];
  const courtesies = ['Thank you very much.', 'It is good to be here.', 'I love this town.'];
  const line = 'Stella Korth opposed it.';
  const far = Array.from({ length: 6 }, () => 'It is late.');
  const texts = [...facts, line, ...facts, ...far, ...courtesies, line, ...courtesies];
  const ranked = rankSentences(
    texts.map((text, i) => ({ id: `${i}`, text })),
    tables,
  );
  const among = [texts.indexOf(line), texts.lastIndexOf(line)].map((i) => ranked[i]!);
  assert.ok(among[0]!.score > among[1]!.score);
  assert.deepEqual(
    among.map(({ reasons }) => reasons.includes('surroundings')),
    [true, false],
  );
});

test('rank: noises of the hall and who leads are passed over', () => {
  const told = ['Taxes rose by 4 percent in 2012.', 'They closed 14 hospitals.', 'Stella Korth opposed it.', 'Wages have fallen.'];
  const noises = told.flatMap((text) => [
    { speaker: 'KORTH', text },
    { speaker: null, text: '[applause]' },
    { speaker: 'MODERATOR', text: 'Thank you.' },
  ]);
  const plain = told.map((text) => ({ speaker: 'KORTH', text }));
  const scores = (lines: readonly { speaker: string | null; text: string }[]) =>
    rankSentences(
      lines.map((line, i) => ({ id: `${i}`, ...line })),
      tables,
    ).map(({ score }) => score);
  assert.deepEqual(
    scores(noises).filter((_, i) => i % 3 === 0),
    scores(plain),
  );
});

test('rank: answers every line in its order', () => {
  const lines = ['', '…', 'No.'].map((text, i) => ({ id: `${i}`, text }));
  assert.deepEqual(
    rankSentences(lines, tables).map((line) => line.id),
    ['0', '1', '2'],
  );
});
