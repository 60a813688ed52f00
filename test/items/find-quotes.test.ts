import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { findQuotes } from '../../src/items/find-quotes.ts';
import type { Quote } from '../../src/items/item.ts';
import { parseCueVerbs, parseNames } from '../../src/items/quotes/quote-tables.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { readCases, readTables } from './quotes/read-cases.ts';

const tables = readTables();

function quotesOf(text: string): Quote[] {
  return findQuotes(plainDocument(canonicalText(text)), tables);
}

describe('a quote', () => {
  it('keeps exact spans in every fixture', () => {
    for (const { text } of readCases()) {
      const quotes = quotesOf(text);
      assert.deepEqual(
        quotes.map((quote) => quote.id),
        quotes.map((_, i) => `q${i + 1}`),
      );
      for (const quote of quotes) assertExact(text, quote);
    }
  });

  it('that is interrupted has two segments and one speaker', () => {
    const [quote, ...others] = quotesOf('“The bridge,” Mayor Tom Reyes said, “will open.”');
    assert.deepEqual(others, []);
    assert.equal(quote?.segments.length, 2);
    assert.equal(quote?.text, 'The bridge, will open.');
    assert.equal(quote?.speaker?.name, 'Tom Reyes');
  });

  it('over paragraphs is one, and says so', () => {
    const quotes = quotesOf('“There were four,” she began.\n\n“One was bad.\n\n“One was worse,” said Carla Whitney.');
    assert.deepEqual(
      quotes.map((quote) => [quote.segments.length, ...quote.flags]),
      [[1], [2, 'multi-paragraph']],
    );
    assert.equal(quotes[1]?.speaker?.name, 'Carla Whitney');
  });

  it('that never closes ends with its paragraph and is flagged', () => {
    const text = 'He said: “We are done.\n\nNobody knows why.';
    const [quote] = quotesOf(text);
    assert.deepEqual(quote?.flags, ['unclosed-mark']);
    assert.equal(quote?.end, text.indexOf('\n'));
  });

  it('inside page furniture is left out', () => {
    const text = 'Read more: “Ten bridges”\n\n“It fell,” said Ana Ortiz.';
    const document = plainDocument(canonicalText(text));
    const furniture = [{ start: 0, end: text.indexOf('\n'), reason: 'navigation' as const }];
    assert.deepEqual(
      findQuotes({ ...document, furniture }, tables).map((quote) => quote.text),
      ['It fell,'],
    );
  });

  it('has the fullest name, the words at the quote, and no title in the name', () => {
    const text = 'Power spoke first. Samantha Power, the envoy, left. “Go,” the envoy said.';
    const [quote] = quotesOf(text.replaceAll('Samantha Power', 'Sabina Powell').replace('Power', 'Powell'));
    assert.equal(quote?.speaker?.name, 'Sabina Powell');
    assert.equal(quote?.cue?.text, 'said');
  });

  it('is unsure where two people fit the pronoun', () => {
    const [quote] = quotesOf('Carl Reed met Pat Moss and Kim Dale at noon in town.\n\n“It is over,” she said.');
    assert.equal(quote?.speaker?.certain, false);
    assert.ok((quote?.speaker?.candidates.length ?? 0) >= 1);
  });
});

function assertExact(text: string, quote: Quote): void {
  assert.equal(quote.text, quote.segments.map((segment) => text.slice(segment.start, segment.end)).join(' '));
  assert.equal(quote.start, quote.segments[0]?.start);
  assert.equal(quote.end, quote.segments.at(-1)?.end);
  if (quote.cue) assert.equal(quote.cue.text, text.slice(quote.cue.start, quote.cue.end));
  if (quote.speaker) assert.ok(quote.speaker.start !== null && quote.speaker.start < (quote.speaker.end ?? 0));
}

describe('hostile drafts', () => {
  const drafts: Readonly<Record<string, string>> = {
    'marks only': '"'.repeat(200_000),
    'opening marks only': '“'.repeat(200_000),
    'all kinds of marks': '“”‘’"\'„«»'.repeat(20_000),
    'one long line': 'word '.repeat(400_000),
    'one endless sentence of cues': 'said '.repeat(100_000),
    'names without end': 'Ann Bell '.repeat(50_000),
    'paragraphs that never close': '“a\n\n'.repeat(20_000),
  };
  for (const [name, text] of Object.entries(drafts)) {
    it(`${name} are read to the end`, () => {
      for (const quote of quotesOf(text)) assertExact(text, quote);
    });
  }
});

describe('tables', () => {
  it('inflect English cue verbs', () => {
    const { en } = parseCueVerbs({
      ...empty(),
      en: { report: ['write wrote written', 'reply', 'quip', 'argue'], quote: [], manner: [], naming: [] },
    });
    assert.deepEqual(
      [...en.keys()].sort(),
      'argue argued argues arguing quip quipped quipping quips replied replies reply replying write writes writing written wrote'.split(
        ' ',
      ),
    );
  });

  it('refuse what is no table', () => {
    assert.throws(() => parseCueVerbs({ en: {} }));
    assert.throws(() => parseNames(null));
  });
});

function empty() {
  const none = { report: [], quote: [], manner: [], naming: [] };
  return { en: none, de: none, fr: none, es: none };
}
