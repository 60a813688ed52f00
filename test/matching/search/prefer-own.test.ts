import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainDocument } from '../../../src/documents/document.ts';
import { attributePassage } from '../../../src/matching/classify/attribute-quote.ts';
import { createLibrary } from '../../../src/matching/index/library.ts';
import { matchQuote } from '../../../src/matching/match-quote.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { speech } from '../../support/speech.ts';
import { createSampleText } from '../sample-text.ts';

/** One paragraph. */
function sampleText(seed: number, length: number): string {
  return createSampleText(seed).text(length).replace(/\s+/g, ' ').trim();
}

const WORDS = 'We have never seen the river so high in our town.';

/** Two sources with the same words three times, far from each other. */
const sources = {
  hearing: `MR. KELL: ${sampleText(1, 3000)} ${WORDS}\n\nMS. OKAF: ${sampleText(2, 3000)} ${WORDS} ${sampleText(3, 800)}\n`,
  paper: `${sampleText(4, 2000)}\n\nThe mayor spoke first. “We have never seen the river so high in our town,” said Mayor Lind.\n`,
};

describe('words that stand in several places', () => {
  for (const [speaker, source, behind] of [
    ['Okaf', 'hearing', 'MS. OKAF:'],
    ['Kell', 'hearing', 'MR. KELL:'],
    ['Lind', 'paper', 'spoke first.'],
  ] as const) {
    test(`are the attributed speaker's where the source says so: ${speaker}`, () => {
      const { parts, candidates } = match(sources, WORDS, speaker);
      assert.equal(parts[0]?.source, source);
      const before = sources[source].slice(0, parts[0].start);
      assert.equal(
        before.lastIndexOf(behind),
        Math.max(...['MS. OKAF:', 'MR. KELL:', 'spoke first.'].map((at) => before.lastIndexOf(at))),
      );
      assert.equal(candidates.length, 2);
    });
  }

  test('a closer place stays, whoever speaks there', () => {
    const closer = WORDS.replace('town', 'city');
    const { parts } = match({ ...sources, other: `MR. KELL: ${sampleText(5, 900)} ${closer}\n\nQ: And then?\n` }, closer, 'Okaf');
    assert.equal(parts[0]?.source, 'other');
  });

  test('a question and its answer in the same words, close together and in another case', () => {
    const text = 'Q: Is it true that nobody asked the river board?\n\nMS. OKAF: Nobody asked the river board. Not once.\n';
    const { parts } = match({ hearing: text }, 'nobody asked the river board', 'Okaf');
    assert.equal(parts[0]?.start, text.indexOf('Nobody'));
  });

  test('a primary source goes first, unless the speaker has the words in another', () => {
    const spoken = (speaker: string, seed: number) => `${speaker}: ${sampleText(seed, 900)} ${WORDS}\n\nQ: And then?\n`;
    const texts = { a: spoken('MS. OKAF', 6), b: spoken('MR. KELL', 7), c: spoken('MS. OKAF', 8) };
    const order = (primary: string) => {
      const { parts, candidates } = match(texts, WORDS, 'Okaf', primary);
      return [...parts, ...candidates].map(({ source }) => source);
    };
    assert.deepEqual(order('c'), ['c', 'a', 'b']);
    assert.deepEqual(order('b'), ['a', 'c', 'b']);
  });

  test('marks in the words are no pattern', () => {
    const words = 'a well-known (if old) river/harbour board';
    const text = `Q: ${words}?\n\nMS. OKAF: ${words}.\n`;
    assert.equal(match({ hearing: text }, words, 'Okaf').parts[0]?.start, text.lastIndexOf(words));
  });
});

function match(texts: Readonly<Record<string, string>>, text: string, speaker: string, primary = '') {
  const library = createLibrary();
  for (const [id, each] of Object.entries(texts))
    library.add({ id, document: plainDocument(canonicalText(each)), primary: id === primary });
  return matchQuote(library, {
    text,
    speaker,
    isOwn: (document, span) => attributePassage(document, span, speaker, speech).attribution === 'speaker-agrees',
  });
}
