import type { NameFact } from '../../items/fact.ts';
import { inContext, inPassage } from './name-in-passage.ts';
import { foldName, isGeneric, namesAgree } from './name-index.ts';
import { type Bond, bondOf, hasPronoun, isPeople, isRegional, roleFit, roleOf } from './name-roles.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { firstFrom, type Reading, type Topic } from './readings.ts';
import { isReadAlike, type Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { share } from './wording.ts';

/** `rest`: 0 to 1, how much of the claim beside this name the passage is about. What a passage says to a name of the claim: there, carried from what stands before, another name in its place, or nothing. */
export function compareName(side: Side, fact: NameFact, rest: number): Finding {
  const { claim, passage, index, carried } = side;
  const other = isReadAlike(side) ? boundToAnother(side, fact) : null;
  if (other) return other;
  const here = inPassage(claim, fact, passage, index);
  // A passage that only has this name says less than one with all the rest of the claim.
  if (here) return { ...here, weight: here.weight * (carried.size > 0 ? carriedShare(passage) : NAMED + (1 - NAMED) * rest) };
  const around = inContext(fact, passage, index);
  const instead = inItsPlace(side, fact, rest, around !== null);
  if (around && isFirst(claim, fact) && hasPronoun(passage) && !instead?.leads) return around;
  if (instead && instead.fit >= SURE_ROLE) return instead.finding;
  if (around && (isSubject(claim, fact) || hasPronoun(passage))) return around;
  if (instead && !around) return instead.finding;
  return around ? { ...around, weight: AROUND_ONLY } : NOTHING;
}

/** "Written by A" beside "directed by A and written by B": A is there, but hangs on another verb, and B on the claim's. */
function boundToAnother({ claim, passage, topic, index, tables }: Side, fact: NameFact): Finding | null {
  const mine = topic >= FACT_THRESHOLDS.contradicts ? bondOf(claim, fact, tables) : null;
  if (!mine) return null;
  const names = passage.facts.filter((other): other is NameFact => other.type === 'name');
  const isNamed = (name: NameFact) =>
    claim.facts.some((own) => own.type === 'name' && namesAgree(own.value.name, name.value.name, index));
  const bonds = names.map((name) => ({ name, bond: bondOf(passage, name, tables), named: isNamed(name) }));
  const hung = bonds.filter(({ name }) => namesAgree(fact.value.name, name.value.name, index));
  if (hung.length === 0 || !hung.every(({ name, bond }) => isElsewhere(mine, bond, passage, name))) return null;
  const instead = bonds.find(({ bond, named }) => !named && bond?.verb === mine.verb && bond.preposition === mine.preposition);
  if (!instead) return null;
  const because = `The claim names ${quoted(fact.text)} where the source names ${quoted(instead.name.text)}; ${quoted(fact.text)} stands elsewhere in it.`;
  return found(passage, instead.name, 'conflict', 0.3 + topic / 2, because);
}

/** On another verb; or, where the claim's stands behind "by", on whatever else: "the memoirs of officer Tom Reil". */
function isElsewhere(mine: Bond, other: Bond | null, passage: Reading, name: NameFact): boolean {
  if (other) return other.verb !== mine.verb && (mine.preposition === 'by' || mine.preposition === other.preposition);
  return mine.preposition === 'by' && / of (?:[\p{L}.]+ ){1,4}$/u.test(passage.text.slice(0, name.start));
}

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
  side: Side,
  fact: NameFact,
  rest: number,
  around: boolean,
): { finding: Finding; fit: number; leads: boolean } | null {
  const { claim, passage, index } = side;
  if (!isReadAlike(side) || rest < FACT_THRESHOLDS.contradicts || isRegional(claim, fact)) return null;
  const mine = claim.facts.filter((other): other is NameFact => other.type === 'name');
  const role = roleOf(claim, fact, index);
  let best: { fact: NameFact; fit: number; leads: boolean } | null = null;
  for (const other of passage.facts) {
    if (other.type !== 'name' || mine.some((name) => namesAgree(name.value.name, other.value.name, index))) continue;
    if (isCutShort(fact, other)) continue;
    const people = isPeople(claim, fact, index) && isPeople(passage, other, index);
    const theirs = roleOf(passage, other, index);
    const near = !around && share(besideName(claim, fact), besideName(passage, other)) > 0 ? NEIGHBOUR : 0;
    const bound = Math.max(roleFit(role, theirs), near) + (ofOneSort(fact, other) ? 0.4 : 0);
    if (bound < BOUND && !people) continue;
    const kind = sameKind(fact, other) ? 0.25 : -0.25;
    const fit = bound + kind + (people ? 0.4 : 0) + (rest === 1 ? 0.3 : rest >= CLOSE ? 0.2 : 0);
    if (best === null || fit > best.fit) best = { fact: other, fit, leads: theirs.leads };
  }
  if (!best || best.fit < 0.5) return null;
  const because = `The claim names ${quoted(fact.text)} where the source names ${quoted(best.fact.text)}.`;
  return { finding: found(passage, best.fact, 'conflict', 0.3 + rest / 2, because), fit: best.fit, leads: best.leads };
}

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
