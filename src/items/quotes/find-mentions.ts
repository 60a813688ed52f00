import type { Gender, Mention } from './mention.ts';
import type { Language, NameTable } from './quote-tables.ts';
import { readName } from './read-name.ts';
import { isCapitalised, isSign, type Token } from './tokens.ts';
import { pronounGender, type Words } from './words.ts';

/** Every noun phrase of the sentence that may speak, in order, none inside another. Linear. */
export function findMentions(tokens: readonly Token[], names: NameTable, words: Words, language: Language): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < tokens.length; ) {
    const mention = mentionAt(tokens, i, names, words, language);
    const owned = mention && ownedBy(tokens, mention, names, words, language);
    const led = owned ? null : mention && ledBy(tokens, mention, names, words, language);
    for (const one of led ? [led] : [mention, owned]) if (one) found.push(one);
    i = Math.max((owned ?? led ?? mention)?.last ?? 0, i + 1);
  }
  return found;
}

// "Britain's foreign secretary", "Brown's lawyer, Sonia Patel": somebody of whom the owner's name is a part.
function ownedBy(tokens: readonly Token[], owner: Mention, names: NameTable, words: Words, language: Language): Mention | null {
  if (!isName(owner) || !isPossessive(tokens, owner.last)) return null;
  const phrase = determined(tokens, owner.last, names, words, language);
  return phrase && prefixed(tokens, owner.first, phrase);
}

// "Tigers coach Marcus Bell", "U.S. officials": a name that only describes the noun after it.
function ledBy(tokens: readonly Token[], name: Mention, names: NameTable, words: Words, language: Language): Mention | null {
  const next = tokens[name.last];
  if (!isName(name) || name.kind === 'person' || next?.kind !== 'word' || isCapitalised(next) || words.cues.has(next.lower))
    return null;
  const phrase = bare(tokens, name.last, names, words, language, true);
  return phrase && prefixed(tokens, name.first, phrase);
}

function isName(mention: Mention): boolean {
  return ['person', 'name', 'organisation', 'place'].includes(mention.kind);
}

function prefixed(tokens: readonly Token[], first: number, phrase: Mention): Mention {
  if (phrase.kind === 'person' || phrase.kind === 'name') return { ...phrase, first };
  return {
    ...phrase,
    first,
    start: tokens[first]!.start,
    words: [...tokens.slice(first, phrase.first).map((token) => token.text), ...phrase.words],
    definite: phrase.kind === 'role',
  };
}

function mentionAt(tokens: readonly Token[], i: number, names: NameTable, words: Words, language: Language): Mention | null {
  const token = tokens[i]!;
  if (token.kind !== 'word') return null;
  if (words.pronouns.has(token.lower)) return pronoun(tokens, i, words);
  if (words.determiners.has(token.lower) || words.counts.has(token.lower)) return determined(tokens, i, names, words, language);
  if (isCapitalised(token) && !opensWithNoun(tokens, i, names, language)) return readName(tokens, i, names, words, language);
  return bare(tokens, i, names, words, language);
}

// "Police said", "Senior officials …": a capital only because the sentence begins.
function opensWithNoun(tokens: readonly Token[], i: number, names: NameTable, language: Language): boolean {
  if (i > 0 || language === 'de' || isCapitalised(tokens[1])) return false;
  return isCommonNoun(tokens[0]!.lower, names) && tokens[1]?.kind === 'word';
}

function pronoun(tokens: readonly Token[], i: number, words: Words): Mention | null {
  const token = tokens[i]!;
  // "US" and "IT" are no pronouns.
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return null;
  return {
    kind: 'pronoun',
    first: i,
    last: i + 1,
    start: token.start,
    end: token.end,
    words: [token.lower],
    roles: [],
    gender: pronounGender(token.lower, words),
    definite: true,
  };
}

// "that man", but "said that residents", "a move that she": a conjunction before anything that isn't one of a kind.
function isThatOne(next: Token | undefined, names: NameTable, words: Words): boolean {
  if (next?.kind !== 'word' || isCapitalised(next) || words.pronouns.has(next.lower) || words.determiners.has(next.lower))
    return false;
  return ['role', 'thing'].includes(roleKind(next.lower, names) ?? '') && !/s$/.test(next.lower);
}

/** A noun phrase doesn't run on for longer than this (tokens after the determiner). */
const LONGEST_PHRASE = 9;

