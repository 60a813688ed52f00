import type { NameFact } from '../../items/fact.ts';
import { WEEKDAYS } from '../../items/facts/calendar-words.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import type { Token } from '../../items/facts/tokens.ts';
import { MONTHS } from '../../text/month-words.ts';
import { stem } from '../../text/stems.ts';
import { behindApposition, calledAs } from './name-description.ts';
import { foldName, type NameIndex } from './name-index.ts';
import { firstFrom, type Reading, type Topic } from './readings.ts';
import { share, wordingOf } from './wording.ts';

export function hasPronoun(passage: Reading): boolean {
  return passage.tokens.some((token) => PRONOUN.test(token.lower));
}

/** "a British film", "an American thriller": names of peoples before a noun. */
export function isPeople(reading: Reading, fact: NameFact, index: NameIndex): boolean {
  const at = firstFrom(reading.tokens, fact.start);
  const [before, after] = [reading.tokens[at - 1], reading.tokens[firstFrom(reading.tokens, fact.end)]];
  const used =
    after?.kind === 'word' && !after.capital && (before?.kind !== 'word' || !/^(?:in|at|near|from|to|by)$/.test(before.lower));
  return (used || isPredicate(reading.tokens, at)) && index.groups.has(foldName(fact.value.name));
}

/** "He is only Chinese": what somebody is said to be. */
function isPredicate(tokens: readonly Token[], at: number): boolean {
  const before = /^(?:only|solely|exclusively|entirely|purely|partly|also|not)$/.test(tokens[at - 1]?.lower ?? '')
    ? at - 2
    : at - 1;
  return /^(?:is|was|are|were)$/.test(tokens[before]?.lower ?? '');
}

/** The names that may act: not "the Swedish group Norda", "the Velden player Reil", where the first only says whose the other is. */
export function actorsIn(reading: Reading, index: NameIndex): NameFact[] {
  const names = reading.facts.filter((fact): fact is NameFact => fact.type === 'name');
  return names.filter((name, at) => {
    const next = names[at + 1];
    const people = isPeople(reading, name, index) && !ACTING.test(reading.text.slice(name.end));
    return !people && !(next && BEARER.test(reading.text.slice(name.end, next.start)));
  });
}

/** "Russia sold …" and "to Russia for" name a country, "Russian ships" don't. */
const ACTING =
  /^ (?:is|was|are|were|has|had|have|will|would|did|sold|bought|won|beat|led|took|made|gave|met|lost|left|fought|saw|sent|held|built|\p{L}{2,}ed|for|in|on|at|to|from|by|with|and|or|as|after|before|of|during|over|under|that|which|who)\b/u;

/** What the next name is: "the Velden player Reil". */
const BEARER =
  /^ (?:(?:wild|prime|vice|head|world|team) )?(?:\p{Ll}*(?:er|or|ist|man|woman)|card|seed|star|chief|president|captain|secretary|judge|coach|king|queen|prince|princess|champion|group|firm|company|giant) $/u;

/** "European states", "a Western power": of a region, whose members a source names without saying what they are. */
export function isRegional(reading: Reading, fact: NameFact): boolean {
  const after = reading.tokens[firstFrom(reading.tokens, fact.end)];
  return after?.kind === 'word' && !after.capital && REGIONAL.test(fact.value.name);
}

const REGIONAL =
  /^(?:\p{Lu}[\p{L}-]*ern|European|Asian|African|Arab|Nordic|Baltic|Balkan|Scandinavian|Caribbean|Mediterranean|Latin American|Gulf)$/u;

export function roleOf(reading: Reading, fact: NameFact, index: NameIndex): Role {
  const { tokens } = reading;
  const from = firstFrom(tokens, fact.start);
  const to = firstFrom(tokens, fact.end);
  let at = from - 1;
  while (PASSED_OVER.test(tokens[at]?.lower ?? '')) at -= 1;
  const before = tokens[at];
  const after = tokens[verbFrom(tokens, behindApposition(tokens, to))];
  const first = reading.facts.find((other) => other.type === 'name' && !isPeople(reading, other, index)) === fact;
  const leads = first && opensClause(reading, from);
  const near = tokens.slice(Math.max(0, from - PREPOSITION_REACH), from).map((token) => token.lower);
  return {
    before: before?.kind === 'word' && before.sentence === tokens[from]?.sentence ? stem(before.lower) : null,
    preposition: near.findLast((word) => PREPOSITION.test(word)) ?? null,
    after: [after, ...(leads ? verbsOfPronoun(tokens, to) : [])]
      .filter((token) => token?.kind === 'word')
      .map((token) => stem(token!.lower)),
    called: calledAs(reading, fact),
    first,
    leads,
    predicate: /^an?$/.test(tokens[from - 1]?.lower ?? '') && /^(?:is|was|are|were|,)$/.test(tokens[from - 2]?.lower ?? ''),
    acts: before?.lower === 'by' || (leads && !isPassive(reading, to)),
  };
}

