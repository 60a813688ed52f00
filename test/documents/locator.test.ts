import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { locate } from '../../src/documents/locator.ts';

/** [text, words of the passage, paragraph, line] */
const ROWS: readonly (readonly [string, string, number, number])[] = [
  ['one\ntwo\n\nthree', 'two', 1, 2],
  ['one\ntwo\n\nthree', 'three', 2, 4],
  ['one\n\n\n \n\nthree', 'three', 2, 6],
  ['one\n\n\n \n\n  three\nfour', 'four', 2, 7],
  ['\n\n\none\n\ntwo', 'one', 1, 4],
  ['\n\n\none\n\ntwo', 'two', 2, 6],
];

describe('where a passage stands', () => {
  for (const [text, words, paragraph, line] of ROWS) {
    it(`${JSON.stringify(text)}: ${words}`, () => {
      const found = locate({ text, pages: [], turns: [] }, at(text, words));
      assert.deepEqual([found.paragraph, found.line], [paragraph, line]);
    });
  }

  it('counts within the page the lines that are printed', () => {
    const text = 'one\n\ntwo\n\n\nthree\n\nfour';
    const pages = [
      { number: 7, start: 0, end: 9 },
      { number: 8, start: 9, end: text.length },
    ];
    assert.deepEqual(locate({ text, pages, turns: [] }, at(text, 'four')), {
      page: 8,
      paragraph: 2,
      line: 2,
      seconds: null,
      speaker: null,
    });
  });
});

function at(text: string, words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}
