import type { Quantity, QuantityFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { phraseAfter, singular } from '../../items/facts/head-noun.ts';
import type { FactOutcome } from '../finding.ts';
import { type CountedList, countedLists } from './counted-list.ts';
import { governors } from './governors.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { firstFrom, type PassageReading, type Reading, topicsAbout, topicsNear } from './readings.ts';
import { comparable, compareValues, isLoose, kindOf } from './same-value.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, share, type Wording, wordingOf } from './wording.ts';
import { workedOut } from './worked-out.ts';

interface Candidate {
  readonly fact: QuantityFact;
  /** 0 to 1: how surely both count the same thing. */
  readonly bind: number;
  /** 0 to 1: how well the counted things fit. */
  readonly noun: number;
  readonly outcome: Exclude<FactOutcome, 'not-found' | 'conflict'> | null;
}

/** What a passage says to a quantity of the claim, bound to what is counted, its unit and the words around. */
export function compareQuantity(side: Side, fact: QuantityFact): Finding {
  const { passage, topic, tables } = side;
  const candidates = candidatesFor(side, fact);
  const agreeing = best(candidates.filter((c) => c.outcome !== null));
  const other = best(
    candidates.filter((c) => c.outcome === null && !isLoose(fact.value, c.fact.value, tables) && !isTaken(side, fact, c)),
  );
  const needed = isDistinctive(fact.value) ? FACT_THRESHOLDS.agreeDistinctive : FACT_THRESHOLDS.agree;
  if (agreeing && agreeing.bind >= needed && !(other && isPassedOver(fact, agreeing, other)))
    return agreement(fact, agreeing, passage);
  const counted = compareWithLists(side, fact, other) ?? workedOut(side, fact);
  if (counted) return counted;
  if (other && other.bind >= FACT_THRESHOLDS.conflict && topic >= FACT_THRESHOLDS.contradicts)
    return conflict(fact, other, passage);
  return NOTHING;
}

/** The source's number is what another number of the claim says: "41 of 43" beside "41 of the 43" is no 41 against 43. */
function isTaken(side: Side, fact: QuantityFact, { fact: source, bind }: Candidate): boolean {
  return side.claim.facts.some(
    (other) =>
      other.type === 'quantity' &&
      other !== fact &&
      candidatesFor(side, other).some((pair) => pair.fact === source && pair.outcome === 'same' && pair.bind >= bind),
  );
}

/** An agreeing number is passed over where another one fits the claim's words clearly better: "three gold and five silver medals". */
function isPassedOver(fact: QuantityFact, agreeing: Candidate, other: Candidate): boolean {
  const better = other.bind > agreeing.bind + FACT_THRESHOLDS.margin;
  // Many numbers lie within "fewer than 50": only the best fitting one counts.
  if (agreeing.outcome === 'within') return better || (other.noun >= SAME_NOUN && agreeing.noun < SAME_NOUN);
  return better && (!isDistinctive(fact.value) || (other.noun >= SAME_NOUN && agreeing.noun < SAME_NOUN));
}

const SAME_NOUN = 0.7;

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((top, next) => (top === null || next.bind > top.bind ? next : top), null);
}

function candidatesFor(side: Side, fact: QuantityFact): Candidate[] {
  const { claim, passage, tables } = side;
  const near = topicsAbout(claim, fact, FACT_THRESHOLDS.near, FACT_THRESHOLDS.nearWords);
  const candidates: Candidate[] = [];
  for (const other of passage.facts) {
    if (other.type !== 'quantity' || !comparable(fact.value, other.value, tables)) continue;
    const governed = share(governors(claim, fact), governors(passage, other)) > 0;
    const fit = nounBinding(claim, fact, passage, other, tables);
    // "killing at least 31": what is done to them tells what they are.
    const noun =
      governed && other.value.headNoun === null && kindOf(other.value, tables) === 'count' ? Math.max(fit, IMPLIED) : fit;
    const bind = bindingOf(side, fact, other, near, noun, governed);
    candidates.push({
      fact: other,
      bind,
      noun,
      outcome: compareValues(fact.value, other.value, tables) ?? writtenValue(fact.value, other.value),
    });
  }
  return candidates;
}

/** "The US and eight of its allies" is also borne out by "eight allies" beside the US. */
function writtenValue(claim: Quantity, source: Quantity): 'same' | null {
  const [a, b] = [claim.written, source.written];
  if ((a === undefined) === (b === undefined)) return null;
  if (claim.headNoun === null || claim.headNoun !== source.headNoun || WHOLE_NOUNS.has(claim.headNoun)) return null;
  return (a ?? claim.low) === (b ?? source.low) ? 'same' : null;
}

// "Seven other countries" beside one more are eight countries; "eight allies" stay eight allies.
const WHOLE_NOUNS = new Set(['country', 'nation', 'state', 'government', 'member']);