export function roleFit(a: Role, b: Role): number {
  let fit = 0;
  if (a.before !== null && a.before === b.before) fit += 0.5;
  else if (a.preposition !== null && a.preposition === b.preposition) fit += 0.35;
  if (a.after.some((verb) => b.after.includes(verb))) fit += 0.5;
  if (share(a.called, b.called) > 0) fit += 0.4;
  if (a.predicate && b.predicate) fit += 0.4;
  if (a.acts && b.acts) fit += 0.3;
  else if (a.first && b.first) fit += 0.1;
  return fit;
}

const PRONOUN = /^(?:he|she|it|they|his|her|its|their|him|them)$/;

interface Role {
  /** The word before the name, without articles: a preposition or a verb. */
  readonly before: string | null;
  /** The preposition before it, over a word or two: "with his brother Calum". */
  readonly preposition: string | null;
  /** The verb behind it, and those of a pronoun that takes it up: "Darl is ill; he narrates". */
  readonly after: readonly string[];
  /** What it is said to be: "the pilot Darl", "Darl, a pilot", "Darl was a pilot". */
  readonly called: readonly Topic[];
  readonly first: boolean;
  /** It opens the sentence: a pronoun behind it means this name. */
  readonly leads: boolean;
  /** "is a Democrat", ", a Democrat,": what the sentence says that someone is. */
  readonly predicate: boolean;
  /** Who acts: the first name of an active sentence, or the one after "by". */
  readonly acts: boolean;
}

const PASSED_OVER = /^(?:the|a|an|his|her|its|their|,|president|mr|mrs|dr|actor|director)$/;

const PREPOSITION = /^(?:in|at|on|by|of|to|from|with|for|near|against|under|over|between|into|through|after|before)$/;

const PREPOSITION_REACH = 3;

// "The pier was flooded" and "the ferry was cancelled" say two things: the auxiliary tells nothing.
function verbFrom(tokens: readonly Token[], at: number): number {
  let to = at;
  while (to < at + 3 && /^(?:is|was|are|were|be|been|being|has|had|have|will|would|also|then|later)$/.test(tokens[to]?.lower ?? ''))
    to += 1;
  return to;
}

/** The verbs of the pronouns that take up a name which opens the sentence. */
function verbsOfPronoun(tokens: readonly Token[], at: number): Token[] {
  const verbs: Token[] = [];
  for (let to = at; to < tokens.length && tokens[to]!.sentence === tokens[at]!.sentence; to++) {
    const verb = /^(?:he|she|it|they|who)$/.test(tokens[to]!.lower) ? tokens[verbFrom(tokens, to + 1)] : undefined;
    if (verb) verbs.push(verb);
  }
  return verbs;
}

/** Nothing before the name acts: "As manager he led Oster FC" tells of what he did. */
function opensClause(reading: Reading, at: number): boolean {
  const sentence = reading.tokens[at]?.sentence;
  for (let index = at - 1; index >= 0 && reading.tokens[index]!.sentence === sentence; index--) {
    const { lower, kind } = reading.tokens[index]!;
    if (index >= at - PREPOSITION_REACH - 1 && PREPOSITION.test(lower) && !isTime(reading.tokens, index + 1)) return false;
    if (lower === ',') return true;
    if (/^(?:including|like|called|named|titled|entitled|featuring)$/.test(lower)) return false;
    if (PRONOUN.test(lower) || ACTS.test(lower) || (kind === 'word' && lower.length > 4 && lower.endsWith('ed'))) return false;
  }
  return true;
}

// "In 1928 Dirac", "on Friday the mayor"; not "on the review site Filmdex".
function isTime(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'number' || MONTHS.has(token?.lower ?? '') || WEEKDAYS.has(token?.lower ?? '');
}

const ACTS = /^(?:who|which|that|there|i|we|is|was|are|were|has|had|have|became|made|won|led|wrote|met|took|gave|held|went)$/;

// "was directed" behind the name: it is acted upon.
function isPassive(reading: Reading, at: number): boolean {
  const [be, verb] = [reading.tokens[at]?.lower ?? '', reading.tokens[at + 1]?.lower ?? ''];
  return /^(?:is|was|are|were|been)$/.test(be) && /(?:ed|en|born|made|held|won|built|led)$/.test(verb);
}

/** The verb and preposition that a name hangs on: "written by", "died in". */
export interface Bond {
  readonly verb: string;
  readonly preposition: string;
}

export function bondOf(reading: Reading, fact: NameFact, tables: FactTables): Bond | null {
  const { tokens } = reading;
  let at = firstFrom(tokens, fact.start) - 1;
  while (/^(?:the|an?)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  const [verb, preposition] = [tokens[at - 1], tokens[at]];
  if (!preposition || !PREPOSITION.test(preposition.lower) || verb?.kind !== 'word' || verb.capital) return null;
  return { verb: wordingOf(verb.lower, tables).stem, preposition: preposition.lower };
}
