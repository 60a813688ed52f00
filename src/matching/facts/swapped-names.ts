import type { NameFact } from '../../items/fact.ts';
import type { FactTables } from '../../items/facts/fact-tables.ts';
import type { Span } from '../../text/span.ts';
import { namesAgree } from './name-index.ts';
import { type Bond, bondOf } from './name-roles.ts';
import { type Finding, found, quoted } from './outcome.ts';
import { firstFrom, type Reading, type Topic } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { share } from './wording.ts';

/**
 * Both sides tell the same of two names, but each of the other one: "directed by A and written by B" beside "directed by B
 * and written by A". What is told of a name are the words that it hangs on.
 */
export function swappedNames({ claim, passage, topic, index, tables }: Side): { item: Span; finding: Finding } | null {
  if (topic < FACT_THRESHOLDS.contradicts) return null;
  const mine = namesIn(claim);
  const theirs = namesIn(passage);
  const placed = mine.flatMap((name) => {
    const there = theirs.filter((other) => namesAgree(name.value.name, other.value.name, index));
    return there.length === 1 ? [{ name, there: there[0]! }] : [];
  });
  for (const [at, a] of placed.entries()) {
    for (const b of placed.slice(at + 1)) {
      if (a.there === b.there || !isSwap([claim, passage], [a.name, b.name], [a.there, b.there], tables)) continue;
      const because = `The claim says of ${quoted(a.name.text)} what the source says of ${quoted(b.there.text)}, and the other way round.`;
      const span = { start: Math.min(a.there.start, b.there.start), end: Math.max(a.there.end, b.there.end) };
      const finding = found(passage, span, 'conflict', FACT_THRESHOLDS.contradicts + topic / 3, because);
      return { item: { start: a.name.start, end: b.name.end }, finding };
    }
  }
  return null;
}

function namesIn(reading: Reading): NameFact[] {
  return reading.facts.filter((fact): fact is NameFact => fact.type === 'name');
}

function isSwap(
  [claim, passage]: readonly [Reading, Reading],
  [a, b]: readonly [NameFact, NameFact],
  [x, y]: readonly [NameFact, NameFact],
  tables: FactTables,
): boolean {
  if (areBondsCrossed([claim, passage], [a, b], [x, y], tables)) return true;
  const [mineA, mineB] = [hooksOf(claim, a), hooksOf(claim, b)];
  const [theirsA, theirsB] = [hooksOf(passage, x), hooksOf(passage, y)];
  const crossed = [share(mineA, theirsB), share(mineB, theirsA)];
  const straight = share(mineA, theirsA) + share(mineB, theirsB);
  return straight === 0 && crossed.every((part) => part > 0);
}

/** "Written by A and directed by B" beside "directed by A, written by B". */
function areBondsCrossed(
  [claim, passage]: readonly [Reading, Reading],
  mine: readonly [NameFact, NameFact],
  theirs: readonly [NameFact, NameFact],
  tables: FactTables,
): boolean {
  const [a, b] = mine.map((name) => bondOf(claim, name, tables));
  const [x, y] = theirs.map((name) => bondOf(passage, name, tables));
  const same = (one: Bond | null | undefined, other: Bond | null | undefined) =>
    one && other && one.verb === other.verb && one.preposition === other.preposition;
  return Boolean(same(a, y) && same(b, x) && !same(a, b));
}

const SAYING = /^(?:say|said|tell|told|report|announc|claim|add|note)$/;

/** Tokens looked at for the words that a name hangs on: "married to an actor called". */
const HOOK_REACH = 6;

/** The content words before a name up to a break; for the name that opens a clause those behind it, up to the next name. */
function hooksOf(reading: Reading, name: NameFact): Topic[] {
  const from = firstFrom(reading.tokens, name.start);
  const before = reading.topics.filter(
    (topic) => !topic.named && !SAYING.test(topic.stem) && topic.at < from && topic.at >= from - HOOK_REACH,
  );
  const hanging = before.filter((topic) => !isBroken(reading, topic.at, from));
  if (hanging.length > 0) return hanging;
  const to = firstFrom(reading.tokens, name.end);
  const behind = reading.topics.filter((topic) => topic.at >= to && topic.at < to + HOOK_REACH);
  return behind.filter((topic) => !topic.named && !isBroken(reading, to, topic.at)).slice(0, 1);
}

function isBroken(reading: Reading, from: number, to: number): boolean {
  const sentence = reading.tokens[from]?.sentence;
  for (let at = from; at < to; at++) {
    const token = reading.tokens[at]!;
    if (token.sentence !== sentence || /^(?:[,;:—–()]|and|but|or|while|who|which|that)$/.test(token.lower)) return true;
  }
  return false;
}
