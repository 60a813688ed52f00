import type { Quantity, QuantityFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { phraseAfter } from '../../items/facts/head-noun.ts';
import { type CountedList, countedLists } from './counted-list.ts';
import { nounsFit } from './counted-nouns.ts';
import { namesAgree } from './name-index.ts';
import { type Finding, found, quoted } from './outcome.ts';
import type { Candidate } from './quantity-candidates.ts';
import { firstFrom, type PassageReading, type Reading, topicsNear } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, wordingOf } from './wording.ts';

/** A list of names in the source counts its members, where the claim counts such members and the source gives no number itself. */
export function compareWithLists(side: Side, fact: QuantityFact, other: Candidate | null): Finding | null {
  const { claim, passage, topic, tables } = side;
  const { low, high, unit, currency, bound, headNoun } = fact.value;
  const count = low ?? high;
  if (count === null || unit !== null || currency !== null || !Number.isInteger(count) || count < 2 || count > 250) return null;
  if (other && nounsFit(headNoun, other.fact.value.headNoun, tables) > 0 && other.bind > FACT_THRESHOLDS.conflict) return null;
  const list = countedLists(passage).find((each) => each.names.length >= 3 || countedAs(side, fact, each).names.length === count);
  if (!list || topic < FACT_THRESHOLDS.onTopic) return null;
  const places = headNoun === null || COUNTED_PLACES.test(headNoun);
  if (!places && !(isPlural(claim, fact) && isCalled(headNoun, list, passage, tables))) return null;
  return countAgainst(fact, countedAs(side, fact, list), passage, topic, bound, count);
}

/** "A, together with B, C and D, asked" is four who asked; three beside A, where the claim names A or speaks of its allies. */
function countedAs({ claim, index }: Side, { value }: QuantityFact, list: CountedList): CountedList {
  const { led, names, end } = list;
  if (!led) return list;
  const beside =
    claim.facts.some((fact) => fact.type === 'name' && namesAgree(fact.value.name, led.name, index)) ||
    claim.tokens.some((token) => BESIDE_THE_FIRST.test(token.lower));
  const all = { start: led.start, end, names: [led.name, ...names], led: null };
  return beside && (value.low ?? value.high) !== all.names.length ? list : all;
}

const BESIDE_THE_FIRST = /^(?:all(?:y|ies)|partners?|others?|join(?:ed|s|ing)?|back(?:ed|s|ing)?|support(?:ed|s|ing)?)$/;

const COUNTED_PLACES =
  /^(?:state|country|nation|ally|member|government|partner|power|city|place|other|territory|region|republic|delegation)$/;

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
