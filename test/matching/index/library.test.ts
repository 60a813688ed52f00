import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../../src/documents/document.ts';
import { VerbatimError } from '../../../src/errors.ts';
import { createLibrary, type Library, type LibrarySource } from '../../../src/matching/index/library.ts';
import { matchQuote } from '../../../src/matching/match-quote.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { createSampleText } from '../sample-text.ts';

const sample = createSampleText(11);
const SOURCES: readonly LibrarySource[] = Array.from({ length: 60 }, (_, at) => ({
  id: `source-${String(at).padStart(2, '0')}`,
  document: plainDocument(canonicalText(sample.text(200 + at * 150))),
}));

/** Quotes that are easy, altered, joined, absent and short. */
const QUOTES: readonly string[] = SOURCES.filter((_, at) => at % 3 === 0).flatMap(({ document }, at) => {
  const words = document.text.split(/\s+/);
  const plain = words.slice(3, 15);
  const altered = plain.map((word, index) => (index === 4 ? 'different' : word));
  const other = SOURCES[(at * 7 + 5) % SOURCES.length]!.document.text.split(/\s+/).slice(2, 10);
  return [plain, altered, [...plain, ...other], words.slice(5, 8), Array.from({ length: 14 }, sample.word)].map((list) =>
    list.join(' '),
  );
});

function libraryOf(sources: readonly LibrarySource[]): Library {
  const library = createLibrary();
  for (const source of sources) library.add(source);
  return library;
}

function answers(library: Library): unknown[] {
  return QUOTES.map((text) => matchQuote(library, { text }));
}

const expected = answers(libraryOf(SOURCES));

test('answers do not depend on the order in which sources were added', () => {
  assert.deepEqual(answers(libraryOf(SOURCES.toReversed())), expected);
  assert.deepEqual(answers(libraryOf([...SOURCES.slice(20), ...SOURCES.slice(0, 20)])), expected);
});

test('a library that grew and shrank between quotes answers as one built at once', () => {
  const library = createLibrary();
  for (const [at, source] of SOURCES.entries()) {
    library.add(source);
    if (at % 5 === 0) matchQuote(library, { text: QUOTES[0]! });
  }
  for (const source of SOURCES.slice(10, 30)) assert.equal(library.remove(source.id), true);
  matchQuote(library, { text: QUOTES[1]! });
  for (const source of SOURCES.slice(10, 30)) library.add(source);
  assert.deepEqual(answers(library), expected);
});

test('a removed source is found no more', () => {
  const library = libraryOf(SOURCES);
  const source = SOURCES[30]!;
  const text = source.document.text.split(/\s+/).slice(3, 17).join(' ');
  assert.equal(matchQuote(library, { text }).parts[0]?.source, source.id);
  library.remove(source.id);
  assert.equal(library.has(source.id), false);
  assert.ok(matchQuote(library, { text }).parts.every((part) => part.source !== source.id));
  assert.equal(library.remove(source.id), false);
});

test('saved indexes give the same answers, even after their sources were merged', () => {
  const first = libraryOf(SOURCES);
  first.segments();
  const library = createLibrary();
  for (const source of SOURCES) library.add(source, first.saveIndex(source.id));
  assert.deepEqual(answers(library), expected);
});

test('a damaged, cut, foreign or stale index is built again', () => {
  const [source, other] = [SOURCES[40]!, SOURCES[41]!];
  const saved = libraryOf([source]).saveIndex(source.id);
  const damaged = saved.slice();
  damaged[saved.length - 9]! ^= 0x40;
  const foreign = libraryOf([other]).saveIndex(other.id);
  const text = source.document.text.split(/\s+/).slice(3, 17).join(' ');
  const right = matchQuote(libraryOf([source]), { text });
  assert.equal(right.status, 'found');
  for (const bytes of [damaged, saved.slice(0, -4), saved.slice(0, 7), foreign, new Uint8Array(0)]) {
    const library = createLibrary();
    library.add(source, bytes);
    assert.deepEqual(matchQuote(library, { text }), right);
  }
});

test('bytes at an odd address open as well', () => {
  const source = SOURCES[42]!;
  const saved = libraryOf([source]).saveIndex(source.id);
  const shifted = new Uint8Array(saved.length + 1);
  shifted.set(saved, 1);
  const library = createLibrary();
  library.add(source, shifted.subarray(1));
  assert.equal(matchQuote(library, { text: source.document.text.slice(0, 120) }).status, 'found');
});

test('only the sources named are searched', () => {
  const library = libraryOf(SOURCES);
  const text = SOURCES[30]!.document.text.split(/\s+/).slice(3, 17).join(' ');
  assert.equal(matchQuote(library, { text, within: ['source-30', 'source-31'] }).parts[0]?.source, 'source-30');
  assert.deepEqual(matchQuote(library, { text, within: ['source-31'] }).parts, []);
  assert.deepEqual(matchQuote(library, { text, within: [] }).parts, []);
});

test('a second source with the same id is refused, an unknown one cannot be saved', () => {
  const library = libraryOf(SOURCES.slice(0, 2));
  assert.throws(
    () => library.add(SOURCES[0]!),
    (error) => error instanceof VerbatimError && error.code === 'conflict',
  );
  assert.throws(
    () => library.saveIndex('nowhere'),
    (error) => error instanceof VerbatimError && error.code === 'not-found',
  );
});

test('a source longer than one index is found at its joint', () => {
  const text = createSampleText(5).text(2 ** 21 + 60_000);
  const library = createLibrary();
  library.add({ id: 'long', document: plainDocument(canonicalText(text)) });
  for (const at of [2 ** 21 - 400, 2 ** 21 - 60, 2 ** 21 - 20, 2 ** 21 + 30, text.length - 200]) {
    const quote = text
      .slice(at, at + 110)
      .replace(/^\S*\s+/, '')
      .replace(/\s+\S*$/, '');
    const [part] = matchQuote(library, { text: quote }).parts;
    assert.ok(part, `nothing at ${at}`);
    assert.equal(text.slice(part.start, part.end).replace(/[.,]$/, ''), quote.replace(/[.,]$/, ''));
  }
});
