import { contains, type Span } from '../../text/span.ts';

/** What an editor put into the quote: dots for words left out, and brackets. Spans point into the quote's text. */
export interface QuoteMarks {
  readonly ellipses: readonly Span[];
  readonly brackets: readonly Bracket[];
}

export interface Bracket extends Span {
  readonly kind: 'words' | 'letters' | 'sic';
}

const ELLIPSIS = /[[(]\s*(?:…|⋯|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|…|⋯|\.(?:[ \u00a0\u2009]?\.){2,3}/g;
const BRACKET = /\[([^[\]]{1,300})\]/g;

/** `(…)` and `[…]` are ellipses; other square brackets hold words, letters of a word, or [sic]. */
export function findQuoteMarks(text: string): QuoteMarks {
  const ellipses = spansOf(text, ELLIPSIS);
  const brackets = spansOf(text, BRACKET)
    .filter((span) => !ellipses.some((dots) => contains(dots, span)))
    .map((span) => ({ ...span, kind: kindOf(text, span) }));
  return { ellipses: ellipses.filter((dots) => !brackets.some((b) => contains(b, dots))), brackets };
}

export function isEllipsis(text: string): boolean {
  return text.replace(ELLIPSIS, '') !== text;
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (found) => ({ start: found.index, end: found.index + found[0].length }));
}

function kindOf(text: string, span: Span): Bracket['kind'] {
  if (/^\[\s*sic\s*[.!]?\s*\]$/i.test(text.slice(span.start, span.end))) return 'sic';
  return isLetter(text, span.start - 1) || isLetter(text, span.end) ? 'letters' : 'words';
}

function isLetter(text: string, at: number): boolean {
  return /\p{L}/u.test(text.charAt(at));
}
