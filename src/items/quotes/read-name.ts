import type { Gender, Mention, MentionKind } from './mention.ts';
import type { Language, NameTable } from './quote-tables.ts';
import { isCapitalised, isSign, type Token } from './tokens.ts';
import type { Words } from './words.ts';

/** A name has no more words than this; what goes on is a headline. */
const LONGEST_NAME = 12;

/** The name that starts at a capitalised token, or a title or office without a name; null for a word that only looks like one. */
export function readName(
  tokens: readonly Token[],
  start: number,
  names: NameTable,
  words: Words,
  language: Language,
): Mention | null {
  if (names.calendar.has(bareText(tokens[start]!))) return null;
  if (words.notNames.has(tokens[start]!.lower) && !/^\p{Lu}{2,}|\./u.test(tokens[start]!.text)) return null;
  const last = endOfRun(tokens, start, names, words, language);
  if (start === 0 && last === 1 && isParticiple(tokens, names, words)) return null;
  return nameOf(tokens, start, last, names, language, words);
}

// "Portrayed as …", "Running late, …" open with a capital and are no names; "Manning said" is one.
function isParticiple(tokens: readonly Token[], names: NameTable, words: Words): boolean {
  const word = tokens[0]!;
  if (isGiven(word, names) || names.surnamesToo.has(word.text)) return false;
  const next = tokens[1]?.lower ?? '';
  return (
    /(?:ed|ing|ly)$/.test(word.lower) && !words.cues.has(next) && !words.auxiliaries.has(next) && next !== "'s" && next !== ','
  );
}

function bareText(token: Token): string {
  return token.text.replace(/\.$/, '');
}

