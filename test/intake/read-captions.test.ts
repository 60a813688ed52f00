import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import type { Document } from '../../src/documents/document.ts';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { readInTime } from './read-in-time.ts';

const read = (text: string, name: string) => readBytes(new TextEncoder().encode(text), { name });
const cues = ({ text, turns }: Document) =>
  turns.map((turn) => [turn.from, turn.to, text.slice(turn.start, turn.end), turn.speaker]);

const vtt: readonly (readonly [name: string, body: string, cues: unknown[][]])[] = [
  ['a cue, with an id and settings', 'intro\n00:01.000 --> 00:02.500 align:start\nHello\nthere', [[1, 2.5, 'Hello\nthere', null]]],
  ['hours of any length', '100:00:00.142 --> 1000:00:00.000\nText', [[360000.142, 3600000, 'Text', null]]],
  ['no blanks around the arrow, settings glued on', '00:00.000-->00:01.000line:40%\nText', [[0, 1, 'Text', null]]],
  ['times that end before they start stay', '00:04.000 --> 00:02.000\nText', [[4, 2, 'Text', null]]],
  [
    'bad times drop the cue',
    '00:60.000 --> 00:61.000\nA\n\n0:01.000 --> 0:02.000\nB\n\n00:01.00 --> 00:02.000\nC\n\n00:01,000 --> 00:02,000\nD',
    [],
  ],
  [
    'an arrow line ends a cue without an empty line',
    '00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB',
    [
      [1, 2, 'A', null],
      [3, 4, 'B', null],
    ],
  ],
  [
    'a stray arrow swallows only its own block',
    '00:04.000 --> 00:06.000\nText\n-->\nText\n\n00:07.000 --> 00:08.000\nB',
    [
      [4, 6, 'Text', null],
      [7, 8, 'B', null],
    ],
  ],
  [
    'comments, styles and regions hold no cues',
    'NOTE\na --\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\n00:01.000 --> 00:02.000\nA',
    [[1, 2, 'A', null]],
  ],
  [
    'an empty cue is a cue',
    '00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nB',
    [
      [1, 2, '', null],
      [3, 4, 'B', null],
    ],
  ],
  [
    'marks go, entities are read',
    '00:01.000 --> 00:02.000\n<c.x>A</c> <i>&amp;</i> &lt;b&gt; &am <00:01.500>c <unknown>d',
    [[1, 2, 'A & <b> &am c d', null]],
  ],
  ['a voice is the speaker', '00:01.000 --> 00:02.000\n<v.loud Samantha  Power>Hello', [[1, 2, 'Hello', 'Samantha Power']]],
  [
    'two voices in a cue are two turns',
    '00:01.000 --> 00:02.000\n<v Ann>Hi <v Bob>Yo</v>',
    [
      [1, 2, 'Hi', 'Ann'],
      [1, 2, 'Yo', 'Bob'],
    ],
  ],
  [
    'a time with a tail is none where it starts, a setting where it ends',
    '00:01.000.5 --> 00:02.000\nA\n\n00:03.000 --> 00:04.000.5\nB',
    [[3, 4, 'B', null]],
  ],
  [
    'one digit of minutes is an hour without minutes',
    '1:00.000 --> 2:00.000\nA\n\n1:00:00.000 --> 2:00:00.000\nB',
    [[3600, 7200, 'B', null]],
  ],
  ['a third line with an arrow begins a block of its own', 'a\nb\n00:01.000 --> 00:02.000\nA', [[1, 2, 'A', null]]],
  ['a style block may have an arrow only as an id', 'STYLE\n00:01.000 --> 00:02.000\nA', [[1, 2, 'A', null]]],
  [
    'voices in other marks, and what is said after one in another',
    '00:01.000 --> 00:02.000\n<i><v Ann>Hi <c.loud>there, <v Bob>yo</v> or</c> so</v></i> well',
    [
      [1, 2, 'Hi there,', 'Ann'],
      [1, 2, 'yo', 'Bob'],
      [1, 2, 'or so', 'Ann'],
      [1, 2, 'well', null],
    ],
  ],
  [
    'only the innermost mark closes, and names count as they are written',
    '00:01.000 --> 00:02.000\n<v Ann><b>A</v> a</b></v> b\n\n00:02.000 --> 00:03.000\n<V Bo>C</V> <v></i>d<v Cy> ',
    [
      [1, 2, 'A a', 'Ann'],
      [1, 2, 'b', null],
      [2, 3, 'C d', null],
    ],
  ],
  [
    'entities in names and words, known, unknown and cut off',
    '00:01.000 --> 00:02.000\n<v A &amp; B>&lt;i&gt; &lrm;&rlm;&nbsp;&#65;&#x42; &copy &bogus; &; & &#0;',
    [[1, 2, '<i> \u200E\u200F\u00A0AB © &bogus; &; & \uFFFD', 'A & B']],
  ],
  [
    'an open mark takes the rest, ruby keeps its words',
    '00:01.000 --> 00:02.000\n<ruby>A<rt>a</rt></ruby> <lang en>B</lang><i C',
    [[1, 2, 'Aa B', null]],
  ],
  [
    'a name in small letters is a label where it returns or a dash leads it',
    '00:01.000 --> 00:02.000\nAda: Hi.\n\n00:02.000 --> 00:03.000\n- Bo: Yes.\n- Ada: No.\n\n00:03.000 --> 00:04.000\n- Cy: this.\n\n00:04.000 --> 00:05.000\n- Warning signs',
    [
      [1, 2, 'Ada: Hi.', 'Ada'],
      [2, 3, '- Bo: Yes.', 'Bo'],
      [2, 3, '- Ada: No.', 'Ada'],
      [3, 4, '- Cy: this.', 'Cy'],
      [4, 5, '- Warning signs', null],
    ],
  ],
  [
    'numbers, brackets and asides in labels, and a word in capitals that is nobody',
    '00:01.000 --> 00:02.000\nSpeaker 1: Hi.\n\n00:02.000 --> 00:03.000\n[BO (on the phone)]: Yes.\n\n00:03.000 --> 00:04.000\nSpeaker 1: No.\nNOTE: this.\n\n00:04.000 --> 00:05.000\nSPEAKER_02: So.',
    [
      [1, 2, 'Speaker 1: Hi.', 'Speaker 1'],
      [2, 3, '[BO (on the phone)]: Yes.', 'BO'],
      [3, 4, 'Speaker 1: No.\nNOTE: this.', 'Speaker 1'],
      [4, 5, 'SPEAKER_02: So.', 'SPEAKER_02'],
    ],
  ],
  [
    'a word before a colon that comes once is no label',
    '00:01.000 --> 00:02.000\nRemember: it is late.',
    [[1, 2, 'Remember: it is late.', null]],
  ],
  ['NUL becomes the replacement character', '00:01.000 --> 00:02.000\na\0b', [[1, 2, 'a\uFFFDb', null]]],
  [
    'a label in capitals holds until the next',
    '00:01.000 --> 00:02.000\nMS. POWER: Hello.\n\n00:02.000 --> 00:03.000\nMore.\n\n00:03.000 --> 00:04.000\n>> Who?',
    [
      [1, 2, 'MS. POWER: Hello.', 'MS. POWER'],
      [2, 3, 'More.', 'MS. POWER'],
      [3, 4, '>> Who?', null],
    ],
  ],
];

