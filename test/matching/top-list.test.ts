import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTopList } from '../../src/matching/top-list.ts';

test('top list: agrees with sorting everything, first come first at equal scores', () => {
  let seed = 11;
  for (let round = 0; round < 50; round++) {
    const scores = Array.from({ length: round * 7 }, () => (seed = (seed * 48271) % 2147483647) % 40);
    const top = createTopList<number>(5);
    for (const [place, score] of scores.entries()) top.add(score, place);
    const naive = scores.map((score, value) => ({ score, value })).filter(({ score }) => score > 0);
    naive.sort((a, b) => b.score - a.score || a.value - b.value);
    assert.deepEqual(top.values(), naive.slice(0, 5));
  }
});