// "the company's new chief executive, …": runs to the last noun that can speak before a verb, preposition or sign.
function determined(tokens: readonly Token[], i: number, names: NameTable, words: Words, language: Language): Mention | null {
  if (tokens[i]!.lower === 'that' && !isThatOne(tokens[i + 1], names, words)) return null;
  let head = -1;
  let lastWord = i;
  let institution: Mention | null = null;
  for (let k = i + 1; k < tokens.length && k <= i + LONGEST_PHRASE; k++) {
    const token = tokens[k]!;
    if (token.kind !== 'word' || words.breaks.has(token.lower) || (k > i + 1 && words.pronouns.has(token.lower))) break;
    if (k > i + 1 && (words.determiners.has(token.lower) || words.counts.has(token.lower)) && !words.counts.has(tokens[i]!.lower)) {
      if (!/^(?:two|three|four|five|six|seven|eight|nine|ten|other|many|few|several|most)$/.test(token.lower) || head >= 0) break;
    }
    if (endsPhrase(tokens, i, k, head, names, words)) break;
    if (isCapitalised(token) && (language !== 'de' || !isRole(token, names, language))) {
      const name = readName(tokens, k, names, words, language);
      if (
        name &&
        (name.kind === 'person' ||
          (name.kind === 'name' &&
            (head >= 0 || (language !== 'en' && language !== 'de' && k > i + 1)) &&
            name.words.length > 1)) &&
        !isPossessive(tokens, name.last)
      ) {
        return { ...name, first: i, roles: [...name.roles, ...rolesBetween(tokens, i, name.first, names, language)] };
      }
      if (name) {
        k = name.last - 1;
        lastWord = k;
        if (name.kind !== 'name') head = k;
        institution = name.kind === 'organisation' || name.kind === 'place' ? name : null;
        continue;
      }
    }
    lastWord = k;
    if (isRole(token, names, language)) head = k;
  }
  if (institution && institution.last === head + 1) return { ...institution, kind: 'organisation', first: i };
  if (head < 0) return generic(tokens, i, lastWord, words, language);
  return secondOffice(tokens, i, head, names, words, language) ?? phrase(tokens, i, head, names, words);
}

// A verb ends the phrase: any form after a noun that can speak, else a form that is no noun.
function endsPhrase(tokens: readonly Token[], i: number, k: number, head: number, names: NameTable, words: Words): boolean {
  const token = tokens[k]!;
  const form = words.cues.get(token.lower);
  if (!form || isCapitalised(token) || nounGoesOn(tokens, k, names)) return false;
  return head >= 0 || (k > i + 1 && (form.tenses.has('past') || form.tenses.has('present')));
}

// "the claims adjuster": a form of a cue verb may be a noun that modifies the next one.
function nounGoesOn(tokens: readonly Token[], k: number, names: NameTable): boolean {
  const next = tokens[k + 1];
  return next?.kind === 'word' && !/ed$|^(?:said|told|wrote)$/.test(tokens[k]!.lower) && roleKind(next.lower, names) !== null;
}