// Weights: the noun says most, then the word that governs the number, then the words around, then the passage's topic.
const NOUN = 0.4;
const GOVERNOR = 0.18;
const AROUND = 0.26;
const TOPIC = 0.2;
const UNIT = 0.12;

function bindingOf(
  side: Side,
  fact: QuantityFact,
  other: QuantityFact,
  near: readonly Wording[],
  noun: number,
  governed: boolean,
): number {
  const { passage, topic, carried, tables } = side;
  const around = share(near, [...topicsNear(passage, other, FACT_THRESHOLDS.near + 2), ...carried]);
  const kind = kindOf(fact.value, tables);
  const unit = kind === 'count' ? 0 : fact.value.unit === other.value.unit ? UNIT : UNIT / 2;
  return Math.min(1, NOUN * noun + (governed ? GOVERNOR : 0) + AROUND * around + TOPIC * topic + unit);
}

const MEMBER_NOUNS = new Set('ally partner member country nation state government power'.split(' '));
const ANYONE = new Set('person people individual human other man woman passenger population'.split(' '));
const SOMEONE =
  /(?:[^aeiou]er|or|ist|ian|ant|ee|man|woman|ive)$|^(?:person|child|crowd|audience|attendance|death|victim|civilian|troop|adult|resident|soldier|student|crew|fan|guest|patient|casualty|life|fatality|prisoner|body)$/;

/** How well two counted things fit: 1 for one noun, less for words that say the same, 0 for others. */
function nounsFit(a: string | null, b: string | null, tables: FactTables): number {
  if (a === null || b === null) return 0;
  const [x, y] = [wordingOf(a, tables), wordingOf(b, tables)];
  if (x.stem === y.stem) return 1;
  if ((MEMBER_NOUNS.has(a) && MEMBER_NOUNS.has(b)) || related(x, y)) return 0.85;
  return (ANYONE.has(a) && SOMEONE.test(b)) || (ANYONE.has(b) && SOMEONE.test(a)) ? 0.8 : 0;
}

/** 1 for the same noun with the same attributes ("gold medals"); less with others ("silver medals"); near 0 for another noun. */
function nounBinding(claim: Reading, fact: QuantityFact, passage: PassageReading, other: QuantityFact, tables: FactTables): number {
  const [mine, theirs] = [fact.value.headNoun, other.value.headNoun ?? inheritedNoun(passage, other)];
  if (mine === null && theirs === null) return 0.5;
  if (mine === null) return nounNear(theirs!, claim, fact, tables) ? 0.75 : 0.4;
  if (theirs === null) {
    if (belongsElsewhere(mine, passage, other, tables)) return 0.15;
    return nounNear(mine, passage, other, tables) ? 0.75 : 0.4;
  }
  const fit = nounsFit(mine, theirs, tables) * (other.value.headNoun === null ? INHERITED : 1);
  const [a, b] = [attributesOf(claim, fact, tables), attributesOf(passage, other, tables)];
  if (fit > 0) return fit * attributesFit(a, b);
  if (share(a, [...b, wordingOf(theirs, tables)]) > 0 || share(b, [wordingOf(mine, tables)]) > 0) return 0.6;
  return nounNear(mine, passage, other, tables) ? 0.4 : 0.1;
}

const INHERITED = 0.95;
const IMPLIED = 0.75;

const JOINT = /^(?:and|but|,|another|while)$/;

/** "4,000 homes were damaged and 312 destroyed", "injured 12 people and killed 3": the second number counts homes too. */
function inheritedNoun(passage: Reading, fact: QuantityFact): string | null {
  if (fact.value.unit !== null || fact.value.currency !== null) return null;
  const at = firstFrom(passage.tokens, fact.start);
  if (!JOINT.test(passage.tokens[at - 1]?.lower ?? '') && !JOINT.test(passage.tokens[at - 2]?.lower ?? '')) return null;
  const before = passage.facts.findLast(
    (other) => other.type === 'quantity' && other.end <= fact.start && other.value.unit === null,
  );
  return before?.type === 'quantity' && before.value.currency === null ? before.value.headNoun : null;
}

/** The noun is what another number of the passage counts: "$112 million against a budget of $40 million". */
function belongsElsewhere(noun: string, passage: Reading, fact: QuantityFact, tables: FactTables): boolean {
  return passage.facts.some(
    (other) => other.type === 'quantity' && other !== fact && nounsFit(noun, other.value.headNoun, tables) > 0.8,
  );
}

function attributesFit(mine: readonly Wording[], theirs: readonly Wording[]): number {
  if (mine.length === 0 || theirs.length === 0) return 0.9;
  const fit = share(mine, theirs);
  return fit === 0 ? 0.45 : 0.8 + 0.2 * fit;
}

function nounNear(noun: string, reading: Reading, fact: QuantityFact, tables: FactTables): boolean {
  const wanted = wordingOf(noun, tables);
  return topicsNear(reading, fact, FACT_THRESHOLDS.near).some((topic) => related(topic, wanted));
}

