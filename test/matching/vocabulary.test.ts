import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary } from '../../src/matching/vocabulary.ts';

const vocabulary = createVocabulary();
for (const stem of ['assassin', 'mohammed', 'nation', 'internet', '#1200', 'harbour']) vocabulary.count(vocabulary.add(stem), 1);
vocabulary.add('mohammeda');

/** What a stem that stands nowhere is taken for, best first. */
const CASES: readonly (readonly [asked: string, ...near: string[]])[] = [
  ['assassinat', 'assassin'],
  ['mohamed', 'mohammed'],
  ['harbor', 'harbour'],
  ['interv'],
  ['natio', 'nation'],
  ['nat'],
  ['#1201'],
  ['zebra'],
];

for (const [asked, ...near] of CASES) {
  test(`vocabulary: "${asked}" is near ${near.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(
      vocabulary.near(asked).map(({ term }) => term),
      near.map((stem) => vocabulary.find(stem)),
    );
  });
}
