import { CARDINALS } from '../text/number-words.ts';

/** What a quantity counts that is only a word from two to ten: "two questions", "three of us". */
const SMALL = 0.7;

export interface Quantities {
  readonly count: number;
  /** 0 to 1: whether there is any, small words for less. */
  readonly strength: number;
}

/** Figures and number words of a sentence, its words in lower case; `magnitudes` are words such as "millions" or "half". */
export function countQuantities(sentence: string, lower: readonly string[], magnitudes: number): Quantities {
  const figures = countFigures(sentence);
  const words = lower.filter((word, i) => isNumberWord(word) && lower[i - 1] !== 'number').length;
  const count = figures + words || Math.min(1, magnitudes);
  const small = figures === 0 && magnitudes === 0 && !/\d/.test(sentence) && lower.some(isSmall);
  return { count, strength: Math.min(1, count) * (small ? SMALL : 1) };
}

// A bare year is a date, and a figure that belongs to a name ("G7", "F-16", "COVID-19", "1x3") counts nothing.
/** Web addresses and names of accounts. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|@\w+/g;

function countFigures(sentence: string): number {
  const figures = sentence.replace(ADDRESS, ' ').match(/(?<!\p{L}|\p{Lu}-|\d)\d+(?:[.,]\d+)*(?![\d\p{L}]*[a-z]\p{Lu})/gu) ?? [];
  return figures.filter((figure) => !/^(?:1[5-9]|20)\d\d$/.test(figure)).length;
}

/** Whether `words` begin with a "one" that counts nothing: "one might think", "one day", "one reason". */
export function isIdleOne(words: string): boolean {
  return IDLE_ONE.test(words);
}

const IDLE_ONE =
  /^one\s+(?:might|may|can|could|would|will|should|must|is|has|does|needs|another|day|thing|reason|way|point|hand|side|problem|question|example|night|morning|afternoon|evening|who|which|that)(?!\p{L})/iu;

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  [...CARDINALS.keys(), 'half', 'third', 'quarter', 'twice'].filter((word) => word !== 'zero'),
);
const SMALL_WORDS: ReadonlySet<string> = new Set('two three four five six seven eight nine ten'.split(' '));

// "twenty-five" is told by its first part.
function isNumberWord(word: string): boolean {
  const hyphen = word.indexOf('-');
  return NUMBER_WORDS.has(hyphen < 0 ? word : word.slice(0, hyphen));
}

function isSmall(word: string): boolean {
  return word.split(/['’.,-]/).some((part) => SMALL_WORDS.has(part));
}