for (const [name, body, wanted] of vtt) {
  test(`WebVTT: ${name}`, async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const document = await read(`WEBVTT\n\n${body}\n`.replaceAll('\n', lineEnd), 'sample.vtt');
      assert.deepEqual(cues(document), wanted);
    }
  });
}

test('WebVTT: mark at the start, title, header lines, cue right under the header', async () => {
  const document = await read('\uFEFFWEBVTT - Sample talk\nKind: captions\n00:01.000 --> 00:02.000\nA', 'a.vtt');
  assert.deepEqual([document.title, cues(document)], ['Sample talk', [[1, 2, 'A', null]]]);
});

test('WebVTT: without its signature there are no cues, but the words are kept and it is said', async () => {
  for (const start of ['WEBvtt', '\nWEBVTT', 'WEBVTTX', 'garbage']) {
    const document = await read(`${start}\n\n00:01.000 --> 00:02.000\nA`, 'a.vtt');
    assert.deepEqual(document.turns, []);
    assert.match(document.warnings.join(), /plain text/);
  }
});

const srt: readonly (readonly [name: string, body: string, cues: unknown[][]])[] = [
  [
    'cues with numbers',
    '1\n00:00:01,000 --> 00:00:02,500\n<i>Hello</i>\nthere\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}B',
    [
      [1, 2.5, 'Hello\nthere', null],
      [3, 4, 'B', null],
    ],
  ],
  [
    'points, short times, coordinates, no numbers',
    '0:0:7,1 --> 0:0:8.25 X1:40 X2:600\nA\n\n00:09 --> 00:10\nB',
    [
      [7.1, 8.25, 'A', null],
      [9, 10, 'B', null],
    ],
  ],
  [
    'an empty line inside a cue',
    '1\n00:00:01,000 --> 00:00:02,000\nA\n\nstill A\n\n2\n00:00:03,000 --> 00:00:04,000\nB',
    [
      [1, 2, 'A\n\nstill A', null],
      [3, 4, 'B', null],
    ],
  ],
  [
    'no empty line between cues, a number as words',
    '1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n\n3\n00:00:05,000 --> 00:00:06,000\nC',
    [
      [1, 2, '42', null],
      [3, 4, '', null],
      [5, 6, 'C', null],
    ],
  ],
  [
    'numbers right under the words, arrows of other dashes, a break mark',
    '7\n00:00:01,000 –> 00:00:02,000\nA<br/>a\n8\n00:00:03,000 -> 00:00:04,000\nsince\n1984\n9\n00:00:05,000 --> 00:00:06,000\nC\n10',
    [
      [1, 2, 'A\na', null],
      [3, 4, 'since\n1984', null],
      [5, 6, 'C\n10', null],
    ],
  ],
  [
    'fractions of any length, a sign before a time, braces',
    '1\n00:00:01,0000 --> 00:00:02,500000\n{i}A{/i} {b\n\n2\n-00:00:03,000 --> 00:00:04,000\nB',
    [
      [1, 2.5, 'A {b', null],
      [3, 4, 'B', null],
    ],
  ],
  [
    'lines with an empty one after each, and a file that breaks off after a number',
    '1\n\n00:00:01,000 --> 00:00:02,000\n\nA\n\na\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nB\n\n3\n\n',
    [
      [1, 2, 'A\n\na', null],
      [3, 4, 'B', null],
    ],
  ],
  [
    'a number that somebody says, in a file without numbers',
    '00:00:01,000 --> 00:00:02,000\n5\n\n00:00:03,000 --> 00:00:04,000\n6',
    [
      [1, 2, '5', null],
      [3, 4, '6', null],
    ],
  ],
  ['less-than signs are words', '1\n00:00:01,000 --> 00:00:02,000\n3 < 4 and <b>x</b> > 2', [[1, 2, '3 < 4 and x > 2', null]]],
];

