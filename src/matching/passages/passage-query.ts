import { MONTHS } from '../../text/month-words.ts';
import { stem } from '../../text/stems.ts';
import { findTerms, type Term } from '../../text/terms.ts';
import { inverseFrequency } from '../bm25.ts';
import type { PassageIndex, Scope } from './passage-index.ts';
import { PASSAGE_THRESHOLDS as T } from './passage-thresholds.ts';

/** A claim as it is searched for. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  /** Positions in `terms` of the claim's terms in the order they are written; -1 for one that is not searched. */
  readonly order: readonly number[];
  /** Terms of the name of whom the claim is ascribed to. */
  readonly speaker: readonly number[];
  /** The weight of all the claim's terms, those that no source has included. */
  readonly total: number;
  /** The part of it that one name or figure without a counterpart in the sources has: it may be the very thing that is wrong. */
  readonly missing: number;
}

export interface QueryTerm {
  /** The term's number and those of its look-alikes, with how much each counts. */
  readonly ids: readonly { readonly term: number; readonly likeness: number }[];
  readonly weight: number;
  /** A year or the name of a month. */
  readonly dated: boolean;
}

export function readQuery(index: PassageIndex, scope: Scope, text: string, speaker: string | null): Query {
  const found = findTerms(text);
  const distinct = new Map<string, QueryTerm>();
  for (const term of found) if (!distinct.has(term.stem)) distinct.set(term.stem, readTerm(index, scope, term));
  const total = [...distinct.values()].reduce((sum, { weight }) => sum + weight, 0);
  for (const term of impliedBy(text)) {
    if (distinct.has(term.stem)) continue;
    const known = readTerm(index, scope, term);
    distinct.set(term.stem, { ...known, weight: known.weight * T.implied });
  }
  const searched = [...distinct].filter(([, term]) => term.ids.length > 0).sort(([, a], [, b]) => b.weight - a.weight);
  const kept = searched.slice(0, T.terms);
  const place = new Map(kept.map(([stem], i) => [stem, i]));
  return {
    terms: kept.map(([, term]) => term),
    order: found.map((term) => place.get(term.stem) ?? -1),
    speaker: findTerms(speaker ?? '').flatMap((term) => index.vocabulary.find(term.stem) ?? []),
    total,
    missing: Math.min(missingName(found, distinct), total * T.missing),
  };
}

/** The weight of the heaviest name or figure of which no word stands in the sources; a name may have several words. */
function missingName(found: readonly Term[], known: ReadonlyMap<string, QueryTerm>): number {
  let [heaviest, run] = [0, 0];
  for (const { kind, stem } of found) {
    const { ids, weight } = known.get(stem)!;
    run = kind === 'word' || ids.length > 0 ? 0 : run + weight;
    heaviest = Math.max(heaviest, run);
  }
  return heaviest;
}

/** "Ann Moll (13 April 1944 – 16 May 2001) was …": brackets behind the first name say when it began and when it ended. */
const LIFE_DATES = /^[^(]{3,60}\((?:[^()]{0,24}\b)?\d{4}\s*[–—-]\s*(?:[^()]{0,24}\b)?\d{4}\)/;

function impliedBy(text: string): Term[] {
  return LIFE_DATES.test(text) ? findTerms('born and died') : [];
}

function readTerm(index: PassageIndex, scope: Scope, term: Term): QueryTerm {
  const sentences = Math.max(T.leastSentences, scope.sentences);
  const { vocabulary } = index;
  const id = vocabulary.find(term.stem);
  const inText = id !== undefined && scope.frequency(id) > 0;
  const near = inText ? [] : vocabulary.near(term.stem);
  // A word that stands in no sentence may still stand in a title or be a speaker's name.
  const own = id !== undefined && near.length === 0 ? [{ term: id, likeness: 1 }] : near;
  const others = term.kind === 'word' ? othersOf(index, scope, term.stem) : [];
  const holding = (inText ? own : [...own, ...others]).reduce((sum, near) => sum + scope.frequency(near.term), 0);
  const boost = term.kind === 'name' ? T.nameWeight : term.kind === 'number' ? T.numberWeight : 1;
  const dated = isDated(term);
  return { ids: [...own, ...others], dated, weight: boost * inverseFrequency(sentences, Math.min(holding, sentences)) };
}

const MONTH_STEMS: ReadonlySet<string> = new Set([...MONTHS.keys()].map(stem));

function isDated({ stem, kind }: Term): boolean {
  return kind === 'number' ? /^#(?:1[5-9]|20)\d\d$/.test(stem) : MONTH_STEMS.has(stem);
}

function othersOf({ kindred, vocabulary }: PassageIndex, scope: Scope, stem: string): QueryTerm['ids'] {
  return [...kindred(stem)]
    .map((other) => vocabulary.find(other))
    .filter((term) => term !== undefined && scope.frequency(term) > 0)
    .map((term) => ({ term: term!, likeness: T.otherWording }));
}
