import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDraftLinks } from '../../src/documents/find-draft-links.ts';

/** A draft in Markdown, and `words → kind text` of each link or footnote. */
const table: readonly (readonly [draft: string, found: readonly string[]])[] = [
  ['The [count](https://example.org/a) rose.', ['count → link https://example.org/a']],
  ['See [it](<https://example.org/a> "The count") now.', ['it → link https://example.org/a']],
  ['See [it](https://example.org/a_(b)) now.', ['it → link https://example.org/a_(b)']],
  ['A picture ![boats](https://example.org/a.png).', []],
  ['A [mail](mailto:a@example.org) and a [place](/here).', []],
  ['The [count][1] rose.\n\n[1]: https://example.org/a "Title"', ['count → link https://example.org/a']],
  ['The [count][] rose.\n\n[count]: https://example.org/a', ['count → link https://example.org/a']],
  ['It rose.[^1] It fell.\n\n[^1]: Minutes of the council,\n    page 3.', ['[^1] → footnote Minutes of the council, page 3.']],
  ['It rose.[^nowhere]', []],
  [
    'At https://example.org/a, (https://example.org/b) and https://example.org/c_(d).',
    [
      'https://example.org/a → link https://example.org/a',
      'https://example.org/b → link https://example.org/b',
      'https://example.org/c_(d) → link https://example.org/c_(d)',
    ],
  ],
  ['Brackets [alone] and (alone) say nothing.', []],
];
for (const [draft, found] of table) {
  test(`links of ${JSON.stringify(draft.slice(0, 40))}`, () => {
    const notes = findDraftLinks(draft);
    assert.deepEqual(
      notes.map(({ start, end, kind, text }) => `${draft.slice(start, end)} → ${kind} ${text}`),
      found,
    );
  });
}

test('hostile brackets are read in no time to speak of', () => {
  assert.equal(findDraftLinks('[('.repeat(50_000)).length, 0);
  assert.equal(findDraftLinks(`${'['.repeat(50_000)}](https://example.org/`).length, 1, 'an address by itself');
  assert.equal(findDraftLinks('[a](https://(('.repeat(20_000)).length, 0);
  assert.equal(findDraftLinks('[a](https://a.b) https://c.d '.repeat(20_000)).length, 40_000);
});
