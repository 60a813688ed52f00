import { isGiven } from './given-names.ts';
import type { Lexicon } from './lexicon.ts';
import type { Gender } from './mention.ts';
import { endsLikeRole } from './role-nouns.ts';
import type { Token } from './tokens.ts';

// After the last title of the run: "Acme CEO Tim Cook", "Secretary of State John Kerry".
export function endOfTitle(tokens: readonly Token[], start: number, last: number, lexicon: Lexicon): number {
  const { names } = lexicon;
  let end = start;
  for (let k = start; k < last; k++) {
    for (const length of [3, 2, 1]) {
      if (k + length > last || !isTitle(joined(tokens, k, k + length), lexicon)) continue;
      if (end > start && k > end && k + length === last) return end;
      if (end > start && k === end && isHonorific(tokens[k - 1]!) && !ADDRESSED.test(tokens[k]!.text)) return end;
      if (k > start && isGiven(tokens[start]!, lexicon) && !names.demonyms.has(tokens[start]!.text)) return end;
      end = k + length;
      k = end - 1;
      break;
    }
  }
  return end;
}

// "Mr. King" and "Judge Judge" are called so; "Mr. President" is addressed by his office.
function isHonorific(token: Token): boolean {
  return HONORIFIC.test(token.lower);
}

const HONORIFIC = /^(?:mr|mrs|ms|mx|miss|dr|prof|sir|dame|lord|lady|herr|frau|monsieur|madame|mme|mlle|señor|señora)\.?$/;
const ADDRESSED =
  /^(?:President|Vice|Speaker|Chairman|Chairwoman|Chair|Secretary|Minister|Prime|Mayor|Ambassador|Chancellor|Attorney|Chief)$/;

function joined(tokens: readonly Token[], from: number, to: number): string {
  let words = '';
  for (let k = from; k < to; k++) words += `${k > from ? '_' : ''}${bareTitle(tokens[k]!.lower)}`;
  return words;
}

function bareTitle(word: string): string {
  return word.includes('-') || word.endsWith('.') ? word.replace(/^(?:then|ex)-|\.$/g, '') : word;
}

function isTitle(words: string, lexicon: Lexicon): boolean {
  const { names } = lexicon;
  return names.titles.any.has(words) || names.titles.male.has(words) || names.titles.female.has(words);
}

export function titleRoles(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): string[] {
  const roles: string[] = [];
  for (let k = from; k < to; k++) {
    for (const length of [3, 2, 1]) {
      const words = joined(tokens, k, Math.min(k + length, to));
      if (k + length <= to && isTitle(words, lexicon)) roles.push(words);
    }
  }
  return roles;
}

// "Juror", "Verkehrsministerin": nouns that serve as titles.
export function nounRoles(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): string[] {
  const { any, male, female } = lexicon.names.roles;
  const isNoun = (word: string) => any.has(word) || male.has(word) || female.has(word) || endsLikeRole(word, lexicon);
  return tokens.slice(from, to).flatMap((token) => (isNoun(token.lower) ? [token.lower] : []));
}

export function titleGender(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): Gender {
  const { names } = lexicon;
  for (const role of titleRoles(tokens, from, to, lexicon)) {
    if (names.titles.male.has(role)) return 'male';
    if (names.titles.female.has(role)) return 'female';
  }
  return null;
}
