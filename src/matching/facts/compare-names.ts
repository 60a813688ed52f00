import type { NameFact } from '../../items/fact.ts';
import { MONTHS, WEEKDAYS } from '../../items/facts/calendar-words.ts';
import type { Token } from '../../items/facts/tokens.ts';
import { stem } from '../../text/stems.ts';
import { findWords, foldName, isGeneric, type NameAgreement, type NameIndex, namesAgree } from './name-index.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { firstFrom, type PassageReading, type Reading } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** `rest`: 0 to 1, how much of the claim beside this name the passage is about. What a passage says to a name of the claim: there, carried from what stands before, another name in its place, or nothing. */
export function compareName({ claim, passage, index, carried }: Side, fact: NameFact, rest: number): Finding {
  const here = inPassage(claim, fact, passage, index);
  // A passage that only has this name says less than one with all the rest of the claim.
  if (here) return { ...here, weight: here.weight * (carried.size > 0 ? carriedShare(passage) : NAMED + (1 - NAMED) * rest) };
  const around = inContext(fact, passage, index);
  const instead = inItsPlace(claim, fact, passage, rest, index);
  if (around && isFirst(claim, fact) && hasPronoun(passage) && !instead?.leads) return around;
  if (instead && instead.fit >= SURE_ROLE) return instead.finding;
  if (around && (isSubject(claim, fact) || hasPronoun(passage))) return around;
  if (instead && !around) return instead.finding;
  return around ? { ...around, weight: AROUND_ONLY } : NOTHING;
}

const BODY = 0.5;
function carriedShare(passage: Reading): number {
  return hasPronoun(passage) ? BY_PRONOUN : BY_NOTHING;
}

/** The claim's other names stand only around the passage: a pronoun may carry them, or nothing does. */
const BY_PRONOUN = 0.66;
const BY_NOTHING = 0.5;
const NAMED = 0.6;

/** The name stands around the passage, and nothing in the passage points to it. */
const AROUND_ONLY = 0.35;

/** From here another name stands so clearly in the claim's place that one in the sentences around doesn't count. */
const SURE_ROLE = 0.75;

/** Whether a name of the claim stands in the passage or in what is around it. */
export function namedIn(claim: Reading, fact: NameFact, passage: PassageReading, index: NameIndex): 'passage' | 'context' | null {
  const here = inPassage(claim, fact, passage, index);
  if (here) return here.weight > BODY ? 'passage' : null; // who speaks of Velden University doesn't speak of Velden
  return contextMatch(fact, passage, index) ? 'context' : null;
}

function inPassage(claim: Reading, fact: NameFact, passage: PassageReading, index: NameIndex): Finding | null {
  for (const other of passage.facts) {
    if (other.type !== 'name') continue;
    const how = namesAgree(fact.value.name, other.value.name, index);
    if (!how || (how === 'seat' && (isPlace(claim, fact) || isPlace(passage, other)))) continue;
    const worked = how === 'alias' || how === 'seat' || how === 'initials';
    const weight = how === 'same' ? 1 : how === 'body' ? BODY : 0.9;
    return found(passage, other, 'same', weight, sayAgreement(fact, other.text, how), worked);
  }
  const plain = findWords(passage.text, fact);
  if (plain) return found(passage, plain, 'same', 0.9, `The source has ${quoted(passage.text.slice(plain.start, plain.end))} too.`);
  return null;
}

// "born in Paris" is a place, "Paris protested" a government.
function isPlace(reading: Reading, fact: NameFact): boolean {
  const before = reading.tokens[firstFrom(reading.tokens, fact.start) - 1]?.lower ?? '';
  return /^(?:in|at|near|from|to|of|around|outside|,)$/.test(before);
}

