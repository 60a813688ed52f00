import approximate from 'approx-string-match';
import { diff_match_patch } from 'diff-match-patch';
import { partial_ratio } from 'fuzzball';
import type { Library } from '../../../src/matching/index/library.ts';
import { matchQuote } from '../../../src/matching/match-quote.ts';
import type { Place, QuoteCase } from './make-cases.ts';
import type { Corpus } from './make-corpus.ts';

/** What a matcher says of one case. `places` are null for one that gives no place. */
export interface Answer {
  readonly claims: boolean;
  readonly ambiguous: boolean;
  readonly places: readonly Place[] | null;
}

export interface Matcher {
  readonly name: string;
  match(one: QuoteCase): Answer;
}

const NOTHING: Answer = { claims: false, ambiguous: false, places: [] };

export function verbatim(library: Library, corpus: Corpus): Matcher {
  const index = new Map(corpus.documents.map((_, n) => [String(n), n]));
  return {
    name: 'verbatim',
    match({ text }) {
      const { status, parts, candidates } = matchQuote(library, { text });
      const ambiguous = status === 'ambiguous';
      const shown = ambiguous ? [...parts, ...candidates] : parts;
      const places = shown.map(({ source, start, end }) => ({ document: index.get(source)!, start, end }));
      return { claims: status === 'found', ambiguous, places };
    },
  };
}

/** All sources as one text, as a page is to an annotation client. */
interface Joined {
  readonly text: string;
  readonly bases: readonly number[];
}

export function joinTexts(corpus: Corpus): Joined {
  let base = 0;
  const bases = corpus.documents.map(({ text }) => {
    const own = base;
    base += text.length + 1;
    return own;
  });
  return { text: corpus.documents.map(({ text }) => text).join('\n'), bases };
}

function placeOf({ bases }: Joined, start: number, end: number): Place {
  const document = bases.findLastIndex((base) => base <= start);
  return { document, start: start - bases[document]!, end: end - bases[document]! };
}

/** As the Hypothesis client anchors: the exact words first, else the fewest errors, at most half the length and 256. */
export function annotationClient(joined: Joined): Matcher {
  return {
    name: 'approx-string-match',
    match({ text }) {
      const at = joined.text.indexOf(text);
      if (at >= 0) return { claims: true, ambiguous: false, places: [placeOf(joined, at, at + text.length)] };
      const [best] = approximate(joined.text, text, Math.min(256, text.length / 2)).sort((a, b) => a.errors - b.errors);
      return best ? { claims: true, ambiguous: false, places: [placeOf(joined, best.start, best.end)] } : NOTHING;
    },
  };
}

/** Its pattern has at most 32 characters: the quote's first ones are sought anywhere in the text, at the usual threshold. */
export function patchMatcher(joined: Joined): Matcher {
  const matcher = new diff_match_patch();
  matcher.Match_Distance = joined.text.length * 10;
  return {
    name: 'diff-match-patch',
    match({ text }) {
      const at = matcher.match_main(joined.text, text.slice(0, matcher.Match_MaxBits), 0);
      return at < 0 ? NOTHING : { claims: true, ambiguous: false, places: [placeOf(joined, at, at + text.length)] };
    },
  };
}

/** Characters that fuzzball is given, with the right place in their middle: it reads no more in reasonable time. */
export const FUZZBALL_TEXT = 2000;
// Typed apart: its declaration of partial_ratio forgets `autojunk`.
const FUZZBALL_OPTIONS = { full_process: true, autojunk: false };
/** Its score from which a quote counts as found. */
const FUZZBALL_FINDS = 75;

/** Partial ratio, without the rule that takes common letters for junk, over a stretch that holds the place (or over any, for absent quotes): no search, and no place in its answer. */
export function fuzzyRatio(corpus: Corpus): Matcher {
  return {
    name: 'fuzzball',
    match({ text, truth }) {
      const place = truth[0] ?? { document: 0, start: FUZZBALL_TEXT, end: FUZZBALL_TEXT };
      const from = Math.max(0, place.start - FUZZBALL_TEXT / 2);
      const near = corpus.documents[place.document]!.text.slice(from, from + FUZZBALL_TEXT);
      return { claims: partial_ratio(text, near, FUZZBALL_OPTIONS) >= FUZZBALL_FINDS, ambiguous: false, places: null };
    },
  };
}
