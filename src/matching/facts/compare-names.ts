import type { NameFact } from '../../items/fact.ts';
import { inContext, inPassage } from './name-in-passage.ts';
import { namesAgree } from './name-index.ts';
import { type Bond, bondOf, hasPronoun } from './name-roles.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import type { Reading } from './readings.ts';
import { rivalOf } from './rival-name.ts';
import { isReadAlike, type Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';

/** `rest`: 0 to 1, how much of the claim beside this name the passage is about. What a passage says to a name of the claim: there, carried from what stands before, another name in its place, or nothing. */
export function compareName(side: Side, fact: NameFact, rest: number): Finding {
  const { claim, passage, index, carried } = side;
  const other = isReadAlike(side) ? boundToAnother(side, fact) : null;
  if (other) return other;
  const here = inPassage(claim, fact, passage, index);
  // A passage that only has this name says less than one with all the rest of the claim.
  if (here) return { ...here, weight: here.weight * (carried.size > 0 ? carriedShare(passage) : NAMED + (1 - NAMED) * rest) };
  const around = inContext(fact, passage, index);
  const instead = rivalOf(side, fact, rest, around !== null);
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
