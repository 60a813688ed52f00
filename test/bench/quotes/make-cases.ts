import type { Span } from '../../../src/text/span.ts';
import { alter } from './alter.ts';
import { type Corpus, writeHeldOut } from './make-corpus.ts';
import { createRandom, type Random } from './random.ts';
import { reword } from './reword.ts';
import { tidySpeech } from './speak.ts';

/** A quote as printed and where its parts were taken from; none for a quote that no source has. */
export interface QuoteCase {
  readonly kind: string;
  readonly text: string;
  readonly truth: readonly Place[];
}

export interface Place extends Span {
  /** Index of the document. */
  readonly document: number;
}

type Maker = (random: Random, corpus: Corpus) => QuoteCase | null;

/** `each` cases of every kind, the same for every matcher. */
export function makeCases(corpus: Corpus, each: number, seed = 11): QuoteCase[] {
  return Object.entries(MAKERS).flatMap(([kind, make], n) => {
    const random = createRandom(seed * 100 + n);
    const found: QuoteCase[] = [];
    for (let tries = 0; found.length < each && tries < each * 20; tries++) {
      const made = make(random, corpus);
      if (made) found.push({ ...made, kind });
    }
    return found;
  });
}

export const PRESENT = (kind: string) => !kind.startsWith('absent');

const MAKERS: Readonly<Record<string, Maker>> = {
  verbatim: altered(8, 40, (_, words) => words),
  'short, 3–4 words': altered(3, 4, (_, words) => words),
  'short, 5–6 words': altered(5, 6, (_, words) => words),
  'marked cut': altered(14, 40, alter.ellipsis),
  brackets: altered(10, 40, alter.brackets),
  'silent changes': altered(10, 40, alter.silent),
  'another translation': translated,
  'speech against print': printed,
  'OCR 5 %': altered(8, 40, alter.letters(0.05)),
  'OCR 15 %': altered(8, 40, alter.letters(0.15)),
  'OCR 40 %': altered(20, 60, alter.letters(0.4)),
  'halves swapped': swapped,
  'page-long cut': (random, corpus) => joined(random, corpus, 2, true),
  'two places': (random, corpus) => joined(random, corpus, 2, false),
  'three places': (random, corpus) => joined(random, corpus, 3, false),
  'absent, fluent, 3–4 words': fluent(3, 4),
  'absent, fluent, 5–6 words': fluent(5, 6),
  'absent, fluent, 7–11 words': fluent(7, 11),
  'absent, fluent, 12+ words': fluent(12, 30),
  'absent, random, 3–4 words': shuffled(3, 4),
  'absent, random, 5–6 words': shuffled(5, 6),
  'absent, random, 7–11 words': shuffled(7, 11),
  'absent, random, 12+ words': shuffled(12, 30),
};

function altered(least: number, most: number, change: (random: Random, words: readonly string[]) => readonly string[]): Maker {
  return (random, corpus) => {
    const taken = take(random, corpus, least, most);
    return taken && { kind: '', text: change(random, taken.words).join(' '), truth: [taken.place] };
  };
}

interface Taken {
  readonly words: readonly string[];
  readonly place: Place;
}

function take(random: Random, corpus: Corpus, least: number, most: number): Taken | null {
  return takeFrom(random, corpus, random.below(corpus.books), least, most);
}

function takeFrom(random: Random, corpus: Corpus, document: number, least: number, most: number): Taken | null {
  const at = random.below(corpus.documents[document]!.text.length - 4000);
  return takeAt(corpus, document, at, least + random.below(most - least + 1));
}

/** The first `count` whole words after `at`; null where a paragraph ends among them. */
function takeAt(corpus: Corpus, document: number, at: number, count: number): Taken | null {
  const { text } = corpus.documents[document]!;
  const start = text.indexOf(' ', at) + 1;
  const words = text.slice(start, start + count * 24).split(' ', count);
  if (words.length < count || words.some((word) => /[\n“”]/.test(word))) return null;
  return { words, place: { document, start, end: start + words.join(' ').length } };
}

/** The second half before the first: two places that touch. */
function swapped(random: Random, corpus: Corpus): QuoteCase | null {
  const taken = take(random, corpus, 16, 40);
  if (!taken) return null;
  const { words, place } = taken;
  const at = Math.floor(words.length / 2) + random.below(3) - 1;
  const [first, second] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
  return {
    kind: '',
    text: `${second} ${first}`,
    truth: [
      { ...place, start: place.end - second.length },
      { ...place, end: place.start + first.length },
    ],
  };
}

/** A whole sentence in other words. */
function translated(random: Random, corpus: Corpus): QuoteCase | null {
  const document = random.below(corpus.books);
  const { text } = corpus.documents[document]!;
  const start = text.indexOf('. ', random.below(text.length - 4000)) + 2;
  const sentence = /^[^“”\n.?]+[.?]/.exec(text.slice(start, start + 1000))?.[0];
  const count = sentence?.split(' ').length ?? 0;
  if (!sentence || count < 8 || count > 40) return null;
  return { kind: '', text: reword(random, sentence), truth: [{ document, start, end: start + sentence.length }] };
}

/** Speech of the transcript as print has it. */
function printed(random: Random, corpus: Corpus): QuoteCase | null {
  const taken = takeFrom(random, corpus, corpus.books, 12, 40);
  return taken && { kind: '', text: tidySpeech(taken.words.join(' ')), truth: [taken.place] };
}

/** Stretches from two or three places, or from the two sides of a page, with dots between them for the page alone. */
function joined(random: Random, corpus: Corpus, parts: number, isPage: boolean): QuoteCase | null {
  const found: Taken[] = [];
  while (found.length < parts) {
    const first = found[0];
    const count = 8 + random.below(12);
    const next =
      first && isPage
        ? takeAt(corpus, first.place.document, first.place.end + 1500 + random.below(1500), count)
        : take(random, corpus, 8, 20);
    if (!next) return null;
    found.push(next);
  }
  return {
    kind: '',
    text: found.map(({ words }) => words.join(' ')).join(isPage ? ' … ' : ' '),
    truth: found.map(({ place }) => place),
  };
}

function fluent(least: number, most: number): Maker {
  return (random, corpus) => {
    const text = writeHeldOut(random, corpus.lexicon, 600);
    const words = text.split(' ').slice(1, 1 + least + random.below(most - least + 1));
    return unlessPresent(words, corpus);
  };
}

/** Words as often as the texts have them, in an order that means nothing. */
function shuffled(least: number, most: number): Maker {
  return (random, corpus) => {
    const count = least + random.below(most - least + 1);
    const words = Array.from({ length: count }, () => {
      const { text } = corpus.documents[random.below(corpus.books)]!;
      const at = text.indexOf(' ', random.below(text.length - 100)) + 1;
      return text.slice(at, at + 60).split(/[\s.,;?“”]/)[0]!;
    });
    return words.includes('') ? null : unlessPresent(words, corpus);
  };
}

function unlessPresent(words: readonly string[], corpus: Corpus): QuoteCase | null {
  const text = words.join(' ');
  if (/[\n“”]/.test(text)) return null;
  const bare = text.replace(/[.,;?]+$/, '');
  return corpus.documents.some((document) => document.text.includes(bare)) ? null : { kind: '', text, truth: [] };
}