function sayAgreement(fact: NameFact, other: string, how: NameAgreement): string {
  if (how === 'same') return `The source names ${quoted(other)} too.`;
  if (how === 'part' || how === 'body') return `The source says ${quoted(other)} for ${quoted(fact.text)}.`;
  if (how === 'initials') return `The source says ${quoted(other)}: ${quoted(fact.text)} by its initials.`;
  if (how === 'seat') return `The source says ${quoted(other)}: one stands for the other's government.`;
  return `The source says ${quoted(other)}, which the list of aliases holds to be ${quoted(fact.text)}.`;
}

// "He was born in 1961": the name stands in the sentence before, in the title or in the document's first lines.
function inContext(fact: NameFact, passage: PassageReading, index: NameIndex): Finding | null {
  const match = contextMatch(fact, passage, index);
  if (!match) return null;
  const where = match.offset === null ? 'in the title' : 'near this passage';
  const evidence =
    match.offset === null ? null : { source: passage.source, start: match.offset + match.start, end: match.offset + match.end };
  return { outcome: 'same', weight: 0.7, evidence, because: `The source names ${quoted(match.text)} ${where}.`, derived: true };
}

function contextMatch(
  fact: NameFact,
  passage: PassageReading,
  index: NameIndex,
): { text: string; start: number; end: number; offset: number | null } | null {
  for (const context of passage.context) {
    for (const other of context.facts) {
      const how = other.type === 'name' ? namesAgree(fact.value.name, other.value.name, index) : null;
      if (!how || how === 'seat') continue;
      return { text: other.text, start: other.start, end: other.end, offset: context.offset };
    }
    const plain = findWords(context.text, fact);
    if (plain) return { text: context.text.slice(plain.start, plain.end), ...plain, offset: context.offset };
  }
  return null;
}

const PRONOUN = /^(?:he|she|it|they|his|her|its|their|him|them)$/;

function hasPronoun(passage: Reading): boolean {
  return passage.tokens.some((token) => PRONOUN.test(token.lower));
}

function isFirst(claim: Reading, fact: NameFact): boolean {
  return claim.facts.find((other) => other.type === 'name') === fact;
}

// The first name of the claim, before its first verb as far as capitals tell.
function isSubject(claim: Reading, fact: NameFact): boolean {
  const first = claim.facts.find((other) => other.type === 'name');
  return first === fact || (first !== undefined && fact.start <= first.end + 5);
}

/** Another name where the claim's should stand: a contradiction, if the passage speaks of the same thing otherwise. */
function inItsPlace(
  claim: Reading,
  fact: NameFact,
  passage: PassageReading,
  rest: number,
  index: NameIndex,
): { finding: Finding; fit: number; leads: boolean } | null {
  if (rest < FACT_THRESHOLDS.contradicts) return null;
  const mine = claim.facts.filter((other): other is NameFact => other.type === 'name');
  const role = roleOf(claim, fact, index);
  let best: { fact: NameFact; fit: number; leads: boolean } | null = null;
  for (const other of passage.facts) {
    if (other.type !== 'name' || mine.some((name) => namesAgree(name.value.name, other.value.name, index))) continue;
    const people = isPeople(claim, fact, index) && isPeople(passage, other, index);
    const theirs = roleOf(passage, other, index);
    const bound = roleFit(role, theirs) + (ofOneSort(fact, other) ? 0.4 : 0);
    if (bound < BOUND && !people) continue;
    const kind = sameKind(fact, other) ? 0.25 : -0.25;
    const fit = bound + kind + (people ? 0.4 : 0) + (rest === 1 ? 0.3 : rest >= CLOSE ? 0.2 : 0);
    if (best === null || fit > best.fit) best = { fact: other, fit, leads: theirs.leads };
  }
  if (!best || best.fit < 0.5) return null;
  const because = `The claim names ${quoted(fact.text)} where the source names ${quoted(best.fact.text)}.`;
  return { finding: found(passage, best.fact, 'conflict', 0.3 + rest / 2, because), fit: best.fit, leads: best.leads };
}

// "King's College" and "Trinity College", "the Labour Party" and "the Liberal Party".
function ofOneSort(a: NameFact, b: NameFact): boolean {
  const [x, y] = [foldName(a.value.name).split(' ').at(-1)!, foldName(b.value.name).split(' ').at(-1)!];
  return x === y && isGeneric(x);
}