// Capitalised words, initials, particles between them ("van der"), a nickname in marks, "of" and "and" inside an institution's name.
function endOfRun(tokens: readonly Token[], start: number, names: NameTable, words: Words, language: Language): number {
  let last = start + 1;
  while (last < tokens.length && last - start < LONGEST_NAME) {
    const token = tokens[last]!;
    if (isCapitalised(token)) {
      if (names.calendar.has(bareText(token)) || /^\p{Lu}['’]s$/u.test(token.text)) break;
      if (words.pronouns.has(token.lower) && token.text.length <= 3 && token.text !== token.text.toUpperCase()) break;
      last++;
      continue;
    }
    const bridge = bridgeLength(tokens, start, last, names, language);
    if (bridge === 0) break;
    last += bridge;
  }
  return last;
}

function bridgeLength(tokens: readonly Token[], start: number, at: number, names: NameTable, language: Language): number {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (token.kind === 'quote') return isCapitalised(next) && token.end - token.start < 24 && isCapitalised(tokens[at - 1]) ? 1 : 0;
  if (token.text === '&') return isCapitalised(next) ? 1 : 0;
  if (names.particles.has(token.lower) && language !== 'fr' && language !== 'es') {
    if (language === 'de' && /^(?:der|den)$/.test(token.lower) && !/^(?:von|van|zu|auf|in)$/.test(tokens[at - 1]!.lower)) return 0;
    if (isCapitalised(next)) return 1;
    return next && names.particles.has(next.lower) && isCapitalised(tokens[at + 2]) ? 2 : 0;
  }
  if (/^(?:de|del|du|di)$/.test(token.lower)) return isCapitalised(next) && isGiven(tokens[start]!, names) ? 1 : 0;
  const institution = names.organisations.has(tokens[at - 1]!.text) || /^Secretary$/.test(tokens[at - 1]!.text);
  if (token.lower === 'and' && isListOfFields(tokens, start, at) && isCapitalised(next)) return 1;
  if (token.lower === 'of' && institution)
    return isCapitalised(next) ? 1 : /^the$/.test(next?.lower ?? '') && isCapitalised(tokens[at + 2]) ? 2 : 0;
  return 0;
}

// "Department of Health and Human Services"
function isListOfFields(tokens: readonly Token[], start: number, at: number): boolean {
  for (let k = start + 1; k < at; k++)
    if (tokens[k]!.lower === 'of') return /^(?:Department|Ministry|Committee|Bureau|Office|Secretary)$/.test(tokens[k - 1]!.text);
  return false;
}

function nameOf(
  tokens: readonly Token[],
  start: number,
  last: number,
  names: NameTable,
  language: Language,
  words: Words,
): Mention | null {
  const titled = endOfTitle(tokens, start, last, names);
  if (titled > start && titled >= last) return office(tokens, start, last, names, words, language);
  const lastWord = tokens[last - 1]!.text;
  const institution =
    titled > start
      ? names.organisations.has(lastWord) && !names.surnamesToo.has(lastWord)
      : isInstitution(tokens, start, last, names);
  if (titled > start && !institution) return person(tokens, start, titled, last, names);
  const split = institution && titled > start ? start : splitAtGiven(tokens, start, last, names, language);
  if (split > start) return person(tokens, start, split, last, names);
  return plainName(tokens, start, last, names);
}

// After the last title of the run: "Acme CEO Tim Cook", "Secretary of State John Kerry".
function endOfTitle(tokens: readonly Token[], start: number, last: number, names: NameTable): number {
  let end = start;
  for (let k = start; k < last; k++) {
    for (const length of [3, 2, 1]) {
      if (k + length > last || !isTitle(joined(tokens, k, k + length), names)) continue;
      if (end > start && k > end && k + length === last) return end;
      if (k > start && isGiven(tokens[start]!, names) && !names.demonyms.has(tokens[start]!.text)) return end;
      end = k + length;
      k = end - 1;
      break;
    }
  }
  return end;
}

function joined(tokens: readonly Token[], from: number, to: number): string {
  let words = '';
  for (let k = from; k < to; k++) words += `${k > from ? '_' : ''}${tokens[k]!.lower.replace(/\.$/, '')}`;
  return words;
}

function isTitle(words: string, names: NameTable): boolean {
  return names.titles.any.has(words) || names.titles.male.has(words) || names.titles.female.has(words);
}

function isGiven(token: Token, names: NameTable): boolean {
  return names.given.male.has(token.text) || names.given.female.has(token.text);
}

function isInstitution(tokens: readonly Token[], start: number, last: number, names: NameTable): boolean {
  const end = tokens[last - 1]!.text;
  if (isGiven(tokens[start]!, names) && names.surnamesToo.has(end)) return false;
  for (let k = isGiven(tokens[start]!, names) ? start + 1 : start; k < last; k++) {
    if (names.organisations.has(tokens[k]!.text) && !(names.surnamesToo.has(tokens[k]!.text) && k > start)) return true;
  }
  return names.organisations.has(end) && last - start > 2;
}

// "U.S. Ambassador to the United Nations Samantha Power", "the President": an office, with the name that may follow its place.
function office(
  tokens: readonly Token[],
  start: number,
  last: number,
  names: NameTable,
  words: Words,
  language: Language,
): Mention {
  let at = last;
  if (/^(?:to|of|for|in|at)$/.test(tokens[at]?.lower ?? '')) {
    at++;
    if (tokens[at]?.lower === 'the') at++;
    if (isCapitalised(tokens[at])) {
      const end = endOfRun(tokens, at, names, words, language);
      for (let k = at + 1; k < end - 1; k++)
        if (isGiven(tokens[k]!, names)) return personWithTitle(tokens, start, last, k, end, names);
    }
  }
  return {
    kind: 'role',
    first: start,
    last,
    start: tokens[start]!.start,
    end: tokens[last - 1]!.end,
    words: tokens.slice(start, last).map((token) => token.text),
    roles: titleRoles(tokens, start, last, names),
    gender: titleGender(tokens, start, last, names),
    definite: true,
  };
}

// "Bundeskanzlerin Angela Merkel", "Republican John McCain": what stands before a given name is no part of the name.
function splitAtGiven(tokens: readonly Token[], start: number, last: number, names: NameTable, language: Language): number {
  if (isGiven(tokens[start]!, names) && !names.places.has(tokens[start]!.text) && !names.demonyms.has(tokens[start]!.text))
    return start;
  for (let k = start + 1; k < last - 1; k++) {
    if (!isGiven(tokens[k]!, names)) continue;
    const before = tokens[k - 1]!;
    const odd = names.demonyms.has(before.text) || names.places.has(before.text) || names.organisations.has(before.text);
    if (
      odd ||
      names.roles.any.has(before.lower) ||
      names.roles.male.has(before.lower) ||
      names.roles.female.has(before.lower) ||
      /^\p{Lu}{2,}$|\.$/u.test(before.text) ||
      language === 'de' ||
      last - k >= 3
    )
      return k;
  }
  return start;
}

function personWithTitle(
  tokens: readonly Token[],
  first: number,
  titleEnd: number,
  nameStart: number,
  last: number,
  names: NameTable,
): Mention {
  return { ...person(tokens, first, nameStart, last, names), roles: titleRoles(tokens, first, titleEnd, names) };
}

function person(tokens: readonly Token[], first: number, nameStart: number, last: number, names: NameTable): Mention {
  const end = withSuffix(tokens, last, names);
  const head = tokens[nameStart]!;
  return {
    kind: 'person',
    first,
    last: end,
    start: head.start,
    end: tokens[end - 1]!.end,
    words: nameWords(tokens, nameStart, end),
    roles: [...titleRoles(tokens, first, nameStart, names), ...nounRoles(tokens, first, nameStart, names)],
    gender: titleGender(tokens, first, nameStart, names) ?? givenGender(head, names),
    definite: true,
  };
}

// "Juror", "Verkehrsministerin": nouns that serve as titles.
function nounRoles(tokens: readonly Token[], from: number, to: number, names: NameTable): string[] {
  const { any, male, female } = names.roles;
  const isNoun = (word: string) =>
    any.has(word) || male.has(word) || female.has(word) || names.german.roleEndings.some((ending) => word.endsWith(ending));
  return tokens.slice(from, to).flatMap((token) => (isNoun(token.lower) ? [token.lower] : []));
}

// ", Jr." belongs to the name.
function withSuffix(tokens: readonly Token[], last: number, names: NameTable): number {
  if (names.suffixes.has(tokens[last]?.text ?? '')) return last + 1;
  return isSign(tokens[last], ',') && names.suffixes.has(tokens[last + 1]?.text ?? '') ? last + 2 : last;
}

function nameWords(tokens: readonly Token[], from: number, to: number): string[] {
  return tokens.slice(from, to).flatMap((token) => (token.kind === 'word' || token.text === '&' ? [token.text] : []));
}

function plainName(tokens: readonly Token[], start: number, last: number, names: NameTable): Mention | null {
  const kind = kindOf(tokens, start, last, names);
  const end = kind === 'person' ? withSuffix(tokens, last, names) : last;
  return {
    kind,
    first: start,
    last: end,
    start: tokens[start]!.start,
    end: tokens[end - 1]!.end,
    words: nameWords(tokens, start, end),
    roles: [],
    gender: kind === 'person' ? givenGender(tokens[start]!, names) : null,
    definite: true,
  };
}

function kindOf(tokens: readonly Token[], start: number, last: number, names: NameTable): MentionKind {
  const head = tokens[start]!;
  const length = last - start;
  const two = length === 2 && names.placesOfTwo.has(`${head.text} ${tokens[start + 1]!.text}`);
  if (two || (length === 1 && (names.places.has(head.text) || names.places.has(bareText(head))))) return 'place';
  if (length > 1 && isInitials(head) && names.given.male.has(tokens[start + 1]!.text)) return 'person';
  if (isInstitution(tokens, start, last, names)) return 'organisation';
  if (isGiven(head, names) && (length > 1 || !names.surnamesToo.has(head.text))) return 'person';
  if (length === 1 && (/^\p{Lu}{2,}$/u.test(head.text) || /^(?:\p{Lu}\.){2,}$/u.test(head.text))) return 'organisation';
  if (length === 1 && names.demonyms.has(head.text)) return 'organisation';
  if (length > 1 && /^\p{Lu}\.$/u.test(head.text)) return 'person';
  return 'name';
}

function isInitials(token: Token): boolean {
  return /^(?:\p{Lu}\.)+$/u.test(token.text);
}

function givenGender(token: { readonly text: string }, names: NameTable): Gender {
  const given = token.text.split('-')[0]!;
  const male = names.given.male.has(token.text) || names.given.male.has(given);
  const female = names.given.female.has(token.text) || names.given.female.has(given);
  if (male === female) return null;
  return male ? 'male' : 'female';
}

function titleRoles(tokens: readonly Token[], from: number, to: number, names: NameTable): string[] {
  const roles: string[] = [];
  for (let k = from; k < to; k++) {
    for (const length of [3, 2, 1]) {
      const words = joined(tokens, k, Math.min(k + length, to));
      if (k + length <= to && isTitle(words, names)) roles.push(words);
    }
  }
  return roles;
}

function titleGender(tokens: readonly Token[], from: number, to: number, names: NameTable): Gender {
  for (const role of titleRoles(tokens, from, to, names)) {
    if (names.titles.male.has(role)) return 'male';
    if (names.titles.female.has(role)) return 'female';
  }
  return null;
}
