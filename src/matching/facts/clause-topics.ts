import type { Reading, Topic } from './readings.ts';

/** Tokens on each side: no clause that a reader can follow is longer, and each word of one is compared with many. */
const LONGEST_CLAUSE = 60;

/** The content words of the clause that tokens `[from, to)` stand in, without them. */
export function clauseTopics(reading: Reading, cue: { readonly from: number; readonly to: number }): Topic[] {
  const [first, last] = [Math.max(0, cue.from - LONGEST_CLAUSE), Math.min(reading.tokens.length, cue.to + LONGEST_CLAUSE)];
  let [from, to] = [cue.from, cue.to];
  while (from > first && !isClauseBreak(reading, from - 1)) from -= 1;
  if (from === cue.from) from = Math.max(first, antecedentFrom(reading, from));
  while (to < last && !isClauseBreak(reading, to)) to += 1;
  return reading.topics.filter((topic) => topic.at >= from && topic.at < to && (topic.at < cue.from || topic.at >= cue.to));
}

export function isClauseBreak(reading: Reading, at: number): boolean {
  return /^(?:[.,;:!?—–]|while|but|whereas|although|though)$/.test(reading.tokens[at]!.lower);
}

/** Where what a clause that opens with its cue is said of begins: "a profit of £148 million, down from …", "a band from Harl, formed in 2004". */
function antecedentFrom(reading: Reading, at: number): number {
  const { tokens } = reading;
  const { sentence, lower } = tokens[at]!;
  let from = at - 1;
  if (/(?:ed|ing)$/.test(lower)) while (from > 0 && tokens[from - 1]!.sentence === sentence) from -= 1;
  else while (from > 0 && !isClauseBreak(reading, from - 1)) from -= 1;
  return Math.max(0, from);
}
