import { joinedWords } from '../../text/pieces.ts';
import type { Span } from '../../text/span.ts';
import { isFigure, isLowerAt, isUpperAt } from '../../text/word-characters.ts';
import type { Lexicon } from './lexicon.ts';
import { isCapitalised, isSign, type Token } from './tokens.ts';
import type { Words } from './words.ts';

/** "SMITH:", "Q." at the start of a line: a transcript, whose words are no quotations of the draft. */
const LABEL = /^(?:[QA][.:]\s|\p{Lu}[\p{Lu}\p{M} .'’-]{1,40}:\s)/u;

/** A headline has no more characters than this. */
const LONGEST_HEADLINE = 140;

/** Of the longer words of a headline at least this share has a capital. */
const CAPITAL_SHARE = 0.75;

// Most words with a capital: names can't be told from other words. A line that ends like a sentence must show a capital that
// no sentence has: a verb's, a preposition's ("Lawmakers Turn Against Mayor."). German gives every noun a capital.
export function isHeadline(text: string, paragraph: Span, { words, language }: Lexicon): boolean {
  if (language === 'de' || paragraph.end - paragraph.start > LONGEST_HEADLINE) return false;
  const line = text.slice(paragraph.start, paragraph.end);
  const parts = joinedWords(line, "'’-").filter((word) => !isFigure(word.charCodeAt(0)));
  const long = parts.filter((word) => word.length > 3);
  if (long.length < 3 || long.filter((word) => isUpperAt(word, 0)).length < CAPITAL_SHARE * long.length) return false;
  return !/[.!?…"”“»«:]$/.test(line) || parts.slice(1).some((word) => isRaised(word, words));
}

function isRaised(word: string, words: Words): boolean {
  if (!isUpperAt(word, 0) || !isLowerAt(word, 1)) return false;
  const lower = word.toLowerCase();
  return words.prepositions.has(lower) || words.auxiliaries.has(lower) || (words.cues.get(lower)?.tenses.has('present') ?? false);
}

/** A dateline ends within this many tokens: "ST. PAUL, Minn. (AP) —". */
const DATELINE_TOKENS = 14;

/** Without "ST. PAUL, Minn. —", "Berlin (dpa) –", "Madrid –". */
export function withoutDateline(tokens: Token[]): Token[] {
  const first = tokens[0];
  if (!isCapitalised(first)) return tokens;
  for (let k = 1; k < tokens.length && k < DATELINE_TOKENS; k++) {
    if (tokens[k]!.kind === 'quote') return tokens;
    if (tokens[k]!.kind === 'word' && !isInDateline(tokens, k)) return tokens;
    if (!isSign(tokens[k], '—–-―') || tokens[k + 1]?.text === tokens[k]!.text) continue;
    return isShouted(first!.text) || isSign(tokens[k - 1], ')') || (k === 1 && isCapitalised(tokens[2]))
      ? tokens.slice(k + 1)
      : tokens;
  }
  return tokens;
}

function isShouted(word: string): boolean {
  return /^[\p{Lu}.'’-]{3,}$/u.test(word);
}

// A place, a day, or an agency in brackets: not "The report by the institute (KPI) – which …".
function isInDateline(tokens: readonly Token[], k: number): boolean {
  return (
    isCapitalised(tokens[k]) ||
    isFigure(tokens[k]!.text.charCodeAt(0)) ||
    isSign(tokens[k - 1], '(/') ||
    isSign(tokens[k + 1], ')/')
  );
}

export function isLabelled(text: string, paragraph: Span): boolean {
  const head = text.slice(paragraph.start, paragraph.start + 60);
  return /^[QA]\.|:/.test(head) && LABEL.test(head);
}
