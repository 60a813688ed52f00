import type { NameFact } from '../../items/fact.ts';
import { foldName, isGeneric, type NameIndex, namesAgree } from './name-index.ts';
import { isPeople, isRegional, roleFit, roleOf } from './name-roles.ts';
import { type Finding, found, quoted } from './outcome.ts';
import { firstFrom, type PassageReading, type Reading, type Topic } from './readings.ts';
import { isReadAlike, type Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { share } from './wording.ts';

/** Another name where the claim's should stand. */
interface Rival {
  readonly finding: Finding;
  /** How surely it stands in the same place; from 0.5. */
  readonly fit: number;
  readonly leads: boolean;
}

/** Another name where the claim's should stand: a contradiction, if the passage speaks of the same thing otherwise. */
export function rivalOf(side: Side, fact: NameFact, rest: number, around: boolean): Rival | null {
  const { claim, passage, index } = side;
  if (!isReadAlike(side) || rest < FACT_THRESHOLDS.onTopic || isRegional(claim, fact)) return null;
  const mine = claim.facts.filter((other): other is NameFact => other.type === 'name');
  const role = roleOf(claim, fact, index);
  let best: { fact: NameFact; fit: number; leads: boolean; linked: boolean } | null = null;
  for (const other of passage.facts) {
    if (other.type !== 'name' || mine.some((name) => namesAgree(name.value.name, other.value.name, index))) continue;
    if (isCutShort(fact, other) || mine.some((name) => isCalledSo(name, other, passage, index))) continue;
    const linked = !around && sameKind(fact, other) && isLinkedAlike(side, fact, other);
    if (!linked && rest < FACT_THRESHOLDS.contradicts) continue;
    const people = isPeople(claim, fact, index) && isPeople(passage, other, index);
    const theirs = roleOf(passage, other, index);
    const near = !around && share(besideName(claim, fact), besideName(passage, other)) > 0 ? NEIGHBOUR : 0;
    const bound =
      Math.max(roleFit(role, theirs), near, linked ? LINKED : 0, isHalfAlike(fact, other) ? NEIGHBOUR : 0) +
      (ofOneSort(fact, other) ? 0.4 : 0);
    if (bound < BOUND && !people) continue;
    const kind = sameKind(fact, other) ? 0.25 : -0.25;
    const fit = bound + kind + (people ? 0.4 : 0) + (rest === 1 ? 0.3 : rest >= CLOSE ? 0.2 : 0);
    if (best === null || fit > best.fit) best = { fact: other, fit, leads: theirs.leads, linked };
  }
  if (!best || best.fit < 0.5) return null;
  const because = `The claim names ${quoted(fact.text)} where the source names ${quoted(best.fact.text)}.`;
  const finding = { ...found(passage, best.fact, 'conflict', 0.3 + rest / 2, because), linked: best.linked };
  return { finding, fit: best.fit, leads: best.leads };
}

/** "Marion" is no other than Smith where the page tells of Marion Smith. */
function isCalledSo(fact: NameFact, other: NameFact, passage: PassageReading, index: NameIndex): boolean {
  return passage.context.some(({ facts }) =>
    facts.some(
      (full) =>
        full.type === 'name' &&
        namesAgree(full.value.name, other.value.name, index) !== null &&
        namesAgree(full.value.name, fact.value.name, index) !== null,
    ),
  );
}

/** "Harl, Norway" beside "Harl, Sweden", "Orre and the Trust" beside "Lind and the Trust": the name that both are linked with is one. */
function isLinkedAlike({ claim, passage, index }: Side, fact: NameFact, other: NameFact): boolean {
  const [mine, theirs] = [linksOf(claim, fact), linksOf(passage, other)];
  return mine.some((a) =>
    theirs.some((b) => a.link === b.link && namesAgree(a.name.value.name, b.name.value.name, index) !== null),
  );
}

/** "Ada Orr" and "Ada Lind": one of two names given for another begins or ends like it. */
function isHalfAlike(fact: NameFact, other: NameFact): boolean {
  if (fact.value.kind !== 'person' || other.value.kind !== 'person') return false;
  const [a, b] = [foldName(fact.value.name).split(' '), foldName(other.value.name).split(' ')];
  return a.length > 1 && b.length > 1 && (a[0] === b[0] || a.at(-1) === b.at(-1));
}

interface Link {
  readonly name: NameFact;
  /** ", before" for the name that a comma stands before. */
  readonly link: string;
}

function linksOf(reading: Reading, fact: NameFact): Link[] {
  const names = reading.facts.filter((other): other is NameFact => other.type === 'name' && other !== fact);
  return names.flatMap((name) => {
    const [first, second] = name.start < fact.start ? [name, fact] : [fact, name];
    const between = LINK.exec(reading.text.slice(first.end, second.start));
    if (!between) return [];
    return [{ name, link: between[1] ? 'and' : name === first ? 'behind it' : 'before it' }];
  });
}

/** The first group: the two are of one rank, in whatever order. */
const LINK = /^(?:(,? (?:and|or|&) (?:the )?)|, )$/i;

/** As sure as the same verb behind it. */
const LINKED = 0.5;

/** "The Council" may be any, and so the one that the claim names in full. */
function isCutShort(fact: NameFact, other: NameFact): boolean {
  const short = foldName(other.value.name);
  return isGeneric(short) && foldName(fact.value.name).endsWith(` ${short}`);
}

/** "Its ship Rover" beside "its Falcon ship", "the help of the NGO" beside "the NGO's help": the words next to a name say what it is. */
function besideName(reading: Reading, fact: NameFact): Topic[] {
  const [from, to] = [firstFrom(reading.tokens, fact.start), firstFrom(reading.tokens, fact.end)];
  const sentence = reading.tokens[from]?.sentence;
  return reading.topics.filter(
    (topic) =>
      !topic.named &&
      topic.at >= from - BESIDE &&
      topic.at < to + BESIDE &&
      reading.tokens[topic.at]!.sentence === sentence &&
      !/[,;:—–()]/.test(reading.text.slice(Math.min(topic.end, fact.end), Math.max(topic.start, fact.start))),
  );
}

/** Tokens. */
const BESIDE = 3;

const NEIGHBOUR = 0.4;

// "King's College" and "Trinity College", "the Labour Party" and "the Liberal Party".
function ofOneSort(a: NameFact, b: NameFact): boolean {
  const [x, y] = [foldName(a.value.name).split(' ').at(-1)!, foldName(b.value.name).split(' ').at(-1)!];
  return x === y && isGeneric(x);
}

/** A name that plays no part like the claim's is merely named as well: a street in a story is no other city. */
const BOUND = 0.3;

/** 0 to 1: from here everything but the name agrees. */
const CLOSE = 0.6;

function sameKind(a: NameFact, b: NameFact): boolean {
  return a.value.kind === b.value.kind || a.value.kind === 'other' || b.value.kind === 'other';
}
