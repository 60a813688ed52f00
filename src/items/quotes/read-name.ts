import { givenGender, isGiven } from './given-names.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention, MentionKind } from './mention.ts';
import { endOfTitle, nounRoles, titleGender, titleRoles } from './titles.ts';
import { isCapitalised, isSign, type Token } from './tokens.ts';

/** A name has no more words than this; what goes on is a headline. */
const LONGEST_NAME = 12;

/** The name that starts at a capitalised token, or a title or office without a name; null for a word that only looks like one. */
export function readName(tokens: readonly Token[], start: number, lexicon: Lexicon): Mention | null {
  const { names, words } = lexicon;
  if (names.calendar.has(bareText(tokens[start]!)) && !lexicon.isNamed(tokens[start]!.lower)) return null;
  if (words.notNames.has(tokens[start]!.lower) && !/^\p{Lu}{2,}|\./u.test(tokens[start]!.text)) return null;
  const last = endOfRun(tokens, start, lexicon);
  if (start === 0 && last === 1 && isParticiple(tokens, lexicon)) return null;
  return nameOf(tokens, start, last, lexicon);
}

// "Portrayed as …", "Running late, …" open with a capital and are no names; "Manning said" is one.
function isParticiple(tokens: readonly Token[], lexicon: Lexicon): boolean {
  const { names, words } = lexicon;
  const word = tokens[0]!;
  if (isGiven(word, lexicon) || names.surnamesToo.has(word.text)) return false;
  const next = tokens[1]?.lower ?? '';
  return (
    /(?:ed|ing|ly)$/.test(word.lower) && !words.cues.has(next) && !words.auxiliaries.has(next) && next !== "'s" && next !== ','
  );
}

function bareText(token: Token): string {
  return token.text.replace(/\.$/, '');
}

