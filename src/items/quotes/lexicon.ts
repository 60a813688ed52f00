import type { Language } from '../../text/language.ts';
import type { NameTable } from './quote-tables.ts';
import type { Words } from './words.ts';

/** What the readers of a sentence know before they read it. */
export interface Lexicon {
  readonly language: Language;
  readonly names: NameTable;
  readonly words: Words;
  /** Whether the draft has used the word, in lower case, as somebody's name: "Dean", after "Howard Dean". */
  readonly isNamed: (word: string) => boolean;
}
