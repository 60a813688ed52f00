import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { findItems } from '../../src/items/find-items.ts';
import { withoutDoubles } from '../../src/items/without-doubles.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { tables } from './claim-tables.ts';

/** Invented drafts, and the quotes that a checker works through: "speaker: words ×places". */
const CASES: readonly (readonly [title: string, text: string, quotes: readonly string[]])[] = [
  [
    'a headline and a pull quote are the quote again',
    'Mayor: ‘We will not give in’\n\n“We will not give in,” Anna Korth said on Monday.\n\n“We will not give in”\n\nThe hall was full.',
    ['Anna Korth: We will not give in, ×3'],
  ],
  [
    'another speaker has an item of his own',
    '“We will not give in,” Anna Korth said.\n\n“We will not give in,” Mark Pell said.',
    ['Anna Korth: We will not give in, ×1', 'Mark Pell: We will not give in, ×1'],
  ],
  [
    'other words are another quote',
    '‘We will never give in’\n\n“We will not give in,” Anna Korth said.',
    ['-: We will never give in ×1', 'Anna Korth: We will not give in, ×1'],
  ],
  [
    'two words are the same by chance',
    '“Not now,” Anna Korth said.\n\n“Not now,” Korth said.',
    ['Anna Korth: Not now, ×1', 'Anna Korth: Not now, ×1'],
  ],
];

for (const [title, text, expected] of CASES) {
  test(`items: ${title}`, () => {
    const items = withoutDoubles(findItems(plainDocument(canonicalText(text)), tables));
    const quotes = items.flatMap((item) => (item.kind === 'quote' ? [item] : []));
    assert.deepEqual(
      quotes.map((quote) => `${quote.speaker?.name ?? '-'}: ${quote.text} ×${1 + (quote.repeats?.length ?? 0)}`),
      expected,
    );
    for (const { repeats } of quotes)
      for (const span of repeats ?? []) assert.equal(text.slice(span.start, span.end).replace(/\W+$/, ''), 'We will not give in');
  });
}

test('items: speech without marks is not listed beside the claim that holds it', () => {
  const items = findItems(plainDocument(canonicalText('Anna Korth said rents rose by 4 percent in 2019.')), tables);
  assert.deepEqual(
    withoutDoubles(items).map((item) => item.kind),
    ['claim'],
  );
  assert.equal(items.length, 2);
});