// Capitalised words, initials, particles between them ("van der"), a nickname in marks, "of" and "and" inside an institution's name.
function endOfRun(tokens: readonly Token[], start: number, lexicon: Lexicon): number {
  const { names, words } = lexicon;
  let last = start + 1;
  while (last < tokens.length && last - start < LONGEST_NAME) {
    const token = tokens[last]!;
    if (isCapitalised(token)) {
      if (names.calendar.has(bareText(token)) || /^\p{Lu}['’]s$/u.test(token.text)) break;
      if (words.pronouns.has(token.lower) && token.text.length <= 3 && token.text !== token.text.toUpperCase()) break;
      last++;
      continue;
    }
    const bridge = bridgeLength(tokens, start, last, lexicon);
    if (bridge === 0) break;
    last += bridge;
  }
  return last;
}

function bridgeLength(tokens: readonly Token[], start: number, at: number, lexicon: Lexicon): number {
  const { names, language } = lexicon;
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (token.kind === 'quote') return isCapitalised(next) && token.end - token.start < 24 && isCapitalised(tokens[at - 1]) ? 1 : 0;
  if (token.text === '&') return isCapitalised(next) ? 1 : 0;
  if (names.particles.has(token.lower) && language !== 'fr' && language !== 'es') {
    if (isPlainPreposition(tokens, at, lexicon)) return 0;
    if (language === 'de' && /^(?:der|den)$/.test(token.lower) && !/^(?:von|van|zu|auf|in)$/.test(tokens[at - 1]!.lower)) return 0;
    if (isCapitalised(next)) return 1;
    return next && names.particles.has(next.lower) && isCapitalised(tokens[at + 2]) ? 2 : 0;
  }
  if (NOBLE_PARTICLE.test(token.lower) || NOBLE_PARTICLE.test(tokens[at - 1]!.lower)) {
    if (isCapitalised(next)) return 1;
    return next && names.particles.has(next.lower) && isCapitalised(tokens[at + 2]) ? 2 : 0;
  }
  if (/^(?:de|del|du|di)$/.test(token.lower)) return isCapitalised(next) && isGiven(tokens[start]!, lexicon) ? 1 : 0;
  const institution = names.organisations.has(tokens[at - 1]!.text) || /^Secretary$/.test(tokens[at - 1]!.text);
  if (token.lower === 'and' && isListOfFields(tokens, start, at) && isCapitalised(next)) return 1;
  if (token.lower === 'of' && institution)
    return isCapitalised(next) ? 1 : /^the$/.test(next?.lower ?? '') && isCapitalised(tokens[at + 2]) ? 2 : 0;
  return 0;
}

// "Arlt zu Beginn", "Gleich zu Beginn", "Haustein von der Universität": only after a given name it belongs to the surname.
function isPlainPreposition(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  if (isGiven(tokens[at - 1]!, lexicon)) return false;
  const { lower } = tokens[at]!;
  return /^(?:zu|zum|zur|vom)$/.test(lower) || (lower === 'von' && !NOBLE.test(tokens[at - 1]!.text));
}

/** "Ursula von der Leyen" and "Von der Leyen" are called so in every language. */
const NOBLE_PARTICLE = /^(?:von|van)$/;

/** Before whose "von" no given name stands. */
const NOBLE = /^(?:Freiherr|Freifrau|Graf|Gräfin|Baron|Baronin|Fürst|Fürstin|Prinz|Prinzessin|Ritter|Herr|Frau|Dr\.?|\p{Lu}\.)$/u;

// "Department of Health and Human Services"
function isListOfFields(tokens: readonly Token[], start: number, at: number): boolean {
  for (let k = start + 1; k < at; k++)
    if (tokens[k]!.lower === 'of') return /^(?:Department|Ministry|Committee|Bureau|Office|Secretary)$/.test(tokens[k - 1]!.text);
  return false;
}

function nameOf(tokens: readonly Token[], start: number, last: number, lexicon: Lexicon): Mention | null {
  const { names } = lexicon;
  const titled = endOfTitle(tokens, start, last, lexicon);
  if (last - start === 1 && lexicon.isNamed(tokens[start]!.lower)) return plainName(tokens, start, last, lexicon);
  if (titled > start && titled >= last) return office(tokens, start, last, lexicon);
  const lastWord = tokens[last - 1]!.text;
  const institution =
    titled > start
      ? names.organisations.has(lastWord) && !names.surnamesToo.has(lastWord)
      : isInstitution(tokens, start, last, lexicon);
  if (titled > start && !institution) return person(tokens, start, titled, last, lexicon);
  const split = institution && titled > start ? start : splitAtGiven(tokens, start, last, lexicon);
  if (split > start) return person(tokens, start, split, last, lexicon);
  return plainName(tokens, start, last, lexicon);
}

function isInstitution(tokens: readonly Token[], start: number, last: number, lexicon: Lexicon): boolean {
  const { names } = lexicon;
  const end = tokens[last - 1]!.text;
  if (isGiven(tokens[start]!, lexicon) && names.surnamesToo.has(end)) return false;
  for (let k = isGiven(tokens[start]!, lexicon) ? start + 1 : start; k < last; k++) {
    if (names.organisations.has(tokens[k]!.text) && !(names.surnamesToo.has(tokens[k]!.text) && k > start)) return true;
  }
  return names.organisations.has(end) && last - start > 2;
}

// "U.S. Ambassador to the United Nations Samantha Power", "the President": an office, with the name that may follow its place.
function office(tokens: readonly Token[], start: number, last: number, lexicon: Lexicon): Mention {
  let at = last;
  if (/^(?:to|of|for|in|at)$/.test(tokens[at]?.lower ?? '')) {
    at++;
    if (tokens[at]?.lower === 'the') at++;
    if (isCapitalised(tokens[at])) {
      const end = endOfRun(tokens, at, lexicon);
      for (let k = at + 1; k < end - 1; k++)
        if (isGiven(tokens[k]!, lexicon)) return personWithTitle(tokens, start, last, k, end, lexicon);
    }
  }
  return {
    kind: 'role',
    first: start,
    last,
    start: tokens[start]!.start,
    end: tokens[last - 1]!.end,
    words: tokens.slice(start, last).map((token) => token.text),
    roles: titleRoles(tokens, start, last, lexicon),
    gender: titleGender(tokens, start, last, lexicon),
    definite: true,
  };
}

// "Bundeskanzlerin Angela Merkel", "Republican John McCain": what stands before a given name is no part of the name.
function splitAtGiven(tokens: readonly Token[], start: number, last: number, lexicon: Lexicon): number {
  const { names, language } = lexicon;
  if (isGiven(tokens[start]!, lexicon) && !names.places.has(tokens[start]!.text) && !names.demonyms.has(tokens[start]!.text))
    return start;
  for (let k = start + 1; k < last - 1; k++) {
    if (!isGiven(tokens[k]!, lexicon)) continue;
    const before = tokens[k - 1]!;
    const odd = names.demonyms.has(before.text) || names.places.has(before.text) || names.organisations.has(before.text);
    if (
      odd ||
      names.roles.any.has(before.lower) ||
      names.roles.male.has(before.lower) ||
      names.roles.female.has(before.lower) ||
      /^\p{Lu}{2,}$|\.$/u.test(before.text) ||
      language !== 'en' ||
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
  lexicon: Lexicon,
): Mention {
  return { ...person(tokens, first, nameStart, last, lexicon), roles: titleRoles(tokens, first, titleEnd, lexicon) };
}

function person(tokens: readonly Token[], first: number, nameStart: number, last: number, lexicon: Lexicon): Mention {
  const end = withSuffix(tokens, last, lexicon);
  const head = tokens[nameStart]!;
  return {
    kind: 'person',
    first,
    last: end,
    start: head.start,
    end: tokens[end - 1]!.end,
    words: nameWords(tokens, nameStart, end),
    roles: [...titleRoles(tokens, first, nameStart, lexicon), ...nounRoles(tokens, first, nameStart, lexicon)],
    gender: titleGender(tokens, first, nameStart, lexicon) ?? givenGender(head, lexicon),
    definite: true,
  };
}

// ", Jr." belongs to the name.
function withSuffix(tokens: readonly Token[], last: number, lexicon: Lexicon): number {
  const { names } = lexicon;
  if (names.suffixes.has(tokens[last]?.text ?? '')) return last + 1;
  return isSign(tokens[last], ',') && names.suffixes.has(tokens[last + 1]?.text ?? '') ? last + 2 : last;
}

function nameWords(tokens: readonly Token[], from: number, to: number): string[] {
  return tokens.slice(from, to).flatMap((token) => (token.kind === 'word' || token.text === '&' ? [token.text] : []));
}

function plainName(tokens: readonly Token[], start: number, last: number, lexicon: Lexicon): Mention | null {
  const kind = kindOf(tokens, start, last, lexicon);
  const end = kind === 'person' ? withSuffix(tokens, last, lexicon) : last;
  return {
    kind,
    first: start,
    last: end,
    start: tokens[start]!.start,
    end: tokens[end - 1]!.end,
    words: nameWords(tokens, start, end),
    roles: [],
    gender: kind === 'person' ? givenGender(tokens[start]!, lexicon) : null,
    definite: true,
  };
}

function kindOf(tokens: readonly Token[], start: number, last: number, lexicon: Lexicon): MentionKind {
  const { names } = lexicon;
  const head = tokens[start]!;
  const length = last - start;
  const two = length === 2 && names.placesOfTwo.has(`${head.text} ${tokens[start + 1]!.text}`);
  if (two || (length === 1 && (names.places.has(head.text) || names.places.has(bareText(head))))) return 'place';
  if (length > 1 && isInitials(head) && names.given.male.has(tokens[start + 1]!.text)) return 'person';
  if (isInstitution(tokens, start, last, lexicon)) return 'organisation';
  if (isGiven(head, lexicon) && (length > 1 || !names.surnamesToo.has(head.text))) return 'person';
  if (length === 1 && lexicon.language === 'de' && /^\p{Lu}{2}\p{L}*$/u.test(head.text)) return 'organisation';
  if (length === 1 && (/^\p{Lu}{2,}$/u.test(head.text) || (head.text.length > 2 && isInitials(head)))) return 'organisation';
  if (length === 1 && names.demonyms.has(head.text)) return 'organisation';
  if (length > 1 && /^\p{Lu}\.$/u.test(head.text)) return 'person';
  return 'name';
}

function isInitials(token: Token): boolean {
  return token.text.endsWith('.') && /^(?:\p{Lu}\.)+$/u.test(token.text);
}
