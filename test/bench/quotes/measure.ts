import type { Place, QuoteCase } from './make-cases.ts';
import type { Corpus } from './make-corpus.ts';
import type { Answer, Matcher } from './matchers.ts';

/** One matcher on all cases of one kind. Shares are 0 to 1, times ms. */
export interface Row {
  readonly kind: string;
  readonly matcher: string;
  readonly cases: number;
  /** Some part, every part of the quote at its place (overlap over union at least one half), in the answer or its candidates. */
  readonly any: number;
  readonly all: number;
  /** Answered with one place, and with several to choose from. */
  readonly claimed: number;
  readonly ambiguous: number;
  readonly median: number;
  readonly p95: number;
}

/** Each case is timed this often; the least counts. */
const ROUNDS = 3;

export function measure(matcher: Matcher, cases: readonly QuoteCase[], corpus: Corpus, rounds = ROUNDS): Row[] {
  return byKind(cases).map((own) => summarise(own[0]!.kind, matcher, own, corpus, rounds));
}

export function byKind(cases: readonly QuoteCase[]): QuoteCase[][] {
  return [...new Set(cases.map(({ kind }) => kind))].map((kind) => cases.filter((one) => one.kind === kind));
}

function summarise(kind: string, matcher: Matcher, cases: readonly QuoteCase[], corpus: Corpus, rounds: number): Row {
  const seen = cases.map((one) => ({ ...timed(matcher, one, rounds), one }));
  const share = (holds: (answer: Answer, one: QuoteCase) => boolean) =>
    seen.filter(({ answer, one }) => holds(answer, one)).length / Math.max(1, seen.length);
  const found = ({ places, claims }: Answer, one: QuoteCase) =>
    one.truth.map((place) => (places === null ? claims : places.some((p) => isThere(p, place, corpus))));
  const times = seen.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    kind,
    matcher: matcher.name,
    cases: seen.length,
    any: share((answer, one) => found(answer, one).some(Boolean)),
    all: share((answer, one) => one.truth.length > 0 && found(answer, one).every(Boolean)),
    claimed: share((answer) => answer.claims),
    ambiguous: share((answer) => answer.ambiguous),
    median: times[Math.floor(times.length / 2)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

/** Processor time, which other work on the machine disturbs least. */
function timed(matcher: Matcher, one: QuoteCase, rounds: number): { readonly answer: Answer; readonly ms: number } {
  let ms = Number.POSITIVE_INFINITY;
  let answer!: Answer;
  for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage();
    answer = matcher.match(one);
    const { user, system } = process.cpuUsage(started);
    ms = Math.min(ms, (user + system) / 1000);
  }
  return { answer, ms };
}

const OVERLAP = 0.5;

/** At the place, or where the same words stand. */
function isThere(found: Place, place: Place, corpus: Corpus): boolean {
  const shared = Math.min(found.end, place.end) - Math.max(found.start, place.start);
  const union = Math.max(found.end, place.end) - Math.min(found.start, place.start);
  if (found.document === place.document && shared >= union * OVERLAP) return true;
  const wordsAt = ({ document, start, end }: Place) => corpus.documents[document]!.text.slice(start, end).toLowerCase();
  return wordsAt(found).includes(wordsAt(place)) && found.end - found.start <= (place.end - place.start) / OVERLAP;
}
