import { trimmed } from '../text/blocks.ts';
import { findEnclosures } from '../text/enclosures.ts';
import { contains, type Span } from '../text/span.ts';
import { isPast } from './past-words.ts';

/** Clauses shorter than this many words are no statement of their own. */
const SHORTEST_CLAUSE = 4;
/** A longer sentence (units) is a list or a broken text, and is left whole. */
const LONGEST_SENTENCE = 3000;

// Marks and conjunctions that can only join clauses, and those that join words as often. A cause stays with what it explains.
const SURE = /;\s|\s[—–]\s?|—|\s(?=(?:but|whereas|although|though|even though)\s)|,\s(?=while\s)/;
const DOUBTFUL = /:\s|\s(?=(?:and|yet|so|or)\s)|,\s(?=(?:as|since)\s)/;
const BOUNDARY = new RegExp(`(${SURE.source})|${DOUBTFUL.source}`, 'g');
/** One dash joins two statements, two or more set something in between. */
const DASH = /\s[—–](?=\s)|—/g;
const CONJUNCTION = /^(?:but|and|yet|so|or)\s+/i;
const JOINT = /^(?:and|but|yet|so|or|as|since|whereas|while|(?:even )?though|although)\s+/i;
const SUBJECT =
  /^(?:(?:the|a|an|it|he|she|they|we|i|you|there|this|these|those|his|her|its|their|our|my|some|many|most|more|fewer|nearly|about|almost|over|only|no|all|both|half)(?![\p{L}'’])|\d|\p{Lu})/u;

/**
 * The clauses of a sentence, at conjunctions, semicolons and dashes outside quotations and brackets; the whole sentence where it
 * has but one.
 */
export function splitClauses(text: string, sentence: Span): Span[] {
  if (sentence.end - sentence.start > LONGEST_SENTENCE) return [sentence];
  const words = text.slice(sentence.start, sentence.end);
  const enclosures = findEnclosures(text, sentence.start, sentence.end);
  const clauses: Span[] = [];
  let start = sentence.start;
  const isInserted = (words.match(DASH)?.length ?? 0) > 1;
  for (const match of words.matchAll(BOUNDARY)) {
    if (isInserted && /[—–]/.test(match[0])) continue;
    const at = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    if (enclosures.some((outer) => contains(outer, at))) continue;
    const rest = text.slice(at.end, sentence.end);
    const before = text.slice(start, at.start);
    if (!isLong(before) || !isLong(rest) || !joinsStatements(match[1] === undefined ? lastPhrase(before) : before, rest)) continue;
    clauses.push(bare(text, start, at.start));
    start = at.end;
  }
  clauses.push(bare(text, start, sentence.end));
  return clauses.length > 1 ? clauses : [sentence];
}

// "Rents doubled and wages fell", not "said that Ann Ro and Bo Hale agree": either side has a subject and a verb of its own.
function joinsStatements(before: string, rest: string): boolean {
  const behind = rest.replace(JOINT, '');
  if (!hasVerb(before)) return false;
  return (
    PRONOUN.test(behind.slice(0, LONGEST_PRONOUN).toLowerCase()) ||
    ((SUBJECT.test(behind) || beginsWithSubject(behind)) && hasVerb(firstWords(behind)))
  );
}

const PRONOUN = /^(?:(?:it|he|she|they|we|i|you|there)(?:['’]\p{L}+)?|that(?= (?:is|was|has|had|did|does|would|will)(?!\p{L}))) /u;
/** "There’s " and longer: units. */
const LONGEST_PRONOUN = 40;

// "prices fell", "wages will": not "would be cut".
function beginsWithSubject(words: string): boolean {
  const [first = '', second = ''] = wordsOf(words);
  return !VERBS.has(first) && (VERBS.has(second) || isPast(second));
}

// What follows the last comma, or the word that hangs a clause on another.
function lastPhrase(words: string): string {
  const bare = words.trim().replace(/[,;:]$/, '');
  return bare.slice(HANGING.exec(bare)?.[0].length ?? 0);
}

const HANGING = /^.*(?:[,;:—–(]|\b(?:that|which|who|whether|if|while|when|because|although|though|where))\s/s;

/** The verb of a statement stands within so many words. */
const VERB_WITHIN = 7;

function firstWords(words: string): string {
  const upToComma = /^[^,;:]*/.exec(words)![0];
  return upToComma.split(/\s+/, VERB_WITHIN).join(' ');
}

function hasVerb(words: string): boolean {
  return wordsOf(words).some((word, i) => VERBS.has(word) || /n['’]t$/.test(word) || (i > 0 && isPast(word)));
}

function wordsOf(words: string): string[] {
  return words.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
}

const VERBS = new Set(
  `is are was were has have had does do did will would can could may might must should shall says say believe think hope want wants
  feel know means seems remains stands costs needs makes shows`.split(/\s+/),
);

function isLong(words: string): boolean {
  return words.trim().split(/\s+/, SHORTEST_CLAUSE).length >= SHORTEST_CLAUSE;
}

// Without the conjunction that opens it and the comma that ends it.
function bare(text: string, start: number, end: number): Span {
  const conjunction = CONJUNCTION.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0;
  const span = trimmed(text, start + conjunction, end);
  return /[,;:—–-]/.test(text.charAt(span.end - 1)) ? trimmed(text, span.start, span.end - 1) : span;
}
