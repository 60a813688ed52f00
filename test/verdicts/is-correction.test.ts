import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCorrection } from '../../src/verdicts/is-correction.ts';
import type { Verdict } from '../../src/verdicts/verdict.ts';

/** What was asked for, the item's new words, its new sentence, its old one, and whether that is the change. */
const CASES: ReadonlyArray<readonly [correction: string, words: string, sentence: string, before: string, is: boolean]> = [
  [
    '“We must keep one boat”',
    'We must keep one boat',
    '“We must keep one boat,” she said.',
    '“We will keep one boat,” she said.',
    true,
  ],
  ['nine members', 'Nine members were in favour.', 'Nine members were in favour.', 'Eight members were in favour.', true],
  ['nine', 'ninety members were in favour', 'Ninety members were in favour.', 'Eight members were in favour.', false],
  ['nine', 'Nine of ten', 'Nine of ten left early, nine stayed.', 'Of nine, ten left.', false],
  ['4.5%', 'Rents rose 4.5%', 'Rents rose 4.5%.', 'Rents rose 45%.', true],
  ['', 'anything', 'anything', 'something', false],
];

for (const [correction, words, sentence, before, is] of CASES) {
  test(`"${correction}" asked for, "${words}" now: ${is}`, () => {
    const verdict = { ruling: 'change', correction } as Verdict;
    assert.equal(isCorrection(verdict, words, sentence, before), is);
    assert.equal(isCorrection({ ...verdict, ruling: 'stands' }, words, sentence, before), false);
  });
}
