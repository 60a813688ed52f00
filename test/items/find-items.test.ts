import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { findItems } from '../../src/items/find-items.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { tables } from './claim-tables.ts';

/** Invented sentences, and how many quotes in marks and how many claims each gives. */
const CASES: readonly (readonly [text: string, quotes: number, claims: number])[] = [
  ['“We lost three million jobs in this state,” Anna Korth said.', 1, 0],
  ['“We lost jobs in this state,” Anna Korth said on Monday.', 1, 1],
  ['“We lost three million jobs,” said Anna Korth, the first woman to lead the union.', 1, 1],
  ['Anna Korth promised to “work quickly” and cut 40 posts.', 1, 1],
  ['“We lost three million jobs. We closed 40 factories.”', 1, 0],
  ['Crime fell by 12 percent in 2019.', 0, 1],
];

for (const [text, quotes, claims] of CASES) {
  test(`items: ${text}`, () => {
    const items = findItems(plainDocument(canonicalText(text)), tables);
    assert.equal(items.filter((item) => item.kind === 'quote' && item.form !== 'indirect').length, quotes);
    assert.equal(items.filter((item) => item.kind === 'claim').length, claims);
  });
}

test('items: stand in the order of the draft, with ids of their own', () => {
  const text = 'Rents rose by 4 percent. “It is very bad news,” said Anna Korth. Crime fell by 2 percent in 2010.';
  const items = findItems(plainDocument(canonicalText(text)), tables);
  assert.deepEqual(
    items.map((item) => item.kind),
    ['claim', 'quote', 'claim'],
  );
  assert.equal(new Set(items.map((item) => item.id)).size, 3);
});
