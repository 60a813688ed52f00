import { type GramStretch, readGrams } from '../index/read-grams.ts';
import type { Stretch } from './find-regions.ts';
import { gramStartsOf, type QuoteWords } from './quote-words.ts';

/**
 * What print is often read as, and what stood there: letters of like shape, and pairs that run into one. Both ways where
 * either is mistaken for the other; general knowledge of print, not fitted to any text.
 */
const MISREAD: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '0': ['o'],
    '1': ['l', 'i'],
    '3': ['e'],
    '5': ['s'],
    '6': ['b'],
    '8': ['b', 's'],
    '9': ['g'],
    a: ['o'],
    b: ['h'],
    c: ['e', 'o'],
    e: ['c', 'o'],
    f: ['t'],
    g: ['q'],
    h: ['b'],
    i: ['l', 't'],
    l: ['i', 't'],
    m: ['in'],
    n: ['u', 'h'],
    o: ['a', 'e'],
    q: ['g'],
    r: ['n', 't'],
    s: ['a'],
    t: ['f', 'l'],
    u: ['n'],
    v: ['y', 'r'],
    w: ['vi'],
    y: ['v'],
    cl: ['d'],
    ii: ['n', 'u'],
    li: ['h'],
    ri: ['n'],
    rn: ['m'],
    vv: ['w'],
  }),
);

const LETTERS_OF_GRAM = 5;

/**
 * The quote with further grams: those that its unknown grams would be if one letter of each had been misread or did not
 * belong there. Null for scripts whose letters don't make grams of five.
 */
export function withMisreadGrams(quote: QuoteWords, stretch: Stretch): QuoteWords | null {
  const { run, gramHashes, gramPositions } = quote;
  if (run.letters.length !== gramHashes.length + LETTERS_OF_GRAM - 1) return null;
  const text = String.fromCharCode(...run.letters.subarray(stretch.firstGram, stretch.endGram + LETTERS_OF_GRAM));
  const readings: GramStretch[] = [];
  for (let gram = stretch.firstGram; gram < stretch.endGram; gram++) {
    if (stretch.frequencies[gram - stretch.firstGram] !== 0) continue;
    const first = gram - stretch.firstGram;
    for (const reading of readingsOf(text.slice(first, first + LETTERS_OF_GRAM + 1))) {
      readings.push({ text: reading, from: 0, to: LETTERS_OF_GRAM, base: gramPositions[gram]! - LETTERS_OF_GRAM + 1 });
    }
  }
  const { pairs, count } = readGrams(readings);
  return withGrams(quote, stretch, pairs, count);
}

/** A letter more than a gram goes in: what was taken for two letters, or for one too many, makes room for it. */
function readingsOf(letters: string): string[] {
  const readings = new Set<string>();
  for (let at = 0; at < LETTERS_OF_GRAM; at++) {
    for (const length of [1, 2]) {
      const printed = MISREAD.get(letters.slice(at, at + length));
      for (const each of printed ?? []) readings.add(letters.slice(0, at) + each + letters.slice(at + length));
    }
    if (at > 0) readings.add(letters.slice(0, at) + letters.slice(at + 1));
  }
  return [...readings].map((reading) => reading.slice(0, LETTERS_OF_GRAM)).filter((reading) => reading.length === LETTERS_OF_GRAM);
}

/** The grams of the stretch with the others among them, by their place. */
function withGrams(quote: QuoteWords, stretch: Stretch, pairs: Uint32Array, count: number): QuoteWords {
  const grams: { readonly hash: number; readonly position: number }[] = [];
  for (let gram = stretch.firstGram; gram < stretch.endGram; gram++)
    grams.push({ hash: quote.gramHashes[gram]!, position: quote.gramPositions[gram]! });
  for (let at = 0; at < 2 * count; at += 2) grams.push({ hash: pairs[at]!, position: pairs[at + 1]! });
  grams.sort((a, b) => a.position - b.position || a.hash - b.hash);
  const gramPositions = Uint32Array.from(grams, ({ position }) => position);
  return {
    ...quote,
    gramHashes: Uint32Array.from(grams, ({ hash }) => hash),
    gramPositions,
    gramStarts: gramStartsOf(quote.run, gramPositions),
  };
}
