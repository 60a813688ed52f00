import type { Document } from '../documents/document.ts';
import { splitSentences } from '../text/sentences.ts';
import { overlaps, type Span } from '../text/span.ts';
import { findTerms } from '../text/terms.ts';
import { type ClaimTables, findClaims } from './find-claims.ts';
import { findQuotes } from './find-quotes.ts';
import type { Claim, Item, Quote } from './item.ts';
import type { QuoteTables } from './quotes/quote-tables.ts';
import { standsOnFloor } from './score-sentence.ts';
import { readFeatures } from './worth-features.ts';

export interface ItemTables extends ClaimTables, QuoteTables {}

/** Beside a quote, its speaker and its cue, a claim must have at least this many further terms to be listed too. */
const FURTHER_TERMS = 4;

/**
 * Everything in the draft that must be checked, in order: its quotes, and the claims that are not a quote already.
 * `date` is the day that "last year" is read from; the document's own where it is not given.
 */
export function findItems(document: Document, tables: ItemTables, date: string | null = document.published): Item[] {
  const sentences = splitSentences(document.text, tables.abbreviations);
  const quotes = findQuotes(document, tables, sentences);
  const claims = findClaims(document, tables, date, sentences);
  const marked = quotes.filter(({ form }) => form === 'direct' || form === 'mixed');
  const within = quotesWithin(marked, claims);
  const beyond = claims.filter((claim, i) => goesBeyond(document.text, claim, within[i]!, tables));
  return [...quotes, ...beyond].sort((a, b) => a.start - b.start || b.end - a.end);
}

// Per claim the quotes that share words with it. Both are in order of their start: one walk.
function quotesWithin(quotes: readonly Quote[], claims: readonly Claim[]): Quote[][] {
  let first = 0;
  return claims.map((claim) => {
    while (first < quotes.length && quotes[first]!.end <= claim.start) first++;
    const found: Quote[] = [];
    for (let i = first; i < quotes.length && quotes[i]!.start < claim.end; i++) {
      if (quotes[i]!.segments.some((segment) => overlaps(segment, claim))) found.push(quotes[i]!);
    }
    return found;
  });
}

// What remains of a claim without the words that stand in quotation marks and who said them.
function goesBeyond(text: string, claim: Claim, quotes: readonly Quote[], tables: ClaimTables): boolean {
  if (quotes.length === 0) return true;
  const rest = without(text, claim, quotes.flatMap(partsOf));
  return standsOnFloor(readFeatures(rest, tables.checkWorthiness)) || findTerms(rest).length >= FURTHER_TERMS;
}

function partsOf({ segments, speaker, cue }: Quote): Span[] {
  const named = speaker && speaker.start !== null && speaker.end !== null ? [{ start: speaker.start, end: speaker.end }] : [];
  return [...segments, ...named, ...(cue ? [cue] : [])];
}

function without(text: string, claim: Span, parts: readonly Span[]): string {
  let rest = '';
  let at = claim.start;
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    if (part.start > at) rest += `${text.slice(at, Math.min(part.start, claim.end))} `;
    at = Math.max(at, part.end);
  }
  return rest + text.slice(at, Math.max(at, claim.end));
}
