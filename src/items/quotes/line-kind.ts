import type { Span } from '../../text/span.ts';
import { isCapitalised, isSign, type Token } from './tokens.ts';

/** "SMITH:", "Q." at the start of a line: a transcript, whose words are no quotations of the draft. */
const LABEL = /^(?:[QA][.:]\s|\p{Lu}[\p{Lu}\p{M} .'’-]{1,40}:\s)/u;

/** A headline has no more characters than this. */
const LONGEST_HEADLINE = 140;

// Most words with a capital and no point at the end: names can't be told from other words.
export function isHeadline(text: string, paragraph: Span): boolean {
  if (paragraph.end - paragraph.start > LONGEST_HEADLINE) return false;
  const line = text.slice(paragraph.start, paragraph.end);
  if (/[.!?…"”»:]$/.test(line)) return false;
  const words = line.match(/\p{L}[\p{L}'’.-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  return long.length > 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.75 * long.length;
}

/** A dateline ends within this many tokens: "ST. PAUL, Minn. (AP) —". */
const DATELINE_TOKENS = 14;

export function withoutDateline(tokens: Token[]): Token[] {
  if (!tokens[0] || !isCapitalised(tokens[0]) || !/^[\p{Lu}.'’-]{3,}$/u.test(tokens[0].text)) return tokens;
  for (let k = 1; k < tokens.length && k < DATELINE_TOKENS; k++) {
    if (tokens[k]!.kind === 'quote') return tokens;
    if (isSign(tokens[k], '—–-') && tokens[k + 1]?.text !== tokens[k]!.text) return tokens.slice(k + 1);
  }
  return tokens;
}

export function isLabelled(text: string, paragraph: Span): boolean {
  return LABEL.test(text.slice(paragraph.start, paragraph.start + 60));
}
