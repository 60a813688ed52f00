import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { classifyQuote } from '../../src/matching/classify-quote.ts';
import type { QuoteMatch } from '../../src/matching/quote-match.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { inTime } from '../support/in-time.ts';
import { speech } from '../support/speech.ts';

/** A match that says only: this quote lies there, one step over all. */
function wholeMatch(quote: string, source: string): QuoteMatch {
  const item = { start: 0, end: quote.length };
  const span = { start: 0, end: source.length };
  const locator = { page: null, paragraph: 1, line: 1, seconds: null, speaker: null };
  const passage = { ...span, source: 'a', score: 1, locator, segments: [{ item, source: span }] };
  return {
    status: 'found',
    similarity: 1,
    chance: 0,
    parts: [passage],
    steps: [{ op: 'replace', item, source: span, part: 0 }],
    candidates: [],
  };
}

function classify(quote: string, source: string) {
  const document = plainDocument(canonicalText(source));
  return classifyQuote({ text: quote, speaker: 'Lira Veld' }, wholeMatch(quote, source), () => document, speech);
}

const HOSTILE: Readonly<Record<string, [string, string]>> = {
  '50,000 words': ['word '.repeat(50_000), 'ward '.repeat(50_000)],
  'one letter a million times': ['a'.repeat(1_000_000), 'a'.repeat(999_999)],
  'marks alone': ['“”‘’…[]()'.repeat(5_000), '"\'()[]...'.repeat(5_000)],
  'brackets that never close': ['['.repeat(50_000), 'we will '.repeat(2_000)],
  'numbers without end': ['twenty '.repeat(3_000), 'one hundred '.repeat(3_000)],
  'labels on every line': ['we will go', 'A: we will go\n'.repeat(20_000)],
  'blanks alone': [' ', ' '],
};

describe('classifyQuote on hostile texts', () => {
  for (const [name, [quote, source]] of Object.entries(HOSTILE)) {
    it(name, () => {
      const found = inTime(20_000, () => classify(quote, source));
      for (const change of found.changes) {
        assert.ok(0 <= change.item.start && change.item.start <= change.item.end && change.item.end <= quote.length);
        assert.ok(0 <= change.source.start && change.source.start <= change.source.end && change.source.end <= source.length);
      }
    });
  }
});
