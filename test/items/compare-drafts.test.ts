import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { carrySpans } from '../../src/items/carry-spans.ts';
import { compareDrafts } from '../../src/items/compare-drafts.ts';
import { findItems } from '../../src/items/find-items.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { tables } from './claim-tables.ts';

const CHECKED = 'Rents rose by 4 percent in 2019. The bridge opened in 1956.\n\n“We have won this long fight,” Anna Korth said.';

/** The text as printed, the words that changed, and what became of the items, by their first words. */
const CASES: Readonly<Record<string, readonly [printed: string, words: number, ...affected: string[]]>> = {
  'the same words on other lines': [CHECKED.replace('percent in', 'percent\nin').replace('won this', 'won\nthis'), 0],
  'a number': [CHECKED.replace('4 percent', '5 percent'), 2, 'Rents: words'],
  'marks alone': [CHECKED.replace('“', '"').replace('”', '"'), 0, 'We have: typography'],
  'the sentence around a quote': [CHECKED.replace('Anna Korth', 'Bo Hale'), 4, 'We have: sentence'],
  'a sentence cut': [CHECKED.replace(' The bridge opened in 1956.', ''), 5, 'The bridge: lost'],
  'a sentence put in': [CHECKED.replace('1956.', '1956. Nobody came.'), 2],
};

for (const [title, [printed, words, ...affected]] of Object.entries(CASES)) {
  test(`changed since checked: ${title}`, () => {
    const items = findItems(plainDocument(canonicalText(CHECKED)), tables);
    const found = compareDrafts(CHECKED, printed, items, tables.abbreviations);
    assert.equal(found.changedWords, words);
    const first = (id: string) =>
      items
        .find((item) => item.id === id)
        ?.text.split(' ')
        .slice(0, 2)
        .join(' ')
        .replace(/^Rents.*/, 'Rents');
    assert.deepEqual(
      found.items.map(({ id, outcome }) => `${first(id)}: ${outcome}`),
      affected,
    );
  });
}

test('stretches are carried where their sentence stands unchanged, and only there', () => {
  const span = { start: 0, end: CHECKED.indexOf('\n'), by: 'p1' };
  const after = `A new lead.\n\n${CHECKED.replace('1956', '1957')}`;
  const carried = carrySpans(CHECKED, after, [span], tables.abbreviations);
  assert.deepEqual(
    carried.map(({ start, end, by }) => [after.slice(start, end), by]),
    [['Rents rose by 4 percent in 2019.', 'p1']],
  );
});
