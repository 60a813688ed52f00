import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDocument } from '../../../src/documents/document.ts';
import { findQuotes } from '../../../src/items/find-quotes.ts';
import type { Quote } from '../../../src/items/item.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { readCases, readTables } from './read-cases.ts';

const tables = readTables();

describe('quotes of the fixtures', () => {
  for (const { name, text, expected } of readCases()) {
    it(name, () => {
      const found = findQuotes(plainDocument(canonicalText(text)), tables);
      const shown = found.map((quote, i) => lineOf(quote, expected[i]));
      assert.deepEqual(shown, expected);
    });
  }
});

// As the fixtures write it; words shortened where the expectation shortens them.
function lineOf(quote: Quote, expected: string | undefined): string {
  const speaker = quote.speaker ? quote.speaker.name + (quote.speaker.certain ? '' : '?') : '-';
  const words = expected?.split(' | ')[3] ?? '';
  const [start = '', end] = words.split(' … ');
  const isShortened = end !== undefined && quote.text.startsWith(start) && quote.text.endsWith(end);
  return [quote.form, speaker, quote.cue?.text ?? '-', isShortened ? words : quote.text].join(' | ');
}
