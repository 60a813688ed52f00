import { WITHOUT_SPACES } from '../text/terms.ts';

/** A credit is a line of fewer words. */
const LONGEST_CREDIT = 30;
/** A longer line (units) is no label. */
const LONGEST_LABEL = 200;
/** A line says something from so many words on. */
const FEWEST_WORDS = 2;

/** Whether a line states nothing that could be wrong: a time of day, a date line, a credit, a name with a number. */
export function saysNothing(line: string): boolean {
  if (line.length > LONGEST_LABEL) return false;
  const words = line.replace(ADDRESS, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’-]*/gu) ?? [];
  if (words.length <= LONGEST_CREDIT && isCredit(line)) return true;
  return !hasTelling(words, FEWEST_WORDS) && !/\p{L}\s?:\s/u.test(line) && !WITHOUT_SPACES.test(line);
}

// Nearly every line has them among its first words: no more are looked at.
function hasTelling(words: readonly string[], least: number): boolean {
  let found = 0;
  for (const word of words) if (isTelling(word) && ++found === least) return true;
  return false;
}

const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|@\w+/g;

// Not "9:25", "G4" or "p.m.", and no month or weekday.
function isTelling(word: string): boolean {
  return /\p{L}{2}|^[AYay]$/u.test(word) && !/\p{N}/u.test(word) && !TIME.test(word);
}

const TIME =
  /^(?:[ap]\.?m\.?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|e[ds]t|p[ds]t|c[ds]t|gmt|utc|bst|cest?)\.?$/i;

// "By Ann Ro, May 3", "— Ann Ro (@ann) May 3", "Contributing: Ann Ro", "Ann Ro contributed to this report."
function isCredit(line: string): boolean {
  return BYLINE.test(line) || POSTED.test(line) || CREDITED.test(line) || CONTRIBUTED.test(line);
}

const BYLINE = /^[—–-]?\s*(?:By|BY)\s+\p{Lu}[^!?]*[^.!?]$/u;
const POSTED = /^[—–-]+\s*[^.!?]{2,60}\(@\w+\)/u;
const CREDITED =
  /^\(?(?:contributing|(?:additional )?reporting(?: by|:)|(?:written|edited|compiled|translated|reported|produced) by|editing(?: by|:)|writing by|photos? by|courtesy|with reporting)\b(?!.*\b(?:is|are|was|were|has|have|had)\b)/i;
const CONTRIBUTED = /\bcontributed (?:reporting|research|(?:reporting )?(?:to|for) (?:this|the) (?:report|story|article|piece))\b/i;
