import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTurns } from '../../src/documents/find-turns.ts';
import { inTime } from '../support/in-time.ts';
import { readProjectFile } from '../support/project-root.ts';

const turns = (text: string) =>
  findTurns(text).map(({ speaker, from, to, start, end }) => [speaker, text.slice(start, end), from, to]);

test('labels in capitals, with titles and asides', () => {
  assert.deepEqual(
    turns('Remarks\n\nMS. POWER: We will.\nAnd more.\n\nQ: When?\n\nMS. POWER (through interpreter): Soon.\n\nQ: How?'),
    [
      ['MS. POWER', 'We will.\nAnd more.', null, null],
      ['Q', 'When?', null, null],
      ['MS. POWER', 'Soon.', null, null],
      ['Q', 'How?', null, null],
    ],
  );
});

test('an office with its holder in brackets', () => {
  assert.deepEqual(
    turns('Deputy Bo Sample: Was it read?\n\nMinister of State (Deputy Ann Sample): It was.\n\nThe Speaker: Order.\n').map(
      ([speaker, said]) => `${speaker}|${said}`,
    ),
    ['Deputy Bo Sample|Was it read?', 'Deputy Ann Sample|It was.', 'The Speaker|Order.'],
  );
});

test('lines with numbers, as depositions have them', () => {
  assert.deepEqual(
    turns(
      '1        Q.  Did you know?\n2        A.  In May\n3    or June.\n4        MS. SAMPLE:  Objection.\n5        Q.  In May?\n6        A.  Yes.',
    ).map(([speaker]) => speaker),
    ['Q', 'A', 'MS. SAMPLE', 'Q', 'A'],
  );
});

test('question and answer without colons', () => {
  assert.deepEqual(
    turns('Q   When did you know?\nA   In May.\nQ.  Who told you?\nA.  Nobody.').map(([speaker, said]) => `${speaker}|${said}`),
    ['Q|When did you know?', 'A|In May.', 'Q|Who told you?', 'A|Nobody.'],
  );
});

test('names with times before and after, in brackets or not', () => {
  assert.deepEqual(turns('[00:00:05] Ann Sample: Hello.\n[00:00:09] Bo Sample: Hi.\n[01:02:03] Ann Sample: Bye.'), [
    ['Ann Sample', 'Hello.', 5, 9],
    ['Bo Sample', 'Hi.', 9, 3723],
    ['Ann Sample', 'Bye.', 3723, null],
  ]);
  assert.deepEqual(
    turns('Ann Sample (0:05): Hello.\nBo Sample (0:09): Hi.\nAnn Sample (1:10): Bye.').map(([who, , from]) => [who, from]),
    [
      ['Ann Sample', 5],
      ['Bo Sample', 9],
      ['Ann Sample', 70],
    ],
  );
});

test('a name and a time on a line of their own', () => {
  assert.deepEqual(turns('Ann Sample  00:05\nHello there.\n\nBo Sample  00:09\nHi.\n\nAnn Sample  01:10\nBye.'), [
    ['Ann Sample', 'Hello there.', 5, 9],
    ['Bo Sample', 'Hi.', 9, 70],
    ['Ann Sample', 'Bye.', 70, null],
  ]);
});

for (const block of readProjectFile('test', 'fixtures', 'transcripts.txt').split(/^## /m).slice(1)) {
  const [title, ...lines] = block.trimEnd().split('\n');
  const marked = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
  test(title!, () => {
    const wanted = marked('=');
    const found = turns(marked('|').join('\n')).map(
      ([speaker, said, from, to]) => `${speaker ?? '-'} ${from === null ? '' : `${from}-${to ?? ''} `}${said}$`,
    );
    assert.deepEqual(
      found.map((turn, index) => turn.slice(0, wanted[index]?.length)),
      wanted,
    );
  });
}

const shapes: readonly (readonly [name: string, text: string, speakers: string[]])[] = [
  [
    'names in bold',
    '**Ann Sample:** Hello.\n\n**Bo Sample**: Hi.\n\n**Ann Sample:** Bye.',
    ['Ann Sample', 'Bo Sample', 'Ann Sample'],
  ],
  ['names in brackets', '[Ann Sample]: Hello\n[Bo Sample]: Hi\n[Ann Sample]: Bye', ['Ann Sample', 'Bo Sample', 'Ann Sample']],
  ['numbered voices', '[SPEAKER_00] Hello\nSPEAKER_01: Hi\n[SPEAKER_00] [laughs] Bye', ['SPEAKER_00', 'SPEAKER_01', 'SPEAKER_00']],
  ['marks of captions', '>> Ann: Hello\n>> Bo: Hi\n>> Ann: Bye', ['Ann', 'Bo', 'Ann']],
  [
    'full stops of the record',
    'Mr. SAMPLE. I thank the Chair.\n\nThe CHAIR. Without objection.\n\nSenator Sample of Ohio. I yield.\n\nMr. SAMPLE. Thank you.\n\nThe CHAIR. So ordered.',
    ['Mr. SAMPLE', 'The CHAIR', 'Senator Sample of Ohio', 'Mr. SAMPLE', 'The CHAIR'],
  ],
];
for (const [name, text, speakers] of shapes) {
  test(name, () =>
    assert.deepEqual(
      findTurns(text).map(({ speaker }) => speaker),
      speakers,
    ),
  );
}

test('times from when to when, with no names', () => {
  assert.deepEqual(
    turns('[00:00:00.000 --> 00:00:04.000]  Hello.\n[00:00:04.000 --> 00:00:08.500]  And.\n[00:01:08.500 --> 00:01:10.000]  Bye.'),
    [
      [null, 'Hello.', 0, 4],
      [null, 'And.', 4, 8.5],
      [null, 'Bye.', 68.5, 70],
    ],
  );
});

const prose: readonly (readonly [string, string])[] = [
  [
    'an article with asides',
    'The vote was close.\n\nNote: figures are rounded.\n\nMore text here.\n\nUpdate: one more figure.\n\nThe end.',
  ],
  [
    'chapter and verse',
    'Genesis 1:1\nIt began.\n1:2 It went on.\nGenesis 1:10\nAnd on.\n1:11 More.\n1:12 More.\nGenesis 1:13\nMore still.',
  ],
  [
    'chapter and verse with a colon after each',
    'II Kings 1:1: It began.\nII Kings 1:2: It went on.\nII Kings 1:10: And on.\nII Kings 10:11: More.\nSong of Songs 1:12: More.',
  ],
  ['facts in a list', 'Name: Sample\nPlace: Town\nDate: Monday\nCost: 3m\nOwner: Council'],
  [
    'sentences that start with A',
    'A man said no.\n\nA woman said yes.\n\nNobody else said anything.\n\nThat was it.\n\nIt ended.\n\nThey left.',
  ],
];
for (const [name, text] of prose) test(`${name} is no transcript`, () => assert.deepEqual(findTurns(text), []));

test('a long line of capitals costs no time', () => {
  assert.deepEqual(
    inTime(10_000, () => findTurns(`${'A '.repeat(100_000)}\n${'AB.'.repeat(100_000)}`)),
    [],
  );
  const spoken = `Q: Is this it?\nA: It is.\nQ: All of it?\n\n${'A'.repeat(200_000)}a`;
  assert.equal(inTime(10_000, () => findTurns(spoken)).at(-1)?.end, spoken.length);
});
