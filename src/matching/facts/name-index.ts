import type { NameFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import type { Aliases } from '../aliases.ts';

/** Looks up whether two names mean one person, place or body. */
export interface NameIndex {
  /** Alias groups by name, folded. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** Seats of government by name, folded: the groups and the name of what they stand for. */
  readonly seats: ReadonlyMap<string, string>;
  /** Given names and their short forms: the groups that each belongs to. */
  readonly givenNames: ReadonlyMap<string, readonly number[]>;
}

/** `body`: "Harvard" and "Harvard University" may be one, "Velden" and "Velden University" are not. */
export type NameAgreement = 'same' | 'part' | 'body' | 'alias' | 'seat' | 'initials';

const indexes = new WeakMap<Aliases, NameIndex>();

/** Built once for each alias list. */
export function nameIndex(aliases: Aliases, { seats, givenNames }: Pick<FactTables, 'seats' | 'givenNames'>): NameIndex {
  const known = indexes.get(aliases);
  if (known) return known;
  const index = {
    groups: groupsByName(aliases),
    seats: new Map(seats.map(([seat, power]) => [foldName(seat), foldName(power)])),
    givenNames: groupsByName(givenNames),
  };
  indexes.set(aliases, index);
  return index;
}

function groupsByName(lists: readonly (readonly string[])[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [group, names] of lists.entries()) {
    for (const name of names) {
      const key = foldName(name);
      groups.set(key, [...(groups.get(key) ?? []), group]);
    }
  }
  return groups;
}

/** Lower case, without accents, points, possessives and a leading "the". */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/(?<=\b\p{L})\./gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim();
}

const FILLERS = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'de', 'la', 'jr', 'sr', 'i', 'ii', 'iii']);

/** How two names agree; null where they don't. "Power" is part of "Samantha Power"; "Jane Power" isn't. */
export function namesAgree(claim: string, source: string, index: NameIndex): NameAgreement | null {
  const [a, b] = [foldName(claim), foldName(source)];
  if (a === '' || b === '') return null;
  if (a === b || singular(a) === singular(b) || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'same';
  if (inOneGroup(a, b, index)) return 'alias';
  if (standsFor(a, b, index) || standsFor(b, a, index)) return 'seat';
  const [x, y] = [a.split(' '), b.split(' ')];
  if (initialsMatch(x, y) || initialsMatch(y, x)) return 'initials';
  if (isPart(x, y) || (isPart(y, x) && !isInner(y, x)) || personMatch(x, y, index))
    return isBodyOf(x, y) || isBodyOf(y, x) ? 'body' : 'part';
  return hasWordOfGroup(a, y, index) ? 'alias' : null;
}

// "British Jews" beside "Britain": a people's word inside a longer name.
function hasWordOfGroup(whole: string, words: readonly string[], index: NameIndex): boolean {
  return words.length > 1 && inOneGroup(whole, words[0]!, index);
}

function inOneGroup(a: string, b: string, index: NameIndex): boolean {
  return shareGroup(a, b, index.groups);
}

function shareGroup(a: string, b: string, groups: ReadonlyMap<string, readonly number[]>): boolean {
  const mine = groups.get(a);
  return mine !== undefined && (groups.get(b)?.some((group) => mine.includes(group)) ?? false);
}

function standsFor(seat: string, name: string, index: NameIndex): boolean {
  const power = index.seats.get(seat);
  return power !== undefined && (power === name || inOneGroup(power, name, index));
}

function singular(name: string): string {
  return name.length > 3 && name.endsWith('s') ? name.slice(0, -1) : name;
}

// "WHO" and "World Health Organization".
function initialsMatch(short: readonly string[], long: readonly string[]): boolean {
  const letters = short.length === 1 ? short[0]! : '';
  if (letters.length < 2 || letters.length > 7 || long.length < 2) return false;
  const all = long.map((word) => word[0]).join('');
  const main = long
    .filter((word) => !FILLERS.has(word))
    .map((word) => word[0])
    .join('');
  return letters === all || letters === main;
}

/** Words that many names end in: "College" alone is not Trinity College. */
const GENERIC =
  /^(?:university|college|school|institute|company|group|party|ministry|council|committee|commission|association|bank|court|agency|department|club|church|union|organi[sz]ation|senate|congress|parliament|house|army|navy|league|federation|foundation|society|museum|hospital|city|county|state|island|islands|river|lake|mount|street|avenue|road|bay|sea|ocean|valley|park|province|district|republic|kingdom|airport|station|bridge|square|region|village|town|cup|war|award|games|championship|prize|festival|series|treaty|act|great|web|internet|online|tv|television|radio|united|states|saint|st|new|north|south|east|west|national|international|first|second)$/;

const BODY =
  /^(?:university|college|school|institute|council|court|club|fc|museum|hospital|airport|station|bank|orchestra|festival|cathedral|times|post|united|rovers)$/;

function isBodyOf(place: readonly string[], body: readonly string[]): boolean {
  return place.length === 1 && body.length > 1 && body[0] === place[0] && BODY.test(body[1]!);
}

export function isGeneric(word: string): boolean {
  return GENERIC.test(word);
}

// Every telling word of the shorter name stands in the longer one.
function isPart(short: readonly string[], long: readonly string[]): boolean {
  const telling = short.filter((word) => !FILLERS.has(word));
  const named = telling.some((word) => !GENERIC.test(word)) || long.every((word) => GENERIC.test(word));
  return named && telling.every((word) => long.includes(word) || long.includes(singular(word)));
}

/** "Coast" is not "Gold Coast Young Writer of the Year": one word inside a long name names something else. */
function isInner(short: readonly string[], long: readonly string[]): boolean {
  return short.length === 1 && long.length >= LONG_NAME && short[0] !== long[0] && short[0] !== long.at(-1);
}

/** Words. */
const LONG_NAME = 5;

// "J. R. Smith" and "John Smith"; "Barack H. Obama" and "Barack Obama"; "Tom Smith" and "Thomas Smith".
function personMatch(a: readonly string[], b: readonly string[], index: NameIndex): boolean {
  const surname = a[a.length - 1]!;
  if (a.length < 2 || b.length < 2 || surname !== b[b.length - 1] || isGeneric(surname)) return false; // London's two airports are two
  const [first, other] = [a[0]!, b[0]!];
  return (
    first === other ||
    shareGroup(first, other, index.givenNames) ||
    ((first.length === 1 || other.length === 1) && first[0] === other[0])
  );
}

/** The name in plain text, where no rule took it for a name: "Workers" and "workers". Null where it doesn't stand. */
export function findWords(text: string, name: NameFact): { start: number; end: number } | null {
  const [first = ''] = name.value.name.toLowerCase().split(/[\s'’]/, 1);
  if (!text.toLowerCase().includes(first)) return null; // far quicker than the pattern, and nearly always so
  const match = patternOf(name).exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

const patterns = new WeakMap<NameFact, RegExp>();

// One name is looked for in many passages.
function patternOf(name: NameFact): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const words = name.value.name.replace(/['’]s$/, '').split(/\s+/);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.map(escaped).join('\\s+')}(?![\\p{L}\\p{N}])`, 'iu');
  patterns.set(name, pattern);
  return pattern;
}

// A hyphen must not be escaped in a Unicode pattern: that would throw.
function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
