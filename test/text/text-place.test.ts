import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptPlace, placesIn } from '../../src/text/text-place.ts';

/** The place of `words` in `text`, whose nth code point is where they begin. */
function placeOf(text: string, words: string) {
  const start = text.indexOf(words);
  return placesIn(text)({ start, end: start + words.length });
}

test('positions count code points, not halves of them', () => {
  const text = '𝒜 “😀 yes 😀 no” 𝒵';
  const { points, exact } = placeOf(text, 'no');
  assert.equal(Array.from(text).slice(points!.start, points!.end).join(''), 'no');
  assert.equal(exact, 'no');
  assert.equal(points!.start, text.indexOf('no') - 3);
});

test('a span that cuts a letter from its mark, or a family in two, is widened to the whole', () => {
  const accent = 'Zoe\u0308 left';
  assert.equal(placesIn(accent)({ start: 0, end: 3 }).exact, 'Zoe\u0308');
  const family = 'a 👩‍👩‍👧 b';
  assert.equal(placesIn(family)({ start: 4, end: 6 }).exact, '👩‍👩‍👧');
});

test('what stands around is cut between letters, and tells two places apart', () => {
  const text = `${'e\u0301'.repeat(40)}yes${'e\u0301'.repeat(40)}`;
  const { prefix, suffix } = placeOf(text, 'yes');
  assert.match(prefix, /^(e\u0301)+$/);
  assert.match(suffix, /^(e\u0301)+$/);
  assert.ok(prefix.length > 20 && suffix.length > 20);
  assert.deepEqual([placeOf('x', 'x').prefix, placeOf('x', 'x').suffix], ['', '']);
});

test('words right to left keep the order in which they are written', () => {
  const { exact, prefix } = placeOf('היא אמרה שלום', 'שלום');
  assert.deepEqual([exact, prefix], ['שלום', 'היא אמרה ']);
});

test('of words whose text is gone, what stood around them is told, and no position', () => {
  assert.deepEqual(keptPlace('so she said ', 'yes', ' and left'), {
    exact: 'yes',
    prefix: 'so she said ',
    suffix: ' and left',
    points: null,
  });
});
