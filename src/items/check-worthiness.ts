import { z } from 'zod';
import { stem } from '../text/stems.ts';

const FEATURES = [
  'quantity',
  'furtherQuantity',
  'measure',
  'date',
  'name',
  'superlative',
  'extreme',
  'comparison',
  'change',
  'cause',
  'act',
  'other',
  'otherAct',
  'accusation',
  'disputed',
  'surroundings',
  'past',
  'universal',
  'topic',
  'length',
  'short',
  'runOn',
  'question',
  'future',
  'opinion',
  'emphasis',
  'hypothetical',
  'selfDenial',
  'firstPerson',
  'aboutSelf',
  'request',
  'procedural',
  'chair',
] as const;
export type Feature = (typeof FEATURES)[number];

const WORD_LISTS = [
  'magnitude',
  'date',
  'superlative',
  'scope',
  'universal',
  'comparison',
  'change',
  'cause',
  'act',
  'topic',
  'opinion',
  'future',
  'hypothetical',
  'request',
  'denial',
  'selfDenial',
  'emphasis',
  'procedural',
] as const;
export type WordListName = (typeof WORD_LISTS)[number];

/** All word lists in one look-up: which lists a word, or a phrase that begins with it, belongs to. */
export interface Lexicon {
  /** By the word as it is, or its stem. */
  readonly words: ReadonlyMap<string, readonly WordListName[]>;
  /** Phrases by their first word; a phrase is lower case with a blank at either end. */
  readonly phrases: ReadonlyMap<string, readonly { readonly phrase: string; readonly list: WordListName }[]>;
}

/** A small logistic regression over what a checker looks for, with the words that each feature is told by. */
export interface CheckWorthinessTable {
  readonly bias: number;
  readonly weights: Readonly<Record<Feature, number>>;
  readonly lexicon: Lexicon;
  /** Who leads a debate rather than takes part in it, by the name in a transcript. */
  readonly roles: ReadonlySet<string>;
}

const Table = z.object({
  bias: z.number(),
  weights: z.record(z.enum(FEATURES), z.number()),
  words: z.record(z.enum(WORD_LISTS), z.array(z.string().min(1))),
  roles: z.array(z.string()),
});

/** Reads `data/check-worthiness.json`. */
export function parseCheckWorthiness(table: unknown): CheckWorthinessTable {
  const { bias, weights, words, roles } = Table.parse(table);
  return { bias, weights, lexicon: readLexicon(words), roles: new Set(roles) };
}

function readLexicon(lists: Readonly<Record<WordListName, readonly string[]>>): Lexicon {
  const words = new Map<string, WordListName[]>();
  const phrases = new Map<string, { phrase: string; list: WordListName }[]>();
  for (const list of WORD_LISTS) {
    for (const entry of lists[list]) {
      const [first = entry, ...more] = entry.split(' ');
      if (more.length > 0) append(phrases, first, { phrase: ` ${entry} `, list });
      else for (const form of new Set([entry, stem(entry)])) append(words, form, list);
    }
  }
  return { words, phrases };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