for (const [name, body, wanted] of srt) {
  test(`SubRip: ${name}`, async () => assert.deepEqual(cues(await read(body, 'sample.srt')), wanted));
}

test('SubRip in an old encoding, and under the wrong name', async () => {
  const body = '1\n00:00:01,000 --> 00:00:02,000\nDéjà vu – “oui”\n';
  const document = await readBytes(iconv.encode(body, 'windows-1252'), { name: 'sample.vtt' });
  assert.deepEqual(cues(document), [[1, 2, 'Déjà vu – “oui”', null]]);
});

const rolling: readonly (readonly [
  name: string,
  cues: readonly (readonly [from: number, to: number, shown: string])[],
  text: string,
])[] = [
  [
    'lines that move up, with the short cue between two that some programs write',
    [
      [1, 2, ' \nfirst line'],
      [2, 2.01, 'first line\n '],
      [2.01, 3, 'first line\nsecond line'],
      [3, 3.01, 'second line\n '],
      [3.01, 4, 'second line\nthird line'],
    ],
    'first line\nsecond line\nthird line',
  ],
  [
    'three lines on the screen',
    [
      [1, 2, 'one'],
      [2, 3, 'one\ntwo'],
      [3, 4, 'one\ntwo\nthree'],
      [4, 5, 'two\nthree\nfour'],
    ],
    'one\ntwo\nthree\nfour',
  ],
  [
    'words that come one by one',
    [
      [1, 2, 'we'],
      [2, 3, 'we will'],
      [3, 4, 'we will not'],
      [5, 6, 'Later.'],
    ],
    'we will not\nLater.',
  ],
  [
    'the word that is said marked, cue by cue',
    [
      [1, 1.5, '<u>we</u> will'],
      [1.5, 2, 'we <u>will</u>'],
      [3, 3.5, '<u>not</u> now'],
      [3.5, 4, 'not <u>now</u>'],
    ],
    'we will\nnot now',
  ],
  [
    'one caption in two layers',
    [
      [1, 2, 'Hello.'],
      [1, 2, 'Hello.'],
      [3, 4, 'Yes.'],
      [5, 6, 'No.'],
      [7, 8, 'Why?'],
    ],
    'Hello.\nYes.\nNo.\nWhy?',
  ],
  [
    'words said twice stay',
    [
      [1, 2, 'No.'],
      [2, 3, 'No.\nI said no.'],
      [4, 5, 'Good.'],
      [5, 6, 'Good.'],
      [7, 8, 'So it is.'],
      [9, 10, 'Go on.'],
      [11, 12, 'And then?'],
    ],
    'No.\nNo.\nI said no.\nGood.\nGood.\nSo it is.\nGo on.\nAnd then?',
  ],
];

const time = (seconds: number) => `00:${seconds.toFixed(3).padStart(6, '0')}`;

for (const [name, shown, wanted] of rolling) {
  test(`captions that repeat: ${name}`, async () => {
    const body = shown.map(([from, to, words]) => `${time(from)} --> ${time(to)}\n${words}`).join('\n\n');
    const document = await read(`WEBVTT\n\n${body}\n`, 'a.vtt');
    assert.equal(document.text, wanted);
    const plain = (words: string) => words.replace(/<[^>]+>/g, '').trim();
    assert.deepEqual(
      cues(document),
      shown.map(([from, to, words]) => [from, to, plain(words), null]),
    );
  });
}

test('a screenful of equal lines costs no time', async () => {
  const lines = 'a\n'.repeat(30_000);
  const { turns } = await readInTime(
    new TextEncoder().encode(`WEBVTT\n\n00:01.000 --> 00:02.000\n${lines}b\n\n00:02.000 --> 00:03.000\n${lines}c`),
    'a.vtt',
  );
  assert.equal(turns.length, 2);
});
