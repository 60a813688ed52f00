import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createWordDistance } from '../../src/text/edit-distance.ts';
import { createLetterDistance } from '../../src/text/letter-distance.ts';

/** The textbook table (Wagner and Fischer 1974); `isInfix` lets the pattern begin and end anywhere in the text. */
function naive(pattern: string, text: string, isInfix: boolean): number {
  let row = Array.from({ length: text.length + 1 }, (_, at) => (isInfix ? 0 : at));
  for (let i = 1; i <= pattern.length; i++) {
    const next = [i];
    for (let j = 1; j <= text.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (pattern[i - 1] === text[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return isInfix ? Math.min(...row) : row.at(-1)!;
}

const lettersOf = (text: string) => Uint16Array.from(text, (char) => char.charCodeAt(0));
const word = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x'), minLength: 1, maxLength });

test('letter distances equal the textbook table, over several blocks', () => {
  const distance = createLetterDistance();
  fc.assert(
    fc.property(word(110), word(150), (pattern, text) => {
      distance.setPattern(lettersOf(pattern), 0, pattern.length);
      assert.equal(distance.distanceTo(lettersOf(text), 0, text.length), naive(pattern, text, false));
      assert.equal(distance.distanceIn(lettersOf(text), 0, text.length), naive(pattern, text, true));
    }),
    { numRuns: 300 },
  );
});

test('word distances equal the textbook table up to 31 letters', () => {
  const distance = createWordDistance();
  fc.assert(
    fc.property(word(31), word(31), (pattern, text) => {
      distance.setPattern(lettersOf(pattern), 0, pattern.length);
      assert.equal(distance.distanceTo(lettersOf(text), 0, text.length), naive(pattern, text, false));
    }),
    { numRuns: 300 },
  );
});
