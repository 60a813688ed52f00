import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLookAlikes } from '../../src/text/look-alikes.ts';

const CASES: readonly (readonly [string, string])[] = [
  ['plain words, “quoted” — naïve café', ''],
  ['p\u0430y the bill', 'confusable@1'],
  ['please \u0440\u0430\u0443 now', 'confusable@7 confusable@8 confusable@9'],
  ['Привет, мир', ''],
  ['он сказал hello', ''],
  ['wo\u200brd', 'zero-width@2'],
  ['ab\u202ecd\u202c', 'bidi@2 bidi@5'],
  ['می\u200cخواهم', ''],
  ['👩\u200d👧', ''],
  ['Ελληνικά', ''],
  ['Αpple', 'confusable@0'],
];

for (const [text, expected] of CASES) {
  test(`look-alikes in ${JSON.stringify(text)}`, () => {
    assert.equal(
      findLookAlikes(text)
        .map((l) => `${l.reason}@${l.start}`)
        .join(' '),
      expected,
    );
  });
}
