import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { findItems } from '../../src/items/find-items.ts';
import { type ItemDraft, reanchorItems } from '../../src/items/reanchor.ts';
import { withoutDoubles } from '../../src/items/without-doubles.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { tables } from './claim-tables.ts';

/** Two drafts, invented; "| " begins what becomes of the first draft's items, by their first words. */
const CASES: Readonly<Record<string, readonly [before: string, after: string, ...outcomes: string[]]>> = {
  'nothing changed': [
    'Rents rose by 4 percent in 2019. The bridge opened in 1956.',
    'Rents rose by 4 percent in 2019. The bridge opened in 1956.',
    'Rents: kept',
    'The bridge: kept',
  ],
  'a paragraph before it, and wrapped lines': [
    'Rents rose by 4 percent in 2019.',
    'Something new.\n\nRents rose by 4 percent\nin 2019.',
    'Rents: kept',
  ],
  'a number changed': [
    'Rents rose by 4 percent in 2019. The bridge opened in 1956.',
    'Rents rose by 5 percent in 2019. The bridge opened in 1956.',
    'Rents: moved-words = Rents rose by 5 percent in 2019.',
    'The bridge: kept',
  ],
  'a sentence cut': [
    'Rents rose by 4 percent in 2019. The bridge opened in 1956.',
    'The bridge opened in 1956.',
    'Rents: lost',
    'The bridge: kept',
  ],
  'paragraphs swapped': [
    'Rents rose by 4 percent in 2019.\n\nThe bridge opened in 1956.\n\nThe ferry sank in 1960.',
    'The ferry sank in 1960.\n\nThe bridge opened in 1956.\n\nRents rose by 4 percent in 2019.',
    'Rents: kept',
    'The bridge: kept',
    'The ferry: kept',
  ],
  'a quote whose attribution changed': [
    '“We have won this long fight,” Anna Korth said on Monday.',
    '“We have won this long fight,” Bo Hale said on Monday.',
    'We have won: moved-words = We have won this long fight,',
  ],
  'a quote with a word changed': [
    'Anna Korth said: “We have won this very long fight.” She left.',
    'Anna Korth said: “We have lost this very long fight.” She left.',
    'We have won: moved-words = We have lost this very long fight.',
  ],
  'a sentence rewritten and moved': [
    'The old harbour bridge opened in 1956 after nine years.\n\nRents rose by 4 percent in 2019.',
    'Rents rose by 4 percent in 2019.\n\nAfter nine years the harbour bridge opened in 1957.',
    'The old: moved-words = After nine years the harbour bridge opened in 1957.',
    'Rents: kept',
  ],
  'all rewritten': ['Rents rose by 4 percent in 2019.', 'Nothing is the same in here. It has 12 new words.', 'Rents: lost'],
};

function draft(text: string): ItemDraft {
  return { text, items: findItems(plainDocument(canonicalText(text)), tables) };
}

for (const [title, [before, after, ...outcomes]] of Object.entries(CASES)) {
  test(`reanchor: ${title}`, () => {
    const old = draft(before);
    const { carried } = reanchorItems(old, draft(after), tables.abbreviations);
    for (const expected of outcomes) {
      const [, words = '', outcome, there] = /^(.*?): (\S+)(?: = (.*))?$/s.exec(expected)!;
      const at = old.items.findIndex((item) => item.text.startsWith(words));
      assert.ok(at >= 0, `${words} is no item`);
      assert.equal(carried[at]!.outcome, outcome, words);
      if (there) assert.equal(carried[at]!.item?.text, there);
    }
  });
}

test('reanchor: an unchanged draft keeps every item as it is and adds none', () => {
  const one = draft(
    '“We won,” Anna Korth said on 5 May 2019. She never denied that 40 houses fell.\n\n“We won,” Anna Korth said on 5 May 2019.',
  );
  const { carried, added } = reanchorItems(one, one, tables.abbreviations);
  assert.deepEqual(
    carried.map(({ item }) => item),
    one.items,
  );
  assert.deepEqual(added, []);
});

test('reanchor: what is kept moves with all its spans', () => {
  const before = draft('“We won,” Anna Korth said on 5 May 2019. She denied that 40 houses fell.');
  const after = draft(`A new beginning.\n\n${before.text}`);
  const { carried } = reanchorItems(before, after, tables.abbreviations);
  assert.deepEqual(
    carried.map(({ item }) => ({ ...item, id: '' })),
    after.items.map((item) => ({ ...item, id: '' })),
  );
});

test('reanchor: where a quote stands again is told by the next draft', () => {
  const once = '“We have won this fight,” Anna Korth said.';
  const joined = (text: string) => ({ text, items: withoutDoubles(draft(text).items) });
  const repeats = (before: string, after: string) => {
    const { carried, added } = reanchorItems(joined(before), joined(after), tables.abbreviations);
    const quote = carried[0]!.item;
    return [quote?.kind === 'quote' ? (quote.repeats ?? []).map(({ start, end }) => after.slice(start, end)) : null, added.length];
  };
  const twice = `‘We have won this fight’\n\n${once}`;
  assert.deepEqual(repeats(once, twice), [['We have won this fight'], 0]);
  assert.deepEqual(repeats(twice, once), [[], 0]);
});

test('reanchor: new items are told, with ids that no other has', () => {
  const before = draft('“We have won this fight,” Anna Korth said.');
  const after = draft('“They have lost 300 jobs there,” Bo Hale said.\n\n“We have won this fight,” Anna Korth said.');
  const { carried, added } = reanchorItems(before, after, tables.abbreviations);
  assert.equal(carried[0]!.outcome, 'kept');
  assert.deepEqual(
    added.filter((item) => item.kind === 'quote').map((item) => item.text),
    ['They have lost 300 jobs there,'],
  );
  const ids = [...carried.flatMap(({ item }) => item ?? []), ...added].map((item) => item.id);
  assert.equal(new Set(ids).size, ids.length);
});

test('reanchor: carried spans are exact in the next draft', () => {
  const before = draft('Rents rose by 4 percent. “It is bad, very bad,” said Anna Korth. Crime fell by 2 percent in 2010.');
  const after = draft('In 2019 rents rose by 4 percent here. “It is bad,” said Anna Korth. Crime fell by 3 percent in 2010.');
  for (const { item } of reanchorItems(before, after, tables.abbreviations).carried) {
    assert.equal(after.text.slice(item!.start, item!.end), item!.text);
  }
});

test('reanchor: a speaker that a person typed in outlives a rewording', () => {
  const before = draft('“We have won this long fight,” Anna Korth said.');
  const typed = { name: 'Anna Maria Korth', start: null, end: null, certain: true, candidates: [] };
  const items = before.items.map((item) => (item.kind === 'quote' ? { ...item, speaker: typed } : item));
  const after = draft('“We have won this very long fight,” Anna Korth said.');
  const [carried] = reanchorItems({ ...before, items }, after, tables.abbreviations).carried;
  assert.equal(carried!.outcome, 'moved-words');
  assert.ok(carried!.item?.kind === 'quote');
  assert.deepEqual(carried!.item.speaker, typed);
});
