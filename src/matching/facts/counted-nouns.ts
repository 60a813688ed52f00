import type { QuantityFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import { phraseAfter, singular } from '../../items/facts/head-noun.ts';
import { firstFrom, type PassageReading, type Reading, topicsNear } from './readings.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related, share, type Wording, wordingOf } from './wording.ts';

/** How well two counted things fit: 1 for one noun, less for words that say the same, 0 for others. */
export function nounsFit(a: string | null, b: string | null, tables: FactTables): number {
  if (a === null || b === null) return 0;
  const [x, y] = [wordingOf(a, tables), wordingOf(b, tables)];
  if (x.stem === y.stem) return 1;
  if ((MEMBER_NOUNS.has(a) && MEMBER_NOUNS.has(b)) || related(x, y)) return 0.85;
  return (ANYONE.has(a) && SOMEONE.test(b)) || (ANYONE.has(b) && SOMEONE.test(a)) ? 0.8 : 0;
}

/** 1 for the same noun with the same attributes ("gold medals"); less with others ("silver medals"); near 0 for another noun, 0 where the claim's has a number of its own. */
export function nounBinding(
  claim: Reading,
  fact: QuantityFact,
  passage: PassageReading,
  other: QuantityFact,
  tables: FactTables,
): number {
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
  // "2,340 people in five ports": the ports have a number of their own.
  if (belongsElsewhere(mine, passage, other, tables)) return 0;
  if (share(a, [...b, wordingOf(theirs, tables)]) > 0 || share(b, [wordingOf(mine, tables)]) > 0) return 0.6;
  return nounNear(mine, passage, other, tables) ? 0.4 : 0.1;
}

const MEMBER_NOUNS = new Set('ally partner member country nation state government power'.split(' '));

const ANYONE = new Set('person people individual human other man woman passenger population'.split(' '));

const SOMEONE =
  /(?:[^aeiou]er|or|ist|ian|ant|ee|man|woman|ive)$|^(?:person|child|crowd|audience|attendance|death|victim|civilian|troop|adult|resident|soldier|student|crew|fan|guest|patient|casualty|life|fatality|prisoner|body)$/;

const INHERITED = 0.95;

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
