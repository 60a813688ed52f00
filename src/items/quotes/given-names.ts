import type { Lexicon } from './lexicon.ts';
import type { Gender } from './mention.ts';
import type { Token } from './tokens.ts';

export function isGiven(token: Token, lexicon: Lexicon): boolean {
  const { names } = lexicon;
  return names.given.male.has(token.text) || names.given.female.has(token.text);
}

export function givenGender(token: { readonly text: string }, lexicon: Lexicon): Gender {
  const { names } = lexicon;
  const given = token.text.split('-')[0]!;
  const male = names.given.male.has(token.text) || names.given.male.has(given);
  const female = names.given.female.has(token.text) || names.given.female.has(given);
  if (male === female) return null;
  return male ? 'male' : 'female';
}
