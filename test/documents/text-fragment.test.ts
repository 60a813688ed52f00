import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textFragment } from '../../src/documents/text-fragment.ts';

const PAGE = `The harbour closes in June - so the list says.
Nobody asked the crews, Mara said; all 40 of them stayed. Nobody left.

The ferry, a well-kept boat, ran on & on. ${'Every crew was heard in turn before the vote was taken that night. '.repeat(6)}Then it stopped.`;

/** The words of the passage, and what the address carries for them. */
const table: readonly (readonly [words: string, fragment: string])[] = [
  ['The harbour closes in June', 'text=The%20harbour%20closes%20in%20June'],
  ['a well-kept boat, ran on & on', 'text=a%20well%2Dkept%20boat%2C%20ran%20on%20%26%20on'],
  ['Nobody left', 'text=said%3B%20all%2040%20of%20them%20stayed.-,Nobody%20left'],
  ['harbour', 'text=The-,harbour,-closes%20in%20June%20%2D%20so%20the%20list'],
  ['rbour closes in Ju', 'text=harbour%20closes%20in%20June'],
  ['the list says.\nNobody asked', 'text=the%20list%20says.,Nobody%20asked'],
  [
    PAGE.slice(PAGE.indexOf('Every crew'), -1),
    'text=Every%20crew%20was%20heard%20in%20turn%20before%20the%20vote%20was%20taken%20that,turn%20before%20the%20vote%20was%20taken%20that%20night.%20Then%20it%20stopped',
  ],
];
for (const [words, fragment] of table) {
  test(`fragment for “${words.slice(0, 30)}”`, () => {
    const start = PAGE.indexOf(words);
    assert.equal(textFragment(PAGE, [{ start, end: start + words.length }]), `:~:${fragment}`);
  });
}

test('an elided passage has a directive for each of its parts; one without words has none', () => {
  const at = (words: string) => ({ start: PAGE.indexOf(words), end: PAGE.indexOf(words) + words.length });
  const both = textFragment(PAGE, [at('The harbour closes in June'), at('all 40 of them stayed.')]);
  assert.equal(both, ':~:text=The%20harbour%20closes%20in%20June&text=all%2040%20of%20them%20stayed.');
  assert.equal(textFragment(PAGE, [{ start: PAGE.indexOf(' - '), end: PAGE.indexOf(' - ') + 3 }]), '');
});
