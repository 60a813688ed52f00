import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { groupVoices, mostlySame, SAME_TEXT } from '../../src/documents/same-text.ts';
import { canonicalText } from '../../src/text/canonical.ts';

const sentence = (n: number) =>
  `Sentence ${n} reports that the council of town ${n * 7} voted ${n + 3} to ${n} on the matter of bridge ${n * 11}.`;
const story = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => sentence(from + index)).join('\n\n');
const document = (text: string) => plainDocument(canonicalText(text));

const wire = document(story(0, 20));
const cases: readonly (readonly [name: string, text: string, isSame: boolean])[] = [
  ['a copy', story(0, 20), true],
  ['a copy cut to a third', story(0, 7), true],
  [
    'a copy with a new first paragraph and other marks',
    `By our own staff.\n\n${story(0, 20).replaceAll('.', ' …').toUpperCase()}`,
    true,
  ],
  ['a copy with every tenth word changed', story(0, 20).replaceAll('voted', 'decided'), true],
  ['another story in the same form', story(40, 60), false],
  ['a story that quotes two of its sentences', `${story(70, 90)} ${sentence(3)} ${sentence(4)}`, false],
];
for (const [name, text, isSame] of cases) {
  test(`${name} is ${isSame ? '' : 'not '}one voice`, () => {
    const { share } = mostlySame(wire, document(text));
    assert.equal(share >= SAME_TEXT.oneVoice, isSame, `share ${share}`);
    assert.equal(share, mostlySame(document(text), wire).share);
  });
}

test('voices are counted, not documents', () => {
  assert.deepEqual(groupVoices([wire, document(story(40, 60)), document(story(0, 9)), document('Short.')]), [[0, 2], [1], [3]]);
});

test('running heads that every page has do not make two texts the same', () => {
  const head = Array.from({ length: 60 }, (_, n) => `head${n % 50}x${n}`).join(' ');
  const framed = (text: string) => ({
    ...document(`${head}\n\n${text}`),
    furniture: [{ start: 0, end: head.length, reason: 'running-head' as const }],
  });
  assert.ok(mostlySame(framed(story(0, 8)), framed(story(40, 48))).share < 0.05);
});
