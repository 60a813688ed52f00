import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { createLibrary } from '../../src/matching/index/library.ts';
import { matchQuote } from '../../src/matching/match-quote.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { createSampleText } from './sample-text.ts';

// Invented for these tests. Beside them stands a megabyte of sample text, so that a few common words prove nothing.
const SOURCES = {
  ferry: `The ferry left the north quay at six with four passengers and a crate of lemons. It was not to be in the way of
them, said the mate, and he lashed the crate to the rail. By seven the fog had swallowed both banks, and the bell on the
pontoon answered the bell on the ferry like a slow clock.`,
  ledgers: `Of the seven ledgers two were water-stained and one was empty. The clerk of the granary signed each page in
violet ink. Whoever followed him would find the sums correct, the margins crowded, and a pressed fern between the leaves.`,
  lamp: `Even then he put out the lamp at the gate. And this was how he put out the lamp at the gate: he turned the wick
low and let the draught from the stairs do the rest.`,
  regatta: `There was a quarrel between the rowers of Orlin and Vesk. And Orlin set nine good boats in a line before dawn,
each with a lantern at the stern and a flask of cold tea.`,
  almanac: `In the wet year there was a quarrel among the rowers of Orlan and Vesk. And Orlan slept through most of it.`,
};

const library = createLibrary();
for (const [id, text] of Object.entries(SOURCES)) library.add({ id, document: plainDocument(canonicalText(text)) });
library.add({ id: 'sample', document: plainDocument(canonicalText(createSampleText(11).text(1_000_000))) });

const JOINED: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a passage with a line left out and words from elsewhere before it',
    'find the sums correct, the margins crowded it was not to be in the way the bell on the pontoon answered the bell',
    [
      'find the sums correct, the margins crowded',
      'It was not to be in the way of them, said the mate, and he lashed the crate to the rail. By seven the fog had swallowed both banks, and the bell on the pontoon answered the bell',
    ],
  ],
  [
    'halves that changed places, the second with words that stand in the first too',
    'And this was how he put out the lamp at the gate: he turned the wick low even then he put out the lamp at the gate.',
    ['And this was how he put out the lamp at the gate: he turned the wick low', 'Even then he put out the lamp at the gate.'],
  ],
  [
    'halves that changed places, the second nearly the same in another source',
    'nine good boats in a line before dawn, each with a lantern at the stern quarrel between the rowers of Orlin and Vesk. And Orlin set',
    [
      'nine good boats in a line before dawn, each with a lantern at the stern',
      'quarrel between the rowers of Orlin and Vesk. And Orlin set',
    ],
  ],
];

for (const [name, text, expected] of JOINED) {
  test(`finds every part of ${name}`, () => {
    const match = matchQuote(library, { text });
    assert.equal(match.status, 'found');
    const found = match.parts.map(({ source, start, end }) => library.get(source)!.document.text.slice(start, end));
    assert.deepEqual(
      found.map((words) => words.replace(/\s+/g, ' ')),
      expected,
    );
  });
}
