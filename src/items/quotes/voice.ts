import type { Span } from '../../text/span.ts';
import type { Identity } from './cast.ts';
import { type Figure, isPerson } from './figure.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { isCommonNoun } from './role-nouns.ts';
import type { Scene } from './scene.ts';
import type { Token } from './tokens.ts';

/** Who speaks, where the draft says so, and with which words. */
export interface Voice {
  readonly identity: Identity | null;
  readonly at: Span;
  /** The words at the quote, for a speaker without a name. */
  readonly words: string;
  readonly certain: boolean;
}

/** `phrase` is the mention as a reader would name it. */
export function voiceOf(mention: Mention, identity: Identity | null, phrase: string): Voice {
  const isStandIn = mention.kind === 'pronoun' && identity !== null;
  return {
    identity,
    at: { start: mention.start, end: mention.end },
    words: isStandIn ? unnamed(identity.figure) : phrase,
    certain: identity?.certain ?? mention.kind !== 'pronoun',
  };
}

// "she", meant for "A resident" earlier; "Ann Lee and Bob Ray" keep their capitals.
function unnamed(figure: Figure): string {
  const [first = '', ...rest] = figure.words;
  const isList = rest.some((word) => /^(?:and|und|et|y)$/.test(word)) && /^\p{Lu}/u.test(rest.at(-1)!);
  return [isList || /^\p{Lu}[\p{Lu}.]/u.test(first) ? first : first.toLowerCase(), ...rest]
    .join(' ')
    .replaceAll(/ (?=['’]s\b)/g, '');
}

/** A person or somebody in an office, whom words without a speaker may belong to. */
export function isSomebody(voice: Voice | null): boolean {
  const figure = voice?.identity?.figure;
  return figure !== undefined && (isPerson(figure) || figure.kind === 'role');
}

/** The mention as a reader would name it: a common word that only the sentence's start gave a capital has none. */
export function phraseIn(text: string, mention: Mention, scene: Scene, lexicon: Lexicon): string {
  // "nach Angaben des Hafenamts": no article that only another case has.
  const article = lexicon.language === 'de' ? /^(?:des|dem|den) / : /^$/;
  const phrase = text.slice(mention.start, mention.end).replace(/\s+/g, ' ').replace(article, '');
  const opens = mention.start === scene.tokens[0]!.start && beginsWithCommonWord(scene.tokens[0]!, lexicon);
  return opens ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
}

function beginsWithCommonWord(token: Token, lexicon: Lexicon): boolean {
  const { pronouns, determiners, counts } = lexicon.words;
  if (pronouns.has(token.lower) || determiners.has(token.lower) || counts.has(token.lower)) return true;
  // "Democrats" keep their capital.
  return isCommonNoun(token.lower, lexicon) && !lexicon.names.demonyms.has(token.text.replace(/s$/, ''));
}
