import type { NameFact } from '../../items/fact.ts';
import type { Token } from '../../items/facts/tokens.ts';
import { firstFrom, type Reading, type Topic } from './readings.ts';

// "Ana Roske, the pilot of the line, sued …", "Kestrel (Leeds) sued …"
export function behindApposition(tokens: readonly Token[], at: number): number {
  const opening = tokens[at]?.text;
  if (opening !== ',' && opening !== '(') return at;
  if (/^(?:who|which)$/.test(tokens[at + 1]?.lower ?? '')) return at + 1;
  const closing = tokens.findIndex(({ text }, index) => index > at && text === (opening === '(' ? ')' : ','));
  return closing > at && closing - at <= LONGEST_APPOSITION && tokens[closing]!.sentence === tokens[at]!.sentence
    ? closing + 1
    : at;
}

/** Tokens. */
const LONGEST_APPOSITION = 10;

/** The words that say what a name is: "the pilot Darl", "Darl, a pilot of the line", "Darl was a pilot". */
export function calledAs(reading: Reading, name: NameFact): readonly Topic[] {
  const { tokens } = reading;
  const [from, to] = [firstFrom(tokens, name.start), firstFrom(tokens, name.end)];
  let before = from;
  while (before > from - DESCRIPTION && isPlainNoun(tokens[before - 1], tokens[from]!)) before -= 1;
  return reading.topics.filter(({ at, named }) => !named && ((at >= before && at < from) || isSaidToBe(tokens, to, at)));
}

/** Tokens of a description that are looked at. */
const DESCRIPTION = 4;

function isPlainNoun(token: Token | undefined, { sentence }: Token): boolean {
  if (token?.sentence !== sentence) return false;
  return (token.kind === 'word' && !token.capital && !ENDS.test(token.lower)) || /^[/-]$/.test(token.text);
}

const ENDS =
  /^(?:in|at|on|by|of|to|from|with|for|near|against|under|over|between|into|through|after|before|about|as|than|that|who|which|when|while|is|was|are|were|has|had|have|the|an?|his|her|its|their|but|said|says|\p{L}+ed)$/u;

/** Whether token `at` stands in what follows "is a", "was the" or ", a" right behind the name. */
function isSaidToBe(tokens: readonly Token[], to: number, at: number): boolean {
  const says = /^(?:is|was|are|were|became|,)$/.test(tokens[to]?.lower ?? '') && /^(?:an?|the)$/.test(tokens[to + 1]?.lower ?? '');
  if (!says || at <= to + 1 || at > to + 2 * DESCRIPTION) return false;
  for (let each = to + 2; each < at; each++) if (STOPS.test(tokens[each]!.lower)) return false;
  return tokens[at]!.sentence === tokens[to]!.sentence;
}

const STOPS = /^(?:[.,;:()—–]|in|at|on|by|of|to|from|with|for|who|which|that|while|but)$/;
