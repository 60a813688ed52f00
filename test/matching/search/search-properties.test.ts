import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainDocument } from '../../../src/documents/document.ts';
import { createLibrary, type Library } from '../../../src/matching/index/library.ts';
import { matchQuote } from '../../../src/matching/match-quote.ts';
import { alignWords } from '../../../src/matching/search/align-words.ts';
import { findPieces, pieceOf, startSearch } from '../../../src/matching/search/find-pieces.ts';
import { readQuote } from '../../../src/matching/search/quote-words.ts';
import { readWordRun } from '../../../src/matching/search/word-run.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { createSampleText } from '../sample-text.ts';

const RUNS = { numRuns: 40, seed: 7 };

function libraryOf(text: string): Library {
  const library = createLibrary();
  library.add({ id: 'only', document: plainDocument(canonicalText(text)) });
  return library;
}

/** A small text, and words of it of which some were changed, dropped or doubled. */
const altered = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    length: fc.integer({ min: 300, max: 3000 }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    words: fc.integer({ min: 6, max: 40 }),
    edits: fc.array(fc.tuple(fc.nat(39), fc.constantFrom('change', 'drop', 'double', 'damage')), { maxLength: 4 }),
  })
  .map(({ seed, length, place, words, edits }) => {
    const sample = createSampleText(seed, 2000);
    const text = sample.text(length);
    const all = text.trim().split(/\s+/);
    const first = Math.floor(place * Math.max(0, all.length - words));
    const quote = all.slice(first, first + words);
    for (const [at, edit] of edits) quote.splice(at % quote.length, 1, ...edited(quote[at % quote.length]!, edit));
    return { text, quote: quote.join(' ') };

    function edited(word: string, edit: string): string[] {
      if (edit === 'drop' && quote.length > 4) return [];
      if (edit === 'double') return [word, word];
      if (edit === 'change') return [sample.word()];
      return [`${word.slice(0, 1)}x${word.slice(2)}`];
    }
  });

/** Every place of the text, without an index: the words aligned with all of it at once. */
function exhaustiveScore(text: string, quote: string): number {
  const library = libraryOf(text);
  const search = startSearch(readQuote(quote), library.segments(), undefined);
  const all = readWordRun(text);
  const aligned = alignWords(search.quote, 0, search.quote.run.count, all, 0, text.length);
  const piece = aligned && pieceOf(search, library.get('only')!, all, aligned);
  return piece?.score ?? 0;
}

test('the search finds a place as good as the best of all places', () => {
  fc.assert(
    fc.property(altered, ({ text, quote }) => {
      const search = startSearch(readQuote(quote), libraryOf(text).segments(), undefined);
      const best = Math.max(0, ...findPieces(search, 0, search.quote.run.count).map((piece) => piece.score));
      assert.ok(best >= exhaustiveScore(text, quote) - 1e-6, `${best} < ${exhaustiveScore(text, quote)}`);
    }),
    RUNS,
  );
});

test('every span is exact: whole words of the source, segments inside it, in order', () => {
  fc.assert(
    fc.property(altered, ({ text, quote }) => {
      for (const part of matchQuote(libraryOf(text), { text: quote }).parts) {
        assert.equal(text.slice(part.start, part.end).trim().length, part.end - part.start);
        assert.doesNotMatch(text.slice(part.start - 1, part.start + 1), /^\p{L}\p{L}$/u);
        let reached = part.start;
        for (const { item, source } of part.segments) {
          assert.ok(source.start >= reached && source.end <= part.end && source.start < source.end);
          assert.ok(item.start < item.end && item.end <= quote.length);
          reached = source.end;
        }
      }
    }),
    RUNS,
  );
});

test('a closer quote never scores lower', () => {
  fc.assert(
    fc.property(altered, fc.integer({ min: 1, max: 1e6 }), ({ text }, seed) => {
      const library = libraryOf(text);
      const { random } = createSampleText(seed);
      const words = text.trim().split(/\s+/).slice(2, 26);
      let before = Number.POSITIVE_INFINITY;
      for (let damage = 0; damage < 6; damage++) {
        const { similarity } = matchQuote(library, { text: words.join(' ') });
        assert.ok(similarity <= before + 1e-9, `${similarity} after ${before}: ${words.join(' ')}`);
        before = similarity;
        const at = Math.floor(random() * words.length);
        words[at] = words[at]!.replace(/[a-z]/i, '7');
      }
    }),
    RUNS,
  );
});

test('a quote is found the same in a text that is added in two halves and in any order', () => {
  fc.assert(
    fc.property(altered, altered, (one, two) => {
      const sources = [one, two].map(({ text }, at) => ({ id: `source-${at}`, document: plainDocument(canonicalText(text)) }));
      const [forwards, backwards] = [createLibrary(), createLibrary()];
      for (const source of sources) forwards.add(source);
      for (const source of sources.toReversed()) {
        backwards.add(source);
        backwards.segments();
      }
      const query = { text: `${one.quote} ${two.quote}` };
      assert.deepEqual(matchQuote(backwards, query), matchQuote(forwards, query));
    }),
    RUNS,
  );
});