function isPossessive(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.lower === "'s" || (/^['’]$/.test(token?.text ?? '') && token!.start === tokens[at - 1]?.end);
}

/** Determiners that stand for people by themselves. */
const ALONE = /^(?:another|one|some|many|few|several|both|two|three|most|each|neither|others)$/;

// Any noun before a cue verb speaks: "the 34-year-old said", "the study's findings suggested".
function generic(tokens: readonly Token[], i: number, lastWord: number, words: Words, language: Language): Mention | null {
  const next = tokens[lastWord + 1];
  const head = lastWord;
  if (
    head === i &&
    !(
      ALONE.test(tokens[i]!.lower) &&
      next &&
      (next.lower === 'of' || words.cues.has(next.lower) || words.auxiliaries.has(next.lower))
    )
  )
    return null;
  const isInverted = words.cues.has(tokens[i - 1]?.lower ?? '') && tokens[i - 2]?.kind === 'quote';
  const speaks = head === i || isInverted || (next !== undefined && words.cues.has(next.lower)) || isSign(next, ',');
  if (!speaks && language === 'en') return null;
  const first = tokens[i]!;
  const last = tokens[head]!;
  return {
    kind:
      head === i && words.one.has(last.lower)
        ? 'role'
        : head === i
          ? 'group'
          : /-year-old$/.test(last.lower)
            ? 'role'
            : isCapitalised(last) && language === 'en'
              ? 'organisation'
              : 'thing',
    first: i,
    last: head + 1,
    start: first.start,
    end: last.end,
    words: tokens.slice(i, head + 1).map((token) => token.text),
    roles: [last.lower],
    gender: null,
    definite: words.definite.has(first.lower),
  };
}

function phrase(tokens: readonly Token[], i: number, head: number, names: NameTable, words: Words): Mention {
  const noun = tokens[head]!;
  const kind = roleKind(noun.lower, names);
  const first = tokens[i]!;
  const several = words.counts.has(first.lower) && !words.one.has(first.lower);
  return {
    kind: kind === null ? (isGermanRole(noun, names) ? 'role' : 'organisation') : kind === 'role' && several ? 'group' : kind,
    first: i,
    last: head + 1,
    start: first.start,
    end: noun.end,
    words: tokens.slice(i, head + 1).map((token) => token.text),
    roles: [noun.lower, ...rolesBetween(tokens, i, head, names, 'en')],
    gender: roleGender(noun.lower, names),
    definite: words.definite.has(first.lower) && !POSSESSIVE.test(first.lower),
  };
}

/** "his lawyer" is seldom the lawyer named before. */
const POSSESSIVE = /^(?:his|her|its|their|my|our|your|sein|seine|ihr|ihre|son|sa|ses|su|sus)$/;

/** Modifiers that belong to a bare noun phrase: "senior U.S. officials". */
const MODIFIER =
  /^(?:senior|local|state|federal|city|county|national|military|government|administration|company|campaign|police|school|health|law|enforcement|intelligence|defense|defence|security|human|rights|court|union|party|former|top|other|some|many|most|several|independent|prison|hospital|university|fire|border|election|industry|wall|street|medical|legal|political|military|opposition|rebel|transport|aviation|labor|emergency)$/;

// "police", "senior officials", "spokesman John Smith" without a determiner.
function bare(
  tokens: readonly Token[],
  i: number,
  names: NameTable,
  words: Words,
  language: Language,
  isLed = false,
): Mention | null {
  let head = i;
  while (
    head - i < 4 &&
    MODIFIER.test(tokens[head]!.lower) &&
    tokens[head + 1]?.kind === 'word' &&
    !words.breaks.has(tokens[head + 1]!.lower) &&
    !words.cues.has(tokens[head + 1]!.lower)
  ) {
    head++;
  }
  if (!isRole(tokens[head]!, names, language)) return null;
  while (tokens[head + 1] && !isCapitalised(tokens[head + 1]) && isRole(tokens[head + 1]!, names, language)) head++;
  const next = tokens[head + 1];
  if (isCapitalised(next)) {
    const name = readName(tokens, head + 1, names, words, language);
    if (name && (name.kind === 'person' || name.kind === 'name') && !isPossessive(tokens, name.last)) {
      return {
        ...name,
        kind: 'person',
        first: i,
        roles: [...name.roles, ...rolesBetween(tokens, i, name.first, names, language)],
        gender: name.gender ?? roleGender(tokens[head]!.lower, names),
      };
    }
  }
  const doubled = secondOffice(tokens, i, head, names, words, language);
  if (doubled) return doubled;
  const isOne = roleKind(tokens[head]!.lower, names) !== 'group';
  if (isOne && !isLed && head === i && !words.cues.has(next?.lower ?? '')) return null;
  return phrase(tokens, i, head, names, words);
}

// "owner and chief executive Lou Ferris": one person with two offices.
function secondOffice(
  tokens: readonly Token[],
  first: number,
  head: number,
  names: NameTable,
  words: Words,
  language: Language,
): Mention | null {
  if (!/^(?:and|und|et|y)$/.test(tokens[head + 1]?.lower ?? '') || !tokens[head + 2] || isCapitalised(tokens[head + 2]))
    return null;
  const second = bare(tokens, head + 2, names, words, language, true);
  return second?.kind === 'person' ? { ...second, first } : null;
}

function isRole(token: Token, names: NameTable, language: Language): boolean {
  if (token.kind !== 'word') return false;
  if (language === 'de') return isGermanRole(token, names);
  return roleKind(token.lower, names) !== null;
}

function isGermanRole(token: Token, names: NameTable): boolean {
  return names.german.roleEndings.some((ending) => token.lower.endsWith(ending) || token.lower.endsWith(`${ending}s`));
}

/** A word that opens a bare noun phrase: "police", "senior". */
export function isCommonNoun(word: string, names: NameTable): boolean {
  return roleKind(word, names) !== null || MODIFIER.test(word);
}

/** Endings of people's callings: "toxicologist", "cartographers", "obstetrician". */
const LEARNED = /.(?:ologist|onomist|iatrist|ographer|ometrist|atrician|etician|ographer)s?$/;

function roleKind(noun: string, names: NameTable): 'role' | 'group' | 'thing' | null {
  if (names.roles.plural.has(noun)) return 'group';
  if (names.roles.any.has(noun) || names.roles.male.has(noun) || names.roles.female.has(noun)) return 'role';
  if (names.roles.thing.has(noun)) return 'thing';
  if (LEARNED.test(noun)) return noun.endsWith('s') ? 'group' : 'role';
  return null;
}

function roleGender(noun: string, names: NameTable): Gender {
  if (names.roles.male.has(noun)) return 'male';
  return names.roles.female.has(noun) ? 'female' : null;
}

function rolesBetween(tokens: readonly Token[], from: number, to: number, names: NameTable, language: Language): string[] {
  const roles: string[] = [];
  for (let k = from; k < to; k++) if (isRole(tokens[k]!, names, language)) roles.push(tokens[k]!.lower);
  return roles;
}
