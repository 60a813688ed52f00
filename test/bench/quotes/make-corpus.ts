import { type Document, plainDocument } from '../../../src/documents/document.ts';
import { canonicalText } from '../../../src/text/canonical.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';
import { createRandom, type Random } from './random.ts';
import { speak } from './speak.ts';
import { writeBook } from './write-book.ts';

export interface Corpus {
  /** Books, and one transcript of speech after them. */
  readonly documents: readonly Document[];
  readonly books: number;
  readonly lexicon: Lexicon;
  readonly length: number;
}

/** Characters of one source: a novel. */
const BOOK = 500_000;
/** Rare nouns; the other classes have half or a quarter. */
const TAIL = 60_000;
/** The transcript's share, at most a book. */
const SPOKEN = 0.1;

export function makeCorpus(megabytes: number, seed = 7, book = BOOK): Corpus {
  const lexicon = makeLexicon(createRandom(seed), TAIL);
  const wanted = megabytes * 1_000_000;
  const books = Math.max(2, Math.round(wanted / book));
  const written = Array.from({ length: books }, (_, n) => writeBook(createRandom(seed * 1000 + n), lexicon, wanted / books));
  const heard = writeTranscript(createRandom(seed * 999), lexicon, Math.min(wanted * SPOKEN, book));
  const documents = [...written, heard].map((text) => plainDocument(canonicalText(text)));
  return { documents, books, lexicon, length: documents.reduce((sum, document) => sum + document.text.length, 0) };
}

/** Turns of one to a few sentences, as heard. */
function writeTranscript(random: Random, lexicon: Lexicon, length: number): string {
  return writeBook(random, lexicon, length)
    .split('\n\n')
    .filter((paragraph) => !paragraph.includes('“'))
    .map((paragraph) =>
      paragraph
        .split(/(?<=[.?]) /)
        .map((sentence) => speak(random, sentence))
        .join(' '),
    )
    .join('\n\n');
}

/** Text of the same writer that no book of the corpus holds. */
export function writeHeldOut(random: Random, lexicon: Lexicon, length: number): string {
  return writeBook(random, lexicon, length);
}
