import type { Span } from '../../text/span.ts';

/**
 * Words of a sentence that name someone or something that may speak. The span is the name (or the whole noun phrase where there
 * is no name), without titles; `first` and `last` are the tokens with title and determiner, half-open.
 */
export interface Mention extends Span {
  readonly kind: MentionKind;
  readonly first: number;
  readonly last: number;
  /** The name's words, or the noun phrase as written. */
  readonly words: readonly string[];
  /** Titles and role nouns, lower case: "senator", "spokesperson". */
  readonly roles: readonly string[];
  readonly gender: Gender;
  /** "the", "this", or a possessive before it: somebody known already. */
  readonly definite: boolean;
}

/**
 * name: capitalised words that may be a person; noun: one word that may be a name and is mostly none; role: one unnamed
 * person; group: several; thing: a statement, a company.
 */
export type MentionKind = 'person' | 'name' | 'noun' | 'organisation' | 'place' | 'role' | 'group' | 'thing' | 'pronoun';
export type Gender = 'male' | 'female' | null;
