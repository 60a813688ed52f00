import type { SpeechTables } from './speech-tables.ts';

export type NameAgreement = 'same' | 'different' | 'unclear';

interface PersonName {
  readonly given: readonly string[];
  readonly surname: string;
  readonly roles: readonly string[];
}

const ORGANISATION =
  /\b(?:department|ministry|council|committee|commission|office|company|inc|corp|party|university|bank|association|agency|police|officials?|court|government|campaign|group|union|house|association|institute|foundation|statement|report|letter|memo)\b/i;

/** Whether two printed names can be one person: by surname, then given names. Doubt is `unclear`, never `different`. */
export function compareNames(a: string, b: string, tables: SpeechTables): NameAgreement {
  if (plain(a) === plain(b) && plain(a) !== '') return 'same';
  const [left, right] = [readName(a, tables), readName(b, tables)];
  if (ORGANISATION.test(a) || ORGANISATION.test(b)) return 'unclear';
  if (!left.surname || !right.surname) return sharesRole(left, right) ? 'same' : 'unclear';
  if (left.surname === right.surname) return compareGiven(left.given, right.given);
  if (isGivenNameOf(left, right) || isGivenNameOf(right, left)) return 'same';
  return sharesName(left, right) ? 'unclear' : 'different';
}

export function surnameOf(name: string, tables: SpeechTables): string | null {
  return readName(name, tables).surname || null;
}

/** Characters of a source that are searched for people of one surname. */
const NAMESAKE_REACH = 500_000;

/** Whether the text gives this surname to two people: then a bare surname says nothing. */
export function hasNamesakes(text: string, name: string, tables: SpeechTables): boolean {
  const read = readName(name, tables);
  if (!read.surname) return false;
  const pattern = new RegExp(`(\\p{Lu}[\\p{L}.'’-]+)\\s+${read.surname.replace(/[^\p{L}\p{N}]/gu, '.')}(?![\\p{L}])`, 'giu');
  const given = new Set<string>();
  for (const found of text.slice(0, NAMESAKE_REACH).matchAll(pattern)) {
    const word = plain(found[1]!);
    if (/^\p{Lu}/u.test(found[1]!) && !tables.titles.has(word) && !tables.cueVerbs.has(word) && !tables.functionWords.has(word))
      given.add(word);
  }
  return given.size > 1;
}

function readName(name: string, tables: SpeechTables): PersonName {
  const words = name
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .split(/,\s/)[0]!
    .split(/\s+/)
    .map(plain)
    .filter(Boolean);
  const isRole = (word: string) => tables.titles.has(word) || tables.nameSuffixes.has(word);
  const roles = words.filter(isRole);
  const names = words.filter((word) => !isRole(word));
  // A lower-case description ("the company") is no name.
  const isNamed = /\p{Lu}|\p{Lo}/u.test(name);
  return { given: isNamed ? names.slice(0, -1) : [], surname: isNamed ? (names.at(-1) ?? '') : '', roles };
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/[^\p{L}\p{N}-]+/gu, '');
}

function sharesRole(a: PersonName, b: PersonName): boolean {
  return a.roles.some((role) => role !== 'the' && role !== 'former' && b.roles.includes(role));
}

function compareGiven(a: readonly string[], b: readonly string[]): NameAgreement {
  if (a.length === 0 || b.length === 0) return 'same';
  const [x, y] = [a[0]!, b[0]!];
  if (x === y || x.startsWith(y) || y.startsWith(x) || a.includes(y) || b.includes(x)) return 'same';
  return 'unclear';
}

/** "Samantha" for "Samantha Power". */
function isGivenNameOf(short: PersonName, long: PersonName): boolean {
  return short.given.length === 0 && long.given.includes(short.surname);
}

function sharesName(a: PersonName, b: PersonName): boolean {
  const left = [...a.given, a.surname].flatMap((word) => word.split('-'));
  const right = [...b.given, b.surname].flatMap((word) => word.split('-'));
  return left.some((word) => word.length > 3 && right.includes(word));
}