/** The words of the phrase beside its head: "gold" of "five gold medals". */
function attributesOf(reading: Reading, fact: QuantityFact, tables: FactTables): Wording[] {
  const head = fact.value.headNoun === null ? null : wordingOf(fact.value.headNoun, tables).stem;
  return phraseAfter(reading.tokens, firstFrom(reading.tokens, fact.end))
    .map((token) => wordingOf(singular(token.lower), tables))
    .filter((word) => word.stem !== head);
}

/** Three figures other than closing zeros: such a number hardly stands twice by chance. */
function isDistinctive(quantity: Quantity): boolean {
  const value = quantity.low ?? quantity.high ?? 0;
  const figures = String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return figures.length >= 3 && quantity.unit !== 'fraction';
}

function agreement(fact: QuantityFact, { fact: other, bind, outcome }: Candidate, passage: PassageReading): Finding {
  const derived = fact.value.derivation !== null || other.value.derivation !== null;
  const worked = [
    fact.value.derivation && `The claim: ${fact.value.derivation}.`,
    other.value.derivation && `The source: ${other.value.derivation}.`,
  ];
  const because = [sayAgreement(fact, other, outcome!), ...worked].filter(Boolean).join(' ');
  return found(passage, other, outcome!, bind, because, derived);
}

function sayAgreement(fact: QuantityFact, other: QuantityFact, outcome: FactOutcome): string {
  const [mine, theirs] = [quoted(fact.text), quoted(withNoun(other))];
  if (outcome === 'rounds-to') return `The source says ${theirs}; ${mine} is that figure, rounded or told less exactly.`;
  if (outcome === 'within') return `The source says ${theirs}, which lies within ${mine}.`;
  return `The source says ${theirs} too.`;
}

function withNoun(fact: QuantityFact): string {
  return fact.text;
}

function conflict(fact: QuantityFact, { fact: other, bind }: Candidate, passage: PassageReading): Finding {
  const noun = fact.value.headNoun ? ` (${fact.value.headNoun})` : '';
  const because = `The claim says ${quoted(fact.text)}${noun}, the source says ${quoted(other.text)}.`;
  return found(passage, other, 'conflict', bind, because, fact.value.derivation !== null || other.value.derivation !== null);
}

const COUNTED_PLACES =
  /^(?:state|country|nation|ally|member|government|partner|power|city|place|other|territory|region|republic|delegation)$/;

/** A list of names in the source counts its members, where the claim counts such members and the source gives no number itself. */
function compareWithLists(side: Side, fact: QuantityFact, other: Candidate | null): Finding | null {
  const { claim, passage, topic, tables } = side;
  const { low, high, unit, currency, bound, headNoun } = fact.value;
  const count = low ?? high;
  if (count === null || unit !== null || currency !== null || !Number.isInteger(count) || count > 250) return null;
  if (other && nounsFit(headNoun, other.fact.value.headNoun, tables) > 0 && other.bind > FACT_THRESHOLDS.conflict) return null;
  const list = countedLists(passage).find((each) => each.names.length >= 3 || each.names.length === count);
  if (!list || topic < FACT_THRESHOLDS.onTopic) return null;
  const places = headNoun === null || COUNTED_PLACES.test(headNoun);
  if (!places && !(isPlural(claim, fact) && isCalled(headNoun, list, passage, tables))) return null;
  return countAgainst(fact, list, passage, topic, bound, count);
}

/** "Three airports" are the listed ones only where the source calls them airports: in the list or right beside it. */
function isCalled(noun: string, list: CountedList, passage: Reading, tables: FactTables): boolean {
  const wanted = wordingOf(noun, tables);
  return topicsNear(passage, list, CALLED_REACH).some((topic) => related(topic, wanted));
}

/** Tokens between a list and the noun that says what it lists: "seven European member States (…". */
const CALLED_REACH = 6;

function isPlural(claim: Reading, fact: QuantityFact): boolean {
  return phraseAfter(claim.tokens, firstFrom(claim.tokens, fact.end)).some(
    (token) => token.lower.endsWith('s') || token.lower === 'people',
  );
}

function countAgainst(
  fact: QuantityFact,
  list: CountedList,
  passage: PassageReading,
  topic: number,
  bound: Quantity['bound'],
  count: number,
): Finding | null {
  const n = list.names.length;
  const members = `${n} (${list.names.join(', ')})`;
  const holds = { exact: n === count, 'at-least': n >= count, over: n > count, 'at-most': n <= count, under: n < count }[bound];
  const mine = fact.value.derivation ?? `${quoted(fact.text)} = ${count}`;
  if (holds) {
    const outcome = bound === 'exact' ? 'same' : 'within';
    return found(passage, list, outcome, 0.6 + topic / 4, `The source names ${members}. The claim: ${mine}.`, true);
  }
  if (topic < FACT_THRESHOLDS.contradicts || n < 3) return null;
  return found(passage, list, 'conflict', 0.4 + topic / 4, `The source names ${members}, not ${count}. The claim: ${mine}.`, true);
}
