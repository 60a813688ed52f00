import type { Quantity, QuantityFact } from '../../items/fact.ts';
import type { FactOutcome } from '../finding.ts';
import { nounBinding } from './counted-nouns.ts';
import { governors } from './governors.ts';
import { firstFrom, type Reading, topicsAbout, topicsNear } from './readings.ts';
import { comparable, compareValues, kindOf } from './same-value.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { share, type Wording } from './wording.ts';

export interface Candidate {
  readonly fact: QuantityFact;
  /** 0 to 1: how surely both count the same thing. */
  readonly bind: number;
  /** 0 to 1: how well the counted things fit. */
  readonly noun: number;
  readonly outcome: Exclude<FactOutcome, 'not-found' | 'conflict'> | null;
}

/** Every figure of a claim asks for those of the others. */
const known = new WeakMap<Side, Map<QuantityFact, readonly Candidate[]>>();

export function candidatesFor(side: Side, fact: QuantityFact): readonly Candidate[] {
  const ofSide = known.get(side) ?? new Map<QuantityFact, readonly Candidate[]>();
  known.set(side, ofSide);
  const candidates = ofSide.get(fact) ?? readCandidates(side, fact);
  ofSide.set(fact, candidates);
  return candidates;
}

function readCandidates(side: Side, fact: QuantityFact): Candidate[] {
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

/** How surely the figure of a passage that agrees with the claim's counts the same thing; 0 where none agrees. */
export function bestFit(side: Side, fact: QuantityFact): number {
  const agreeing = candidatesFor(side, fact).filter(({ outcome }) => outcome === 'same');
  return agreeing.reduce((top, { bind }) => Math.max(top, bind), 0);
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

/** Both are told of the same stretch: "an hour" beside "per hour". */
const PER = 0.12;

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
  const ends = endFactor(side, fact, other);
  const unit = kind === 'count' ? 0 : fact.value.unit === other.value.unit ? UNIT : UNIT / 2;
  const per = fact.value.per !== null && fact.value.per === other.value.per ? PER : 0;
  return Math.min(1, ends * (per + NOUN * noun + (governed ? GOVERNOR : 0) + AROUND * around + TOPIC * topic + unit));
}

const IMPLIED = 0.75;

/** What is left of the binding of "from 60 percent" to "reached 94 percent". */
const OTHER_END = 0.5;

/** The same for a figure that is only set beside the one meant: "16 million, against 12 million in the budget". */
const BASELINE = 0.75;

/** Less than 1 where one side says where a change began or what a figure is set against, and the other doesn't. */
function endFactor({ claim, passage }: Side, fact: QuantityFact, other: QuantityFact): number {
  const [mine, theirs] = [endOf(claim, fact), endOf(passage, other)];
  if (mine !== null && theirs !== null && mine !== theirs) return OTHER_END;
  return mine === null && theirs === 'from' ? BASELINE : 1;
}

function endOf(reading: Reading, fact: QuantityFact): 'from' | 'to' | null {
  const at = firstFrom(reading.tokens, fact.start) - 1;
  const before = reading.tokens[reading.tokens[at]?.lower === 'the' ? at - 1 : at]?.lower ?? '';
  if (before === 'from' || before === 'against') return 'from';
  return /^(?:to|reach(?:ed|es|ing)?|hit|totall?ed)$/.test(before) ? 'to' : null;
}
