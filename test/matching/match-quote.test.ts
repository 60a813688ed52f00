import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { createLibrary, type Library } from '../../src/matching/index/library.ts';
import { matchQuote } from '../../src/matching/match-quote.ts';
import type { QuoteMatch } from '../../src/matching/quote-match.ts';
import { canonicalText } from '../../src/text/canonical.ts';

// Invented for these tests.
const HARBOUR = `The harbour master kept his lamp burning until the last of the herring boats had come in. He wrote the
weight of every catch in a ledger bound in green cloth, and he never once rounded a figure in his own favour.

"I have counted fish for one-and-thirty years," he told the young inspector, "and I have yet to meet a fish that was
in-
terested in being counted." The inspector laughed, but he closed the ledger all the same.

When the storm of that November broke the outer wall, it was the ledger that showed the council which families had lost
the most, and in what order they should be paid.`;

const ORCHARD = `Nobody in the valley could say who had planted the orchard. The oldest trees leaned towards the river as
if they had been listening to it for a century, and their apples were small, hard and very sweet.

The schoolteacher held that the monks had brought the first grafts over the pass in a sack of wet moss. "A tree is a
letter to people you will never meet," she used to say, and her pupils wrote it down without quite believing her.`;

function libraryOf(texts: Readonly<Record<string, string>>): Library {
  const library = createLibrary();
  for (const [id, text] of Object.entries(texts)) library.add({ id, document: plainDocument(canonicalText(text)) });
  return library;
}

const library = libraryOf({ harbour: HARBOUR, orchard: ORCHARD });

function passages(match: QuoteMatch): string[] {
  return match.parts.map((part) => library.get(part.source)!.document.text.slice(part.start, part.end).replace(/\s+/g, ' '));
}

const FOUND: readonly (readonly [string, string, readonly string[]])[] = [
  ['word for word', 'he never once rounded a figure in his own favour', ['he never once rounded a figure in his own favour']],
  ['other case and marks', 'HE NEVER ONCE ROUNDED — a figure!', ['he never once rounded a figure']],
  ['a word changed', 'he never once changed a figure in his own favour', ['he never once rounded a figure in his own favour']],
  ['a line-end hyphen', 'a fish that was interested in being counted', ['a fish that was in- terested in being counted']],
  [
    'an ellipsis',
    'The harbour master kept his lamp burning … He wrote the weight of every catch',
    [
      'The harbour master kept his lamp burning until the last of the herring boats had come in. He wrote the weight of every catch',
    ],
  ],
  [
    'brackets',
    'it was the ledger that showed [the aldermen] which families had lost the most',
    ['it was the ledger that showed the council which families had lost the most'],
  ],
  [
    'damaged letters',
    'th3 rnonks had br0ught the fir5t qrafts ovcr thc pass in a sack',
    ['the monks had brought the first grafts over the pass in a sack'],
  ],
  [
    'two sources joined',
    'he never once rounded a figure in his own favour and their apples were small, hard and very sweet.',
    ['he never once rounded a figure in his own favour', 'and their apples were small, hard and very sweet.'],
  ],
  [
    'the second half first',
    'it was the ledger that showed the council which families had lost the most When the storm of that November broke the outer wall',
    [
      'it was the ledger that showed the council which families had lost the most',
      'When the storm of that November broke the outer wall',
    ],
  ],
  [
    'three places joined, each followed by other words there',
    'He wrote the weight of every catch held that the monks had brought the first grafts I have yet to meet a fish',
    ['He wrote the weight of every catch', 'held that the monks had brought the first grafts', 'I have yet to meet a fish'],
  ],
];

for (const [name, text, expected] of FOUND) {
  test(`finds a quote with ${name}`, () => {
    const match = matchQuote(library, { text });
    assert.equal(match.status, 'found');
    assert.deepEqual(passages(match), expected);
  });
}

test('says not found for words that no source has', () => {
  const match = matchQuote(library, { text: 'Three engineers from the waterworks resigned over the price of copper pipes' });
  assert.equal(match.status, 'not-found');
  assert.deepEqual(match.parts, []);
});

test('steps tile the quote and every passage', () => {
  for (const [, text] of FOUND) {
    const match = matchQuote(library, { text });
    let item = 0;
    const cursors = match.parts.map((part) => part.start);
    for (const step of match.steps) {
      assert.equal(step.item.start, item);
      assert.equal(step.source.start, cursors[step.part]);
      item = step.item.end;
      cursors[step.part] = step.source.end;
    }
    assert.equal(item, text.length);
    assert.deepEqual(
      cursors,
      match.parts.map((part) => part.end),
    );
  }
});
