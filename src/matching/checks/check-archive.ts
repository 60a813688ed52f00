import { findTerms, type Term } from '../../text/terms.ts';
import { createVocabulary, type Vocabulary } from '../vocabulary.ts';
import type { EarlierCheck } from './earlier-check.ts';
import { joinHyphens } from './join-hyphens.ts';

/** Past checks, indexed by their terms. Grows and shrinks one check at a time. */
export interface Archive {
  readonly vocabulary: Vocabulary;
  /** How many checks there are. */
  size(): number;
  /** Terms in a check, on average. */
  averageLength(): number;
  /** Adds a check; one of the same id is replaced. */
  put(check: EarlierCheck): void;
  remove(id: string): void;
  /** One more than the highest place that was ever given. */
  places(): number;
  /** The check at a place; null where it was removed. */
  check(place: number): EarlierCheck | null;
  /** The terms of the check there, taken apart when first asked for: few ever are. */
  terms(place: number): CheckTerms;
  length(place: number): number;
  holding(term: number): Holding | undefined;
  /** The places of the checks of what somebody of this name said; those of removed checks included. */
  saidBy(term: number): readonly number[];
}

/** The places where a term stands, and how often; those of removed checks included. */
export interface Holding {
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

export interface CheckTerms {
  /** Of the claim alone, and of claim and title. */
  readonly claim: ReadonlySet<number>;
  readonly all: ReadonlySet<number>;
  readonly numbers: ReadonlySet<number>;
  readonly pairs: ReadonlySet<string>;
  readonly speaker: ReadonlySet<number>;
  /** Days since 1970. */
  readonly day: number | null;
}

export function createArchive(checks: Iterable<EarlierCheck> = []): Archive {
  const vocabulary = createVocabulary();
  const held: (EarlierCheck | null)[] = [];
  const lengths: number[] = [];
  const details: (CheckTerms | undefined)[] = [];
  const placeOf = new Map<string, number>();
  const holdings: { places: number[]; counts: number[] }[] = [];
  const voices: number[][] = [];
  let totalLength = 0;

  function put(check: EarlierCheck): void {
    remove(check.id);
    const place = held.push(check) - 1;
    placeOf.set(check.id, place);
    const terms = termsOf(check);
    for (const term of terms) hold(vocabulary.add(term.stem), place);
    for (const stem of new Set(findTerms(check.speaker ?? '').map((term) => term.stem)))
      (voices[vocabulary.add(stem)] ??= []).push(place);
    lengths.push(terms.length);
    totalLength += terms.length;
  }

  function hold(term: number, place: number): void {
    const holding = (holdings[term] ??= { places: [], counts: [] });
    const last = holding.places.length - 1;
    if (holding.places[last] === place) {
      holding.counts[last] = holding.counts[last]! + 1;
      return;
    }
    holding.places.push(place);
    holding.counts.push(1);
    vocabulary.count(term, 1);
  }

  function remove(id: string): void {
    const place = placeOf.get(id);
    const check = place === undefined ? null : held[place];
    if (place === undefined || !check) return;
    for (const term of new Set(termsOf(check).map(({ stem }) => vocabulary.add(stem)))) vocabulary.count(term, -1);
    totalLength -= lengths[place]!;
    placeOf.delete(id);
    held[place] = null;
    details[place] = undefined;
  }

  for (const check of checks) put(check);
  return {
    vocabulary,
    size: () => placeOf.size,
    averageLength: () => Math.max(1, totalLength / Math.max(1, placeOf.size)),
    put,
    remove,
    places: () => held.length,
    check: (place) => held[place] ?? null,
    terms: (place) => (details[place] ??= readTerms(held[place]!, vocabulary)),
    length: (place) => lengths[place]!,
    holding: (term) => holdings[term],
    saidBy: (term) => voices[term] ?? [],
  };
}

function termsOf({ claim, title }: EarlierCheck): Term[] {
  return [claim, title ?? ''].flatMap((text) => [...findTerms(text), ...joinHyphens(text)]);
}

function readTerms(check: EarlierCheck, vocabulary: Vocabulary): CheckTerms {
  const id = (term: Term) => vocabulary.add(term.stem);
  const [claim, title] = [findTerms(check.claim), findTerms(check.title ?? '')];
  const all = [...claim, ...title];
  return {
    claim: new Set(claim.map(id)),
    all: new Set(all.map(id)),
    numbers: new Set(all.filter((term) => term.kind === 'number').map(id)),
    pairs: new Set([...pairsOf(claim.map(id)), ...pairsOf(title.map(id))]),
    speaker: new Set(findTerms(check.speaker ?? '').map(id)),
    day: dayOf(check.date),
  };
}

/** Each two neighbouring terms as one. */
export function pairsOf(terms: readonly (number | undefined)[]): string[] {
  return terms.slice(1).flatMap((term, i) => (term === undefined || terms[i] === undefined ? [] : [`${terms[i]} ${term}`]));
}

export function dayOf(date: string | null | undefined): number | null {
  const day = date ? Date.parse(date.slice(0, 10)) / 864e5 : Number.NaN;
  return Number.isFinite(day) ? day : null;
}
