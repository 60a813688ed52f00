import { CARDINALS } from '../text/number-words.ts';
import { rememberWords } from '../text/remember-words.ts';
import { stem } from '../text/stems.ts';
import { isUpperAt } from '../text/word-characters.ts';
import type { Lexicon, WordListName } from './check-worthiness.ts';
import { endsAsSuperlative, RANKING } from './has-superlative.ts';
import { isPast } from './past-words.ts';

/** What a word alone tells of how much its sentence is worth checking. */
export interface WorthWord {
  readonly lower: string;
  readonly capital: boolean;
  /** The lists that it stands in, itself or by its stem. */
  readonly lists: readonly WordListName[];
  /** The listed phrases that it begins. */
  readonly phrases: readonly { readonly phrase: string; readonly list: WordListName }[];
  /** A deed behind it is only intended, possible or asked for ("to cut", "will create", "let me say"). */
  readonly plans: boolean;
  readonly past: boolean;
  readonly superlative: boolean;
  /** A superlative where the words beside it let it be one: "the only", not "if only". */
  readonly ranking: boolean;
  readonly firstPerson: boolean;
  /** A number in words; "twenty-five" is told by its first part. */
  readonly number: boolean;
  /** A number from two to ten, or with one in it. */
  readonly small: boolean;
}

const readers = new WeakMap<Lexicon, (word: string) => WorthWord>();

/** Reads a word as it is written, by the lists of a lexicon. */
export function wordReader(lexicon: Lexicon): (word: string) => WorthWord {
  const reader = readers.get(lexicon) ?? rememberWords((word) => readWord(word, lexicon));
  readers.set(lexicon, reader);
  return reader;
}

function readWord(word: string, lexicon: Lexicon): WorthWord {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return {
    lower,
    capital: isUpperAt(word, 0),
    lists: lexicon.words.get(lower) ?? lexicon.words.get(stem(lower)) ?? [],
    phrases: lexicon.phrases.get(lower) ?? [],
    plans: PLANNING.has(lower),
    past: isPast(lower),
    superlative: endsAsSuperlative(lower),
    ranking: RANKING.has(lower),
    firstPerson: FIRST_PERSON.has(lower),
    number: isNumber(lower),
    small: lower.split(/['’.,-]/).some((part) => SMALL_NUMBERS.has(part)),
  };
}

const PLANNING = new Set(
  `to will would should could can must may might let let's gonna please cannot can't won't wouldn't i'll we'll he'll she'll they'll
  you'll i'd we'd me us`.split(/\s+/),
);

const FIRST_PERSON = new Set(['i', 'me', 'my', "i'm", "i've", "i'd", "i'll", 'mine', 'myself']);

const SMALL_NUMBERS: ReadonlySet<string> = new Set('two three four five six seven eight nine ten'.split(' '));

const NUMBERS: ReadonlySet<string> = new Set(
  [...CARDINALS.keys(), 'half', 'third', 'quarter', 'twice'].filter((word) => word !== 'zero'),
);

function isNumber(word: string): boolean {
  const hyphen = word.indexOf('-');
  return NUMBERS.has(hyphen < 0 ? word : word.slice(0, hyphen));
}