/** A name that plays no part like the claim's is merely named as well: a street in a story is no other city. */
const BOUND = 0.3;

/** 0 to 1: from here everything but the name agrees. */
const CLOSE = 0.6;

// "a British film", "an American thriller": names of peoples before a noun.
function isPeople(reading: Reading, fact: NameFact, index: NameIndex): boolean {
  const at = firstFrom(reading.tokens, fact.start);
  const [before, after] = [reading.tokens[at - 1], reading.tokens[firstFrom(reading.tokens, fact.end)]];
  const used =
    after?.kind === 'word' && !after.capital && (before?.kind !== 'word' || !/^(?:in|at|near|from|to|by)$/.test(before.lower));
  return used && index.groups.has(foldName(fact.value.name));
}

function sameKind(a: NameFact, b: NameFact): boolean {
  return a.value.kind === b.value.kind || a.value.kind === 'other' || b.value.kind === 'other';
}

interface Role {
  /** The word before the name, without articles: a preposition or a verb. */
  readonly before: string | null;
  /** The preposition before it, over a word or two: "with his brother Calum". */
  readonly preposition: string | null;
  readonly after: string | null;
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

function roleOf(reading: Reading, fact: NameFact, index: NameIndex): Role {
  const { tokens } = reading;
  const from = firstFrom(tokens, fact.start);
  const to = firstFrom(tokens, fact.end);
  let at = from - 1;
  while (PASSED_OVER.test(tokens[at]?.lower ?? '')) at -= 1;
  const before = tokens[at];
  const after = tokens[verbFrom(tokens, to)];
  const first = reading.facts.find((other) => other.type === 'name' && !isPeople(reading, other, index)) === fact;
  const near = tokens.slice(Math.max(0, from - PREPOSITION_REACH), from).map((token) => token.lower);
  return {
    before: before?.kind === 'word' && before.sentence === tokens[from]?.sentence ? stem(before.lower) : null,
    preposition: near.findLast((word) => PREPOSITION.test(word)) ?? null,
    after: after?.kind === 'word' ? stem(after.lower) : null,
    first,
    leads: first && opensClause(reading, from),
    predicate: /^an?$/.test(tokens[from - 1]?.lower ?? '') && /^(?:is|was|are|were|,)$/.test(tokens[from - 2]?.lower ?? ''),
    acts: before?.lower === 'by' || (first && opensClause(reading, from) && !isPassive(reading, to)),
  };
}

// "The pier was flooded" and "the ferry was cancelled" say two things: the auxiliary tells nothing.
function verbFrom(tokens: readonly Token[], at: number): number {
  let to = at;
  while (to < at + 3 && /^(?:is|was|are|were|be|been|being|has|had|have|will|would|also|then|later)$/.test(tokens[to]?.lower ?? ''))
    to += 1;
  return to;
}

/** Nothing before the name acts: "As manager he led Oster FC" tells of what he did. */
function opensClause(reading: Reading, at: number): boolean {
  const sentence = reading.tokens[at]?.sentence;
  for (let index = at - 1; index >= 0 && reading.tokens[index]!.sentence === sentence; index--) {
    const { lower, kind } = reading.tokens[index]!;
    if (index >= at - PREPOSITION_REACH - 1 && PREPOSITION.test(lower) && !isTime(reading.tokens, index + 1)) return false;
    if (lower === ',') return true;
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

function roleFit(a: Role, b: Role): number {
  let fit = 0;
  if (a.before !== null && a.before === b.before) fit += 0.5;
  else if (a.preposition !== null && a.preposition === b.preposition) fit += 0.35;
  if (a.after !== null && a.after === b.after) fit += 0.5;
  if (a.predicate && b.predicate) fit += 0.4;
  if (a.acts && b.acts) fit += 0.3;
  else if (a.first && b.first) fit += 0.1;
  return fit;
}
