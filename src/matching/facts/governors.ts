import { phraseAfter } from '../../items/facts/head-noun.ts';
import type { Span } from '../../text/span.ts';
import { firstFrom, type Reading } from './readings.ts';
import type { Wording } from './wording.ts';

const GOVERNOR_REACH = 3;

/** The content words next to a counted or dated thing on each side: "killed" in "killed 3" and in "3 people were killed". */
export function governors(reading: Reading, fact: Span): Wording[] {
  const { tokens, topics } = reading;
  const from = firstFrom(tokens, fact.start);
  if (isWhole(reading, from)) return [];
  const end = firstFrom(tokens, fact.end);
  const to = end + phraseAfter(tokens, end).length;
  const before = topics.findLast((topic) => topic.at < from);
  const behind = topics.filter((topic) => topic.at >= to && topic.at < to + GOVERNOR_REACH + 1 && !isBroken(reading, to, topic.at));
  const found: Wording[] = [];
  if (before && before.at >= from - GOVERNOR_REACH && !isBroken(reading, before.at + 1, from)) found.push(before);
  found.push(...behind.slice(0, 2));
  return found;
}

/** "Ten of the 15 members voted": the verb is told of the ten. */
function isWhole({ tokens }: Reading, from: number): boolean {
  return /^(?:the|its|their|his|her|our)$/.test(tokens[from - 1]?.lower ?? '') && tokens[from - 2]?.lower === 'of';
}

function isBroken(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/^(?:[,;:—–()]|and|but|or|while)$/.test(reading.tokens[at]?.lower ?? '')) return true;
  return false;
}
