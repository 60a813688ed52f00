import { type Document, plainDocument } from '../../../src/documents/document.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';
import { createRandom, type Random } from './random.ts';
import { writeBook } from './write-book.ts';

export interface Corpus {
  readonly documents: readonly Document[];
  readonly lexicon: Lexicon;
  readonly length: number;
}

/** Characters of one source: a novel. */
const BOOK = 500_000;
/** Rare nouns; the other classes have half or a quarter. */
const TAIL = 60_000;

export function makeCorpus(megabytes: number, seed = 7): Corpus {
  const lexicon = makeLexicon(createRandom(seed), TAIL);
  const wanted = megabytes * 1_000_000;
  const books = Math.max(2, Math.round(wanted / BOOK));
  const documents = Array.from({ length: books }, (_, n) =>
    plainDocument(canonicalText(writeBook(createRandom(seed * 1000 + n), lexicon, wanted / books))),
  );
  return { documents, lexicon, length: documents.reduce((sum, document) => sum + document.text.length, 0) };
}

/** Text of the same writer that no book of the corpus holds. */
export function writeHeldOut(random: Random, lexicon: Lexicon, length: number): string {
  return writeBook(random, lexicon, length);
}
