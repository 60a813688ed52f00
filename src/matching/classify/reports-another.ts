import type { SpeechTables } from './speech-tables.ts';
import { isNegation } from './word-weight.ts';

/** Characters before a passage in which its clause began. */
const REACH = 160;
/** A clause that leads over to what somebody says or thinks. */
const REPORTS =
  /([^.,;:!?—–"“”]*)\s(?:say|says|said|claim|claims|claimed|believe|believes|believed|think|thinks|thought|argue|argues|argued|insist|insists|insisted|suggest|suggests|suggested|(?:tell|tells|told)\s(?:me|us|you|him|her|them|people|everyone|everybody))\s(?:that\s)?$/i;
const SELF: ReadonlySet<string> = new Set(['i', 'we', 'you', 'what', 'as']);
/** "Was told", "to say": nobody's statement, or a passive. */
const BEFORE_VERB: ReadonlySet<string> = new Set(['to', 'was', 'were', 'been', 'be', 'is', 'are', 'being']);

/** In somebody's speech from `from` on: "there are those who say that" leads to the words at `at`, which are theirs, not the speaker's. */
export function reportsAnother(text: string, from: number, at: number, tables: SpeechTables): boolean {
  const found = REPORTS.exec(text.slice(Math.max(from, at - REACH), at));
  if (!found) return false;
  const words = found[1]!.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  if (words.length === 0 || BEFORE_VERB.has(words.at(-1)!)) return false;
  return !words.some((word) => SELF.has(word) || /^(?:i|we|you)['’]/.test(word) || isNegation(word.replace('’', "'"), tables));
}
