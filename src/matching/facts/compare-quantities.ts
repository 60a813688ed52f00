import type { Quantity, QuantityFact } from '../../items/fact.ts';
import type { FactOutcome } from '../finding.ts';
import { compareWithLists } from './compare-lists.ts';
import { governors } from './governors.ts';
import { type Finding, found, NOTHING, quoted } from './outcome.ts';
import { comparePart } from './part-of-whole.ts';
import { type Candidate, candidatesFor } from './quantity-candidates.ts';
import type { PassageReading, Reading } from './readings.ts';
import { isLoose } from './same-value.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { share } from './wording.ts';
import { workedOut } from './worked-out.ts';

/** What a passage says to a quantity of the claim, bound to what is counted, its unit and the words around. */
export function compareQuantity(side: Side, fact: QuantityFact): Finding {
  const { passage, topic, tables } = side;
  const candidates = candidatesFor(side, fact);
  const agreeing = best(candidates.filter((c) => c.outcome !== null));
  const other = best(
    candidates.filter(
      (c) =>
        c.outcome === null && !isLoose(fact.value, c.fact.value, tables) && !isTaken(side, fact, c) && !isPartOf(side, c, fact),
    ),
  );
  const swapped = agreeing && swappedWith(side, fact, agreeing);
  if (swapped && topic >= FACT_THRESHOLDS.contradicts) return swap(fact, swapped, passage);
  const needed = isDistinctive(fact.value) ? FACT_THRESHOLDS.agreeDistinctive : FACT_THRESHOLDS.agree;
  if (agreeing && agreeing.bind >= needed && !(other && isPassedOver(fact, agreeing, other)))
    return agreement(fact, agreeing, passage);
  const counted = comparePart(side, fact) ?? compareWithLists(side, fact, other) ?? workedOut(side, fact) ?? singleOne(side, fact);
  if (counted) return counted;
  if (other && other.noun > 0 && other.bind >= FACT_THRESHOLDS.conflict && topic >= FACT_THRESHOLDS.contradicts)
    return conflict(fact, other, passage);
  return NOTHING;
}

/** "Will sell two of its ports" beside "has five ports": some of all of them, unless the same is said of both. */
function isPartOf({ claim, passage }: Side, { fact: source, noun }: Candidate, fact: QuantityFact): boolean {
  if (noun < SAME_NOUN || !isSome(claim, fact) || isSome(passage, source)) return false;
  const [part, whole] = [fact.value.high ?? fact.value.low ?? 0, source.value.low ?? source.value.high ?? 0];
  return part < whole && share(governors(claim, fact), governors(passage, source)) === 0;
}

function isSome({ text }: Reading, { end }: QuantityFact): boolean {
  return /^ of (?:the|its|their|his|her|our|my|those|these)\b/.test(text.slice(end));
}

/** The source's number is what another number of the claim says: "41 of 43" beside "41 of the 43" is no 41 against 43. */
function isTaken(side: Side, fact: QuantityFact, { fact: source, bind }: Candidate): boolean {
  return side.claim.facts.some(
    (other) =>
      other.type === 'quantity' &&
      other !== fact &&
      candidatesFor(side, other).some(
        (pair) => pair.fact === source && pair.outcome === 'same' && (pair.bind >= bind || isDistinctive(other.value)),
      ),
  );
}

/**
 * "38 km long, 50 km of it under water" beside 50 and 38: each figure stands in the source, and fits the other's words
 * better than its own.
 */
function swappedWith(side: Side, fact: QuantityFact, own: Candidate): Candidate | null {
  const mine = candidatesFor(side, fact);
  for (const other of side.claim.facts) {
    if (other.type !== 'quantity' || other === fact) continue;
    const theirs = candidatesFor(side, other);
    const its = best(theirs.filter((c) => c.outcome !== null));
    const crossed = mine.find((c) => c.fact === its?.fact);
    const back = theirs.find((c) => c.fact === own.fact);
    if (!its || !crossed || !back || crossed.outcome !== null || back.outcome !== null) continue;
    const gains = [crossed.bind - own.bind, back.bind - its.bind];
    if (gains.every((gain) => gain > 0) && gains[0]! + gains[1]! > FACT_THRESHOLDS.swap) return crossed;
  }
  return null;
}

function swap(fact: QuantityFact, { fact: other, bind }: Candidate, passage: PassageReading): Finding {
  const because = `The claim says ${quoted(fact.text)} where the source says ${quoted(other.text)}; ${quoted(fact.text)} stands there for something else.`;
  return found(passage, other, 'conflict', bind, because);
}

/** An agreeing number is passed over where another one fits the claim's words clearly better: "three gold and five silver medals". */
function isPassedOver(fact: QuantityFact, agreeing: Candidate, other: Candidate): boolean {
  const better = other.bind > agreeing.bind + FACT_THRESHOLDS.margin;
  // Many numbers lie within "fewer than 50": only the best fitting one counts.
  if (agreeing.outcome === 'within') return better || (other.noun >= SAME_NOUN && agreeing.noun < SAME_NOUN);
  return better && !isBroken(fact.value) && (!isDistinctive(fact.value) || (other.noun >= SAME_NOUN && agreeing.noun < SAME_NOUN));
}

const SAME_NOUN = 0.7;

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((top, next) => (top === null || next.bind > top.bind ? next : top), null);
}

/** "Three and a half hours": no other measure of a passage is told so exactly by chance. */
function isBroken({ low, high, unit }: Quantity): boolean {
  return unit !== null && unit !== 'fraction' && unit !== 'percent' && !Number.isInteger(low ?? high);
}

/** Three figures other than closing zeros, or many zeros: such a number hardly stands twice by chance. */
export function isDistinctive(quantity: Quantity): boolean {
  const value = quantity.low ?? quantity.high ?? 0;
  const figures = String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return (figures.length >= 3 || Math.abs(value) >= FACT_THRESHOLDS.large) && quantity.unit !== 'fraction';
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
  const [mine, theirs] = [quoted(fact.text), quoted(other.text)];
  if (outcome === 'rounds-to') return `The source says ${theirs}; ${mine} is that figure, rounded or told less exactly.`;
  if (outcome === 'within') return `The source says ${theirs}, which lies within ${mine}.`;
  return `The source says ${theirs} too.`;
}

/** "One seat" beside "a seat each": the article counts as well. */
function singleOne({ passage }: Side, { value, text }: QuantityFact): Finding | null {
  if (value.low !== 1 || value.high !== 1 || value.unit !== null || value.headNoun === null) return null;
  const { tokens } = passage;
  const at = tokens.findIndex((token) => token.lower === value.headNoun);
  const article = tokens.slice(Math.max(0, at - 3), Math.max(0, at)).find((token) => /^(?:an?|another|single)$/.test(token.lower));
  if (at < 0 || !article) return null;
  const span = { start: article.start, end: tokens[at]!.end };
  const because = `The source says ${quoted(passage.text.slice(span.start, span.end))}, which is ${quoted(text)}.`;
  return found(passage, span, 'same', FACT_THRESHOLDS.agree, because, true);
}

function conflict(fact: QuantityFact, { fact: other, bind }: Candidate, passage: PassageReading): Finding {
  const noun = fact.value.headNoun ? ` (${fact.value.headNoun})` : '';
  const because = `The claim says ${quoted(fact.text)}${noun}, the source says ${quoted(other.text)}.`;
  return found(passage, other, 'conflict', bind, because, fact.value.derivation !== null || other.value.derivation !== null);
}
