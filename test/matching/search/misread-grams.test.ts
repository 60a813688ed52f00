import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../../src/documents/document.ts';
import { createLibrary } from '../../../src/matching/index/library.ts';
import { matchQuote } from '../../../src/matching/match-quote.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { createSampleText } from '../sample-text.ts';

// Sample text that nobody wrote: no run of a few letters is rare in it, so that damaged words find many a place.
const { text, random } = createSampleText(23);
const library = createLibrary();
const SAMPLE = canonicalText(text(1_500_000));
library.add({ id: 'sample', document: plainDocument(SAMPLE) });

/** As a poor scan is read: each letter of these may be taken for another. */
const READ_AS: Readonly<Record<string, string>> = {
  b: 'h',
  d: 'cl',
  e: 'c',
  h: 'li',
  l: '1',
  m: 'rn',
  n: 'u',
  o: '0',
  r: 'v',
  s: '5',
  t: 'f',
  u: 'n',
};

function misread(words: string): string {
  return [...words.replace(/\s+/g, ' ')].map((letter) => (random() < 0.52 ? (READ_AS[letter] ?? letter) : letter)).join('');
}

test('a line whose letters were misread, some two in five, is found at its place', () => {
  let found = 0;
  for (let n = 0; n < 100; n++) {
    const start = SAMPLE.text.indexOf(' ', Math.floor(random() * (SAMPLE.text.length - 200))) + 1;
    const end = SAMPLE.text.indexOf(' ', start + 45);
    const { parts } = matchQuote(library, { text: misread(SAMPLE.text.slice(start, end)) });
    if (parts.some((part) => part.start < end && part.end > start)) found++;
  }
  assert.ok(found >= 90, `${found} of 100`);
});
