import { z } from 'zod';
import type { FunctionWords, Language } from '../../text/language.ts';
import type { NameTable } from '../quotes/quote-tables.ts';

/** Words of the languages that facts are read in beside English. */
export interface ForeignWords {
  readonly functionWords: FunctionWords;
  readonly given: NameTable['given'];
  readonly languages: Readonly<Record<ForeignLanguage, LanguageWords>>;
}

export type ForeignLanguage = Exclude<Language, 'en'>;

export interface LanguageWords {
  /** Number words by value; the longer ones are put together from them. */
  readonly numbers: ReadonlyMap<string, number>;
  /** First word of a phrase → the phrases with it and their English words, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Gloss[]>;
  /** Without their point. */
  readonly abbreviations: ReadonlySet<string>;
  /** Nouns that stand before a person's name; empty where only names have capitals. */
  readonly titles: ReadonlySet<string>;
  /** Names known without further evidence. */
  readonly names: ReadonlySet<string>;
}

interface Gloss {
  readonly words: readonly string[];
  readonly english: readonly string[];
}

const line = z.string().transform((words) => words.split(' ').filter((word) => word !== ''));
const set = line.transform((words): ReadonlySet<string> => new Set(words));
const nothing = new Set<string>();

const language = z.object({
  numbers: z.record(z.string(), z.number()).transform((values) => new Map(Object.entries(values))),
  words: z.record(z.string(), line).transform(indexPhrases),
  abbreviations: set,
  titles: set.default(nothing),
  names: set.default(nothing),
});

/** `data/languages.json`. */
export const languageFile = z.object({ de: language, fr: language, es: language });

export function foreignWords(file: z.infer<typeof languageFile>, { functionWords, given }: NameTable): ForeignWords {
  const wordsOf = ({ words, ...rest }: z.infer<typeof language>): LanguageWords => ({ ...rest, phrases: words });
  return { functionWords, given, languages: { de: wordsOf(file.de), fr: wordsOf(file.fr), es: wordsOf(file.es) } };
}

function indexPhrases(words: Readonly<Record<string, readonly string[]>>): Map<string, Gloss[]> {
  const index = new Map<string, Gloss[]>();
  for (const [english, phrases] of Object.entries(words)) {
    for (const phrase of phrases) {
      const [first, ...more] = phrase.split('_') as [string, ...string[]];
      index.set(first, [...(index.get(first) ?? []), { words: [first, ...more], english: english.split(' ') }]);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}
