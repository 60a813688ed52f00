import type { Span } from '../../text/span.ts';
import type { Identity } from './cast.ts';
import type { Figure } from './figure.ts';
import type { Mention } from './mention.ts';

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
