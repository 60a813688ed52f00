import type { Span } from '../../text/span.ts';
import { isLowerAt, isUpperAt, letterEnd } from '../../text/word-characters.ts';
import type { Paragraph } from './quotation.ts';
import type { QuoteTables } from './quote-tables.ts';
import type { MarkedSpan } from './scan-marks.ts';

/**
 * The sentences of each paragraph with quotations kept whole: none ends inside marks, one that asks or calls goes on to its cue
 * ("No!" Gloria shouts.), and marks that open after a full stop begin a new one. Both lists are in order; linear.
 */
export function sentencesAround(
  text: string,
  paragraphs: readonly Paragraph[],
  sentences: readonly Span[],
  tables: QuoteTables,
): Span[][] {
  let next = 0;
  return paragraphs.map((paragraph) => {
    const own: { start: number; end: number }[] = [];
    let quote = 0;
    while (next < sentences.length && sentences[next]!.end <= paragraph.start) next++;
    for (; next < sentences.length && sentences[next]!.start < paragraph.end; next++) {
      const sentence = sentences[next]!;
      while (paragraph.marked[quote] && paragraph.marked[quote]!.outer.end <= sentence.start) quote++;
      const last = own.at(-1);
      const before = paragraph.marked[quote - 1];
      const isInside = isWithin(paragraph.marked[quote], sentence.start);
      if (last && (isInside || (before && isCueOf(text, before, last, sentence, tables)) || endsInTitle(text, last, tables)))
        last.end = sentence.end;
      else own.push({ start: sentence.start, end: sentence.end });
    }
    return own.flatMap((sentence) => splitAtMarks(text, sentence, paragraph.marked, tables));
  });
}

// "Army Spc. | Tanya Bright"
function endsInTitle(text: string, before: Span, tables: QuoteTables): boolean {
  if (text.charAt(before.end - 1) !== '.' || !isLowerAt(text, before.end - 2)) return false;
  let start = before.end - 1;
  while (start > before.start && letterBefore(text, start) && before.end - start < LONGEST_TITLE) start--;
  return (
    isUpperAt(text, start) &&
    !letterBefore(text, start) &&
    tables.names.titles.any.has(text.slice(start, before.end - 1).toLowerCase())
  );
}

/** "Prof" with its point (units). */
const LONGEST_TITLE = 5;

function letterBefore(text: string, at: number): boolean {
  return letterEnd(text, at - 1) === at;
}

function isWithin(marked: MarkedSpan | undefined, at: number): boolean {
  return marked !== undefined && marked.outer.start < at && at < marked.outer.end;
}

const NAME_AND_VERB = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,5}(?:\([^()]{1,14}\)\s+)?(\p{Ll}+)(?=[\s.,])/u;

function isCueOf(text: string, marked: MarkedSpan, before: Span, sentence: Span, tables: QuoteTables): boolean {
  if (marked.outer.end !== before.end || !/[!?…—-]/.test(text.charAt(marked.end - 1))) return false;
  const verb = NAME_AND_VERB.exec(text.slice(sentence.start, sentence.start + 80))?.[1];
  const form = verb === undefined ? undefined : tables.cueVerbs.en.get(verb);
  return form !== undefined && !form.tenses.has('gerund') && !(form.classes.size === 1 && form.classes.has('manner'));
}

// »…«, erklärte der Minister. »…«
function splitAtMarks(text: string, sentence: Span, marked: readonly MarkedSpan[], tables: QuoteTables): Span[] {
  const parts: { start: number; end: number }[] = [{ ...sentence }];
  for (let i = firstAfter(marked, sentence.start); i < marked.length && marked[i]!.outer.start < sentence.end; i++) {
    const { start } = marked[i]!.outer;
    const before = text.slice(Math.max(sentence.start, start - 24), start);
    const word = /(\p{L}*)[.!?…]\s+$/u.exec(before)?.[1];
    if (word === undefined || (word.length === 1 && /\p{Lu}/u.test(word)) || isAbbreviated(word, tables)) continue;
    parts.at(-1)!.end = start - (/\s+$/.exec(before)?.[0].length ?? 0);
    parts.push({ start, end: sentence.end });
  }
  return parts;
}

function isAbbreviated(word: string, tables: QuoteTables): boolean {
  const lower = word.toLowerCase();
  return word !== '' && (tables.abbreviations.has(`${lower}!`) || tables.abbreviations.has(lower));
}

function firstAfter(marked: readonly MarkedSpan[], start: number): number {
  let low = 0;
  let high = marked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marked[middle]!.outer.start <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
