import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findExcerpt } from '../../src/desk/find-excerpt.ts';
import { inTime } from '../support/in-time.ts';

const FAR = 'Nothing else happened on that day, nor on the next. '.repeat(10);
const TEXT = `The pumps stood still. ${FAR}In May the Pumping stopped again, and nine boats, white and blue, lay in the mud of the harbour.`;

const cases: readonly (readonly [name: string, words: readonly string[], found: string | null])[] = [
  ['a word by its beginning', ['pump'], 'The [pumps] stood still. Nothing else happened on that day, nor on the …'],
  ['the place with most of the words', ['boats', 'pump'], 'In May the [Pumping stopped again, and nine boats], white and blue'],
  ['no middle of a word', ['umps'], null],
  ['what only the description has', ['mayor', 'harbour'], 'lay in the mud of the [harbour].'],
  ['nothing', ['mayor'], null],
];
for (const [name, words, wanted] of cases) {
  test(`an excerpt shows ${name}`, () => {
    const found = findExcerpt(TEXT, words);
    if (wanted === null || found === null) return assert.equal(found, wanted);
    assert.equal(TEXT.slice(found.start, found.end), found.words);
    assert.ok(TEXT.includes(`${found.before}${found.words}${found.after}`.replace(/^… | …$/g, '')));
    const shown = `${found.before}[${found.words}]${found.after}`;
    assert.ok(shown.includes(wanted), shown);
    assert.ok(shown.length < 400);
  });
}

test('an excerpt cuts no character in two', () => {
  for (let blanks = 0; blanks < 3; blanks++) {
    const found = findExcerpt(`${'😀'.repeat(60)}${' '.repeat(blanks)}pump ${' '.repeat(blanks)}${'😀'.repeat(60)}`, ['pump']);
    assert.ok(found?.before.isWellFormed() && found.after.isWellFormed(), JSON.stringify(found));
  }
});

test('a text of one word costs no time', () => {
  assert.equal(inTime(10_000, () => findExcerpt('a '.repeat(1_000_000), ['a']))?.start, 0);
});
