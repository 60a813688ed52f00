import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { readName } from './read-name.ts';
import { articleGender, endsLikeRole, isRole, MODIFIERS, roleGender, roleKind, rolesBetween } from './role-nouns.ts';
import { isCapitalised, isPossessive, isSign, type Token } from './tokens.ts';

/** A noun phrase doesn't run on for longer than this (tokens after the determiner). */
const LONGEST_PHRASE = 9;

// "the company's new chief executive, …": runs to the last noun that can speak before a verb, preposition or sign.
export function determined(tokens: readonly Token[], i: number, lexicon: Lexicon): Mention | null {
  const { words, language } = lexicon;
  if (tokens[i]!.lower === 'that' && !isThatOne(tokens[i + 1], lexicon)) return null;
  if (standsAlone(tokens, i, lexicon)) return generic(tokens, i, i, lexicon);
  let head = -1;
  let lastWord = i;
  let institution: Mention | null = null;
  for (let k = i + 1; k < tokens.length && k <= i + LONGEST_PHRASE; k++) {
    const token = tokens[k]!;
    if (token.kind !== 'word' || words.breaks.has(token.lower) || (k > i + 1 && words.pronouns.has(token.lower))) break;
    if (k > i + 1 && (words.determiners.has(token.lower) || words.counts.has(token.lower)) && !words.counts.has(tokens[i]!.lower)) {
      if (!/^(?:two|three|four|five|six|seven|eight|nine|ten|other|many|few|several|most)$/.test(token.lower) || head >= 0) break;
    }
    if (endsPhrase(tokens, i, k, head, lexicon)) break;
    if (language === 'de' && token.lower === 'sich') break;
    // A German noun has a capital: what follows it without one is no part of the phrase.
    if (language === 'de' && k > i + 1 && isCapitalised(tokens[k - 1]) && !isCapitalised(token)) break;
    if (isCapitalised(token) && (language !== 'de' || !isRole(token, lexicon))) {
      const name = readName(tokens, k, lexicon);
      if (
        name &&
        ((name.kind === 'person' && !isPartyMember(tokens, name, lexicon)) ||
          (name.kind === 'name' &&
            (head >= 0 || (language !== 'en' && language !== 'de' && k > i + 1)) &&
            name.words.length > 1)) &&
        !isPossessive(tokens, name.last)
      ) {
        return { ...name, first: i, roles: [...name.roles, ...rolesBetween(tokens, i, name.first, lexicon)] };
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
    if (isRole(token, lexicon)) head = k;
  }
  if (institution && institution.last === head + 1) return { ...institution, kind: 'organisation', first: i };
  if (head < 0) return generic(tokens, i, lastWord, lexicon);
  return secondOffice(tokens, i, head, lexicon) ?? phrase(tokens, i, head, lexicon);
}

// "a Virginia Democrat": a place before a calling, though some are called so.
function isPartyMember(tokens: readonly Token[], name: Mention, lexicon: Lexicon): boolean {
  return lexicon.names.places.has(tokens[name.first]!.text) && isRole(tokens[name.last - 1]!, lexicon);
}

// "that man", but "said that residents", "a move that she": a conjunction before anything that isn't one of a kind.
function isThatOne(next: Token | undefined, lexicon: Lexicon): boolean {
  const { words } = lexicon;
  if (next?.kind !== 'word' || isCapitalised(next) || words.pronouns.has(next.lower) || words.determiners.has(next.lower))
    return false;
  return ['role', 'thing'].includes(roleKind(next.lower, lexicon) ?? '') && !/s$/.test(next.lower);
}

// A verb ends the phrase: any form after a noun that can speak, else a form that is no noun.
function endsPhrase(tokens: readonly Token[], i: number, k: number, head: number, lexicon: Lexicon): boolean {
  const { words } = lexicon;
  const token = tokens[k]!;
  const form = words.cues.get(token.lower);
  if (!form || isCapitalised(token) || nounGoesOn(tokens, k, lexicon)) return false;
  return head >= 0 || (k > i + 1 && (form.tenses.has('past') || form.tenses.has('present')));
}

// "the claims adjuster": a form of a cue verb may be a noun that modifies the next one.
function nounGoesOn(tokens: readonly Token[], k: number, lexicon: Lexicon): boolean {
  const next = tokens[k + 1];
  return next?.kind === 'word' && !/ed$|^(?:said|told|wrote)$/.test(tokens[k]!.lower) && roleKind(next.lower, lexicon) !== null;
}

/** Determiners that stand for people by themselves. */
const ALONE = /^(?:another|one|some|all|many|few|several|both|two|three|most|each|neither|others)$/;

// "Several warned she was …", "some believe that …"; not "some reports say".
function standsAlone(tokens: readonly Token[], i: number, { words }: Lexicon): boolean {
  const next = tokens[i + 1];
  const form = ALONE.test(tokens[i]!.lower) ? words.cues.get(next?.lower ?? '') : undefined;
  if (!form || words.language !== 'en') return false;
  const after = tokens[i + 2]?.lower ?? '';
  return /(?:ed|[^e]d|t)$/.test(next!.lower)
    ? form.tenses.has('past') && tokens[i + 2]?.kind === 'word'
    : words.pronouns.has(after) || words.determiners.has(after);
}

// Any noun before a cue verb speaks: "the 34-year-old said", "the study's findings suggested".
function generic(tokens: readonly Token[], i: number, lastWord: number, lexicon: Lexicon): Mention | null {
  const { words, language } = lexicon;
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
  if (head > i && (TIME.test(last.lower) || TIME.test(tokens[i + 1]!.lower))) return null;
  // "el pasado sábado", "el 2030"
  if (lexicon.names.calendar.has(last.lower) || /^\d+$/.test(last.text)) return null;
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

/** "both times", "a day later": nobody. */
const TIME = /^(?:times?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|mornings?|afternoons?|evenings?|nights?|moment)$/;

function phrase(tokens: readonly Token[], i: number, head: number, lexicon: Lexicon): Mention {
  const { words } = lexicon;
  const noun = tokens[head]!;
  const kind = roleKind(noun.lower, lexicon);
  const first = tokens[i]!;
  const several = words.counts.has(first.lower) && !words.one.has(first.lower);
  return {
    kind:
      kind === null ? (endsLikeRole(noun.lower, lexicon) ? 'role' : 'organisation') : kind === 'role' && several ? 'group' : kind,
    first: i,
    last: head + 1,
    start: first.start,
    end: noun.end,
    words: tokens.slice(i, head + 1).map((token) => token.text),
    roles: [noun.lower, ...rolesBetween(tokens, i, head, lexicon)],
    gender: roleGender(noun.lower, lexicon) ?? articleGender(first.lower, noun.lower, lexicon),
    definite: words.definite.has(first.lower) && !POSSESSIVE.test(first.lower),
  };
}

/** "his lawyer" is seldom the lawyer named before. */
const POSSESSIVE = /^(?:his|her|its|their|my|our|your|sein|seine|ihr|ihre|son|sa|ses|su|sus)$/;

// "police", "senior officials", "spokesman John Smith" without a determiner.
export function bare(tokens: readonly Token[], i: number, lexicon: Lexicon, isLed = false): Mention | null {
  const { words } = lexicon;
  let head = i;
  while (
    head - i < 4 &&
    MODIFIERS.has(tokens[head]!.lower) &&
    tokens[head + 1]?.kind === 'word' &&
    !words.breaks.has(tokens[head + 1]!.lower) &&
    !words.cues.has(tokens[head + 1]!.lower)
  ) {
    head++;
  }
  if (!isRole(tokens[head]!, lexicon)) return null;
  while (tokens[head + 1] && !isCapitalised(tokens[head + 1]) && isRole(tokens[head + 1]!, lexicon)) head++;
  const next = tokens[head + 1];
  if (isCapitalised(next)) {
    const name = readName(tokens, head + 1, lexicon);
    if (name && (name.kind === 'person' || name.kind === 'name') && !isPossessive(tokens, name.last)) {
      return {
        ...name,
        kind: 'person',
        first: i,
        roles: [...name.roles, ...rolesBetween(tokens, i, name.first, lexicon)],
        gender: name.gender ?? roleGender(tokens[head]!.lower, lexicon),
      };
    }
  }
  const doubled = secondOffice(tokens, i, head, lexicon);
  if (doubled) return doubled;
  const isOne = roleKind(tokens[head]!.lower, lexicon) !== 'group';
  if (isOne && !isLed && head === i && !words.cues.has(next?.lower ?? '')) return null;
  return phrase(tokens, i, head, lexicon);
}

// "owner and chief executive Lou Ferris": one person with two offices.
function secondOffice(tokens: readonly Token[], first: number, head: number, lexicon: Lexicon): Mention | null {
  if (!/^(?:and|und|et|y)$/.test(tokens[head + 1]?.lower ?? '') || !tokens[head + 2] || isCapitalised(tokens[head + 2]))
    return null;
  const second = bare(tokens, head + 2, lexicon, true);
  return second?.kind === 'person' ? { ...second, first } : null;
}
