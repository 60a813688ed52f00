import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Document, plainDocument } from '../../src/documents/document.ts';
import { groupLinked, groupVoices, isOneVoice, sharedText, textPrint } from '../../src/documents/same-text.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { inTime } from '../support/in-time.ts';
import { readProjectFile } from '../support/project-root.ts';

const document = (text: string) => plainDocument(canonicalText(text));

const paragraphs = new Map(
  Array.from(readProjectFile('test', 'fixtures', 'voices.txt').matchAll(/^([A-Z]\d+) (.*)$/gm), ([, id, words]) => [id!, words!]),
);
const said: Readonly<Record<string, (words: string) => string>> = {
  quoted: (words) => `“${words}”`,
  straight: (words) => `"${words}"`,
  capitals: (words) => words.toUpperCase(),
};

/** "L1 W2-4 quoted:Q1": paragraphs of the fixture, one after the other. */
function write(recipe: string): Document {
  const parts = Array.from(recipe.matchAll(/(?:(\w+):)?([A-Z])(\d+)(?:-(\d+))?/g), ([, how, letter, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => {
      const words = paragraphs.get(`${letter}${Number(from) + step}`)!;
      return how ? said[how]!(words) : words;
    }),
  );
  return document(parts.flat().join('\n\n'));
}

const one: readonly (readonly [name: string, a: string, b: string])[] = [
  ['a copy', 'W1-10', 'W1-10'],
  ['another headline', 'W1-10', 'L1 W1-10'],
  ['another headline and lead', 'W1-10', 'L1 L2 W2-10'],
  ['an own lead, and what the house says at the end', 'W1-10', 'L3 L4 W1-9 B1 B4'],
  ['the first half', 'W1-10', 'W1-5'],
  ['the second half', 'W1-10', 'W6-10'],
  ['a third', 'W1-10', 'W1-3'],
  ['two paragraphs', 'W1-10', 'W1-2'],
  ['two paragraphs rewritten', 'W1-10', 'W1 R2 W3 R4 W5-10'],
  ['two paragraphs replaced', 'W1-10', 'W1-4 I3-4 W7-10'],
  ['three rewritten under an own lead', 'W1-10', 'L2 R2 W3 R4 W5-7 R8 W9-10'],
  ['the last paragraphs first', 'W1-10', 'W8-10 W1-7'],
  ['a half with as much of its own', 'W1-10', 'W1-5 I1-4'],
  ['two houses that edit it each in their way', 'L1 W1-8', 'L3 L2 W2-10'],
  ['a beginning and an end that overlap', 'W1-7', 'W4-10'],
  ['three paragraphs on the town at the end', 'W1-10', 'W1-10 B1-3'],
  ['a press release as a story', 'S1-6', 'L1 S1-6'],
  ['a press release between an own lead and end', 'S1-6', 'L2 S1-5 I5'],
  ['a press release in part', 'S1-6', 'S1-2 S4-5'],
  ['a press release that is half of the story', 'S1-6', 'I1-2 S1-2 S4-5 I5'],
  ['long quotations put in', 'W1-10', 'W1-5 quoted:Q1-2 W6-10'],
  ['the same quotations in both', 'W1-4 quoted:Q1-2', 'L2 W2-4 quoted:Q1-2'],
  ['a speech twice', 'Q1-4', 'Q1-4'],
  ['a speech, cut', 'Q1-4', 'Q1-2'],
  ['a speech in marks and without', 'Q1-4', 'quoted:Q1-4'],
  ['capitals', 'W1-10', 'capitals:W1-10'],
];
const two: readonly (readonly [name: string, a: string, b: string])[] = [
  ['another reporter', 'W1-10', 'I1-6'],
  ['another reporter who heard the same sentence', 'W1-10', 'I1-4 W3 I5-6'],
  ['one statement quoted at length by both', 'W1-2 W4-5 quoted:Q1-4', 'I1-4 quoted:Q1-4'],
  ['one statement that is most of both', 'W1-2 W4 quoted:Q1-4', 'I1-3 quoted:Q1-4'],
  ['the same with straight marks', 'W1-2 W4 straight:Q1-4', 'I1-3 straight:Q1-4'],
  ['a speech and a story that quotes it', 'Q1-4', 'I1-4 quoted:Q1-4'],
  ['a speech and a story of which it is most', 'Q1-4', 'I1-2 quoted:Q1-4'],
  ['a press release and a story with a sentence of it', 'S1-6', 'I1-4 S3 I5'],
  ['another matter', 'W1-10', 'P1-6'],
  ['stories of one house with the same end', 'W1-6 B1-3', 'P1-6 B1-3'],
  ['short stories of one house with the same end', 'W1-3 B1 B4', 'P1-3 B1 B4'],
  ['everything rewritten', 'W1-2 W4-6 W8', 'L2 R2 R4-6 R8'],
  ['two sentences lifted', 'W1-10', 'I1-4 W4 W6 I5-6'],
  ['one paragraph lifted', 'W1-5', 'I1-4 W5'],
  ['a press release and another reporter', 'S1-6', 'I1-6'],
  ['a press release and the wire story of it', 'W1-10', 'S1-6'],
];

for (const [count, pairs] of [
  [1, one],
  [2, two],
] as const) {
  for (const [name, a, b] of pairs) {
    test(`${name}: ${count === 1 ? 'one voice' : 'two voices'}`, () => {
      const prints = [textPrint(write(a)), textPrint(write(b))] as const;
      assert.equal(isOneVoice(...prints), count === 1, `shared ${sharedText(...prints)}`);
      assert.equal(sharedText(prints[1], prints[0]), sharedText(...prints));
    });
  }
}

test('voices are counted, not documents', () => {
  const sources = ['W1-10', 'P1-6', 'L1 W1-4', 'B4'].map(write);
  assert.deepEqual(groupVoices(sources), [[0, 2], [1], [3]]);
});

test('a beginning and an end are one voice once the whole is there', () => {
  assert.deepEqual(groupVoices(['W1-5', 'P1-6', 'W6-10'].map(write)), [[0], [1], [2]]);
  assert.deepEqual(groupVoices(['W1-5', 'P1-6', 'W6-10', 'W1-10'].map(write)), [[0, 2, 3], [1]]);
  const links = [[], [], [], [], [1, 3], [0, 4]];
  assert.deepEqual(
    groupLinked(6, (index) => links[index]!),
    [[0, 1, 3, 4, 5], [2]],
  );
});

test('running heads that every page has do not make two texts the same', () => {
  const head = Array.from({ length: 60 }, (_, n) => `head${n % 50}x${n}`).join(' ');
  const framed = ({ text }: Document) => ({
    ...document(`${head}\n\n${text}`),
    furniture: [{ start: 0, end: head.length, reason: 'running-head' as const }],
  });
  assert.equal(sharedText(textPrint(framed(write('W1-3'))), textPrint(framed(write('P1-3')))), 0);
});

test('a page of marks that nobody closes costs no time', () => {
  const marks = document('“‘"«„'.repeat(100_000));
  assert.equal(inTime(10_000, () => textPrint(marks)).length, 0);
});
