import type { WorthWord } from './worth-words.ts';

/** What a quantity counts that is only a word from two to ten: "two questions", "three of us". */
const SMALL = 0.7;

export interface Quantities {
  readonly count: number;
  /** 0 to 1: whether there is any, small words for less. */
  readonly strength: number;
}

/** Figures and number words of a sentence; `magnitudes` are words such as "millions" or "half". "Number one" is no quantity. */
export function countQuantities(sentence: string, words: readonly WorthWord[], magnitudes: number): Quantities {
  const hasFigure = FIGURE.test(sentence);
  const written = words.filter(({ number }, i) => number && words[i - 1]?.lower !== 'number').length;
  const count = (hasFigure ? countFigures(sentence) : 0) + written || Math.min(1, magnitudes);
  const isSmall = !hasFigure && magnitudes === 0 && words.some(({ small }) => small);
  return { count, strength: Math.min(1, count) * (isSmall ? SMALL : 1) };
}

const FIGURE = /\d/;

/** Web addresses and names of accounts. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|@\w+/g;

// A bare year is a date, and a figure that belongs to a name ("G7", "F-16", "COVID-19") counts nothing.
function countFigures(sentence: string): number {
  const figures = sentence.replace(ADDRESS, ' ').match(/(?<![A-Za-zÀ-ɏ]|\p{Lu}-|\d)\d+(?:[.,]\d+)*/gu) ?? [];
  return figures.filter((figure) => !/^(?:1[5-9]|20)\d\d$/.test(figure)).length;
}

/** Whether `words` begin with a "one" that counts nothing: "one might think", "one day", "one reason". */
export function isIdleOne(words: string): boolean {
  return /^one\s/i.test(words) && IDLE_ONE.test(words.toLowerCase());
}

const IDLE_ONE =
  /^one\s+(?:might|may|can|could|would|will|should|must|is|has|does|needs|another|day|thing|reason|way|point|hand|side|problem|question|example|night|morning|afternoon|evening|who|which|that)(?!\p{L})/u;
