import { dayNumber } from './day-interval.ts';
import type { DateContext } from './find-dates.ts';
import type { Token } from './tokens.ts';

export function knownYear(
  context: DateContext,
  month: number,
  day: number,
  tokens: readonly Token[] = [],
  at = 0,
): { year: number; derivation: string } | null {
  if (context.sentenceYear !== null) return { year: context.sentenceYear, derivation: 'the year named in the sentence' };
  if (context.reference !== null) {
    const year = new Date(context.reference * 86_400_000).getUTCFullYear();
    const candidate = dayNumber(year, month, day);
    if (isAhead(tokens, at) || isSoon(candidate - context.reference))
      return { year: candidate >= context.reference ? year : year + 1, derivation: 'on or after the document’s date' };
    return { year: candidate <= context.reference ? year : year - 1, derivation: 'the latest on or before the document’s date' };
  }
  return context.textYear === null ? null : { year: context.textYear, derivation: 'the year named before' };
}

/** Days ahead: "hits the shops on 2 November", told on 19 October, is no November of the year before. */
const SOON = 45;

function isSoon(daysAhead: number): boolean {
  return daysAhead > 0 && daysAhead <= SOON;
}

const REACH = 12;

/** Whether a future verb governs token `at`: "will meet on", "is due to". */
export function isAhead(tokens: readonly Token[], at: number): boolean {
  if (at < tokens.length && governedBehind(tokens, at)) return true;
  for (let index = at - 1; index >= Math.max(0, at - REACH); index--) {
    const token = tokens[index]!;
    if (token.sentence !== tokens[at]?.sentence || token.text === ';') return false;
    if (
      /^(?:will|shall|would|upcoming|next|coming|scheduled|due|plans|plan|expects|expected|set|tomorrow|'ll|going)$/.test(
        token.lower,
      )
    )
      return true;
  }
  return false;
}

// "On Monday, the council will meet."
function governedBehind(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 1; index < Math.min(tokens.length, at + REACH); index++) {
    const token = tokens[index]!;
    if (token.sentence !== tokens[at]!.sentence || /^(?:;|that|said|and|but)$/.test(token.lower)) return false;
    if (/^(?:will|shall|'ll)$/.test(token.lower)) return true;
  }
  return false;
}

export function yearOfReference(context: DateContext): number | null {
  if (context.sentenceYear !== null) return context.sentenceYear;
  return context.reference === null ? null : new Date(context.reference * 86_400_000).getUTCFullYear();
}
