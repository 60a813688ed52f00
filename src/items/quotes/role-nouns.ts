import type { Lexicon } from './lexicon.ts';
import type { Gender } from './mention.ts';
import type { NameTable } from './quote-tables.ts';
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
  return endsWithOne(word, names.german.roleEndings) || endsWithOne(word, names.epithets.de);
}

/** "the professor", "die Finanzexpertin": a calling by which one is taken up who was named before. */
export function isEpithet(role: string, { epithets }: NameTable): boolean {
  return epithets.en.has(role) || epithets.fr.has(role) || epithets.es.has(role) || endsWithOne(role, epithets.de);
}

function endsWithOne(word: string, endings: ReadonlySet<string>): boolean {
  const bare = word.endsWith('s') ? word.slice(0, -1) : word;
  for (let length = 3; length <= Math.min(word.length, LONGEST_ENDING); length++)
    if (endings.has(word.slice(-length)) || endings.has(bare.slice(-length))) return true;
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

type RoleKind = 'role' | 'group' | 'thing';

export function roleKind(noun: string, lexicon: Lexicon): RoleKind | null {
  const { names, language } = lexicon;
  if (language === 'fr' || language === 'es') {
    if (names.callings[language].several.has(noun)) return 'group';
    if (names.callings[language].one.has(noun)) return 'role';
  }
  const listed = kindsOf(names).get(noun);
  if (listed) return listed;
  if (noun.length > SHORTEST_LEARNED && LEARNED.test(noun)) return noun.endsWith('s') ? 'group' : 'role';
  return null;
}

const known = new WeakMap<NameTable, ReadonlyMap<string, RoleKind>>();

// Asked of nearly every word of a text: one look-up for the five lists.
function kindsOf(names: NameTable): ReadonlyMap<string, RoleKind> {
  const found = known.get(names);
  if (found) return found;
  const { any, male, female, plural, thing } = names.roles;
  const kinds = new Map<string, RoleKind>();
  for (const noun of thing) kinds.set(noun, 'thing');
  for (const noun of [...any, ...male, ...female]) kinds.set(noun, 'role');
  for (const noun of plural) kinds.set(noun, 'group');
  known.set(names, kinds);
  return kinds;
}

export function roleGender(noun: string, lexicon: Lexicon): Gender {
  const { names } = lexicon;
  if (names.roles.male.has(noun)) return 'male';
  return names.roles.female.has(noun) ? 'female' : null;
}

/** "el futbolista", "la syndicaliste", "die Expertin": the article or the ending tells where the noun alone doesn't. */
export function articleGender(article: string, noun: string, { language }: Lexicon): Gender {
  if (language === 'de') return /in$/.test(noun) ? 'female' : /^(?:der|dieser|ein)$/.test(article) ? 'male' : null;
  if (/^(?:el|le|ce|este)$/.test(article) || (article === 'un' && language !== 'en')) return 'male';
  return /^(?:la|una|une|cette|esta)$/.test(article) ? 'female' : null;
}

export function rolesBetween(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): string[] {
  const roles: string[] = [];
  for (let k = from; k < to; k++) if (isRole(tokens[k]!, lexicon)) roles.push(tokens[k]!.lower);
  return roles;
}
