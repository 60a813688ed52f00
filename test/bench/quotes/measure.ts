import { type Place, PRESENT, type QuoteCase } from './make-cases.ts';
import type { Corpus } from './make-corpus.ts';
import type { Answer, Matcher } from './matchers.ts';

/** One matcher on one case. */
export interface Trial {
  readonly kind: string;
  readonly answer: Answer;
  /** Of each part of the quote whether it was found at its place (overlap over union at least one half), in the answer or its candidates. */
  readonly found: readonly boolean[];
  readonly ms: number;
}

/** What some trials of one matcher have in common. Shares are 0 to 1, times ms. */
export interface Summary {
  readonly cases: number;
  /** Some part, every part of the quote was found: of those that a source has. */
  readonly any: number;
  readonly all: number;
  /** Answered with one place, and with several to choose from: of those that no source has. */
  readonly claimed: number;
  readonly ambiguous: number;
  readonly median: number;
  readonly p95: number;
}

/** One matcher on all cases of one kind. */
export interface Row extends Summary {
  readonly kind: string;
  readonly matcher: string;
}

/** Each case is run `rounds` times; the least time counts. */
export function tryCases(matcher: Matcher, cases: readonly QuoteCase[], corpus: Corpus, rounds: number): Trial[] {
  return cases.map((one) => {
    const { answer, ms } = timed(matcher, one, rounds);
    const { places, claims } = answer;
    const found = one.truth.map((place) => (places === null ? claims : places.some((p) => isThere(p, place, corpus))));
    return { kind: one.kind, answer, found, ms };
  });
}

export function rowsOf(matcher: string, trials: readonly Trial[]): Row[] {
  return byKind(trials).map((own) => ({ kind: own[0]!.kind, matcher, ...summarise(own) }));
}

export function byKind<T extends { readonly kind: string }>(list: readonly T[]): T[][] {
  return [...new Set(list.map(({ kind }) => kind))].map((kind) => list.filter((one) => one.kind === kind));
}

export function summarise(trials: readonly Trial[]): Summary {
  const present = trials.filter(({ kind }) => PRESENT(kind));
  const absent = trials.filter(({ kind }) => !PRESENT(kind));
  const times = trials.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    cases: trials.length,
    any: share(present, ({ found }) => found.some(Boolean)),
    all: share(present, ({ found }) => found.every(Boolean)),
    claimed: share(absent, ({ answer }) => answer.claims),
    ambiguous: share(absent, ({ answer }) => answer.ambiguous),
    median: times[Math.floor(times.length / 2)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

function share(trials: readonly Trial[], holds: (trial: Trial) => boolean): number {
  return trials.filter(holds).length / Math.max(1, trials.length);
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
