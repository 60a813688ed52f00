import type { Lexicon } from './lexicon.ts';
import type { Gender } from './mention.ts';
import type { Token } from './tokens.ts';

export function isRole(token: Token, lexicon: Lexicon): boolean {
  const { language } = lexicon;
  if (token.kind !== 'word') return false;
  if (language === 'de') return endsLikeRole(token.lower, lexicon);
  return roleKind(token.lower, lexicon) !== null;
}

/** "Regierungssprecherin", "des Ministers": German callings are known by their endings. */
export function endsLikeRole(word: string, { names, language }: Lexicon): boolean {
  if (language !== 'de') return false;
  const bare = word.endsWith('s') ? word.slice(0, -1) : word;
  for (let length = 3; length <= Math.min(word.length, LONGEST_ENDING); length++)
    if (names.german.roleEndings.has(word.slice(-length)) || names.german.roleEndings.has(bare.slice(-length))) return true;
  return false;
}

const LONGEST_ENDING = 16;

/** Modifiers that belong to a bare noun phrase: "senior U.S. officials". */
export const MODIFIERS: ReadonlySet<string> = new Set(
  'senior local state federal city county national military government administration company campaign police school health law enforcement intelligence defense defence security human rights court union party former top other some many most several independent prison hospital university fire border election industry wall street medical legal political opposition rebel transport aviation labor emergency'.split(
    ' ',
  ),
);

/** A word that opens a bare noun phrase: "police", "senior". */
export function isCommonNoun(word: string, lexicon: Lexicon): boolean {
  return roleKind(word, lexicon) !== null || MODIFIERS.has(word);
}

/** Endings of people's callings: "toxicologist", "cartographers", "obstetrician". */
const LEARNED = /.(?:ologist|onomist|iatrist|ographer|ometrist|atrician|etician|ographer)s?$/;

const SHORTEST_LEARNED = 7;

export function roleKind(noun: string, lexicon: Lexicon): 'role' | 'group' | 'thing' | null {
  const { names } = lexicon;
  if (names.roles.plural.has(noun)) return 'group';
  if (names.roles.any.has(noun) || names.roles.male.has(noun) || names.roles.female.has(noun)) return 'role';
  if (names.roles.thing.has(noun)) return 'thing';
  if (noun.length > SHORTEST_LEARNED && LEARNED.test(noun)) return noun.endsWith('s') ? 'group' : 'role';
  return null;
}

export function roleGender(noun: string, lexicon: Lexicon): Gender {
  const { names } = lexicon;
  if (names.roles.male.has(noun)) return 'male';
  return names.roles.female.has(noun) ? 'female' : null;
}

export function rolesBetween(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): string[] {
  const roles: string[] = [];
  for (let k = from; k < to; k++) if (isRole(tokens[k]!, lexicon)) roles.push(tokens[k]!.lower);
  return roles;
}
