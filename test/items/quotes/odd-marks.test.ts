import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainDocument } from '../../../src/documents/document.ts';
import { findQuotes } from '../../../src/items/find-quotes.ts';
import type { Quote } from '../../../src/items/item.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { runCommand } from '../../support/run-command.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { readTables } from './read-cases.ts';

const tables = readTables();

function quotesOf(text: string): Quote[] {
  return findQuotes(plainDocument(canonicalText(text)), tables);
}

/** Pieces of drafts, put together without sense: marks that open nothing, cues without speakers, names without verbs. */
const PIECES = [
  ...'“”„"«»‹›‘’‚\'`「」『』＂',
  ...['said', 'she said,', 'Dr. Ann Bell', 'Bell', 'according to', 'who', 'that', 'the mayor', 'U.N.', 'told', 'sagte', 'er', 'so'],
  ...[
    'It is over',
    'yes',
    '5\'10"',
    "'90s",
    "don't",
    'Tuesday',
    '\n',
    '\n\n',
    '. ',
    '? ',
    '! ',
    '… ',
    ', ',
    ': ',
    '; ',
    ' — ',
    '(',
    ')',
    '[sic]',
  ],
  ...['\u200b', '\u202e', '\ud83d\ude00', '\t', '—'],
];
const draft = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' ').replaceAll(' ,', ','));

describe('quotes of any text', () => {
  it('have exact spans: the text between them is what they say', () => {
    fc.assert(
      fc.property(draft, (text) => {
        for (const quote of quotesOf(text)) assertExact(canonicalText(text).text, quote);
      }),
      { numRuns: 400 },
    );
  });

  it('are in order, numbered, and the same every time', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const quotes = quotesOf(text);
        assert.deepEqual(quotesOf(text), quotes);
        for (const [i, quote] of quotes.entries()) {
          assert.equal(quote.id, `q${i + 1}`);
          assert.ok(quote.start >= (quotes[i - 1]?.start ?? 0));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('don’t change when the draft goes on with another paragraph', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const first = `“The bridge will open,” said Ana Ortiz.\n\n${text}`;
        const [quote] = quotesOf(first);
        assert.equal(quote?.text, 'The bridge will open,');
        assert.ok(quote?.speaker?.name.includes('Ortiz'));
      }),
      { numRuns: 150 },
    );
  });
});

function assertExact(text: string, quote: Quote): void {
  assert.equal(quote.text, quote.segments.map((segment) => text.slice(segment.start, segment.end)).join(' '));
  assert.equal(quote.start, quote.segments[0]?.start);
  assert.equal(quote.end, quote.segments.at(-1)?.end);
  for (const [i, { start, end }] of quote.segments.entries()) {
    assert.ok(start < end && start >= (quote.segments[i - 1]?.end ?? 0));
    assert.doesNotMatch(text.slice(start, end), /^\s|\s$/);
  }
  if (quote.cue) assert.equal(quote.cue.text, text.slice(quote.cue.start, quote.cue.end));
  if (!quote.speaker) return;
  const { name, start, end } = quote.speaker;
  assert.ok(name.length > 0 && start !== null && end !== null && start < end && end <= text.length);
}

describe('a megabyte of quotation marks', () => {
  it('is read to the end before the kill timer', async (test) => {
    const file = join(await tempFolder(test), 'marks.txt');
    writeFileSync(file, `${'"'.repeat(600_000)}${'“‘«'.repeat(130_000)}`);
    const result = runCommand(['extract', file, '--json']);
    assert.equal(result.status, 0, result.complaint);
    assert.deepEqual(JSON.parse(result.output).quotes, []);
  });
});
