import { findTerms, type Term } from '../text/terms.ts';
import { inverseFrequency } from './bm25.ts';
import type { PassageIndex } from './passage-index.ts';
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
}

export interface QueryTerm {
  /** The term's number and those of its look-alikes, with how much each counts. */
  readonly ids: readonly { readonly term: number; readonly likeness: number }[];
  readonly weight: number;
}

export function readQuery(index: PassageIndex, text: string, speaker: string | null): Query {
  const found = findTerms(text);
  const sentences = Math.max(T.leastSentences, index.totals().sentences);
  const distinct = new Map<string, QueryTerm>();
  let total = 0;
  for (const term of found) {
    if (distinct.has(term.stem)) continue;
    const known = readTerm(index, term, sentences);
    distinct.set(term.stem, known);
    total += known.weight;
  }
  const searched = [...distinct].filter(([, term]) => term.ids.length > 0).sort(([, a], [, b]) => b.weight - a.weight);
  const kept = searched.slice(0, T.terms);
  const place = new Map(kept.map(([stem], i) => [stem, i]));
  return {
    terms: kept.map(([, term]) => term),
    order: found.map((term) => place.get(term.stem) ?? -1),
    speaker: findTerms(speaker ?? '').flatMap((term) => index.vocabulary.find(term.stem) ?? []),
    total,
  };
}

function readTerm(index: PassageIndex, term: Term, sentences: number): QueryTerm {
  const id = index.vocabulary.find(term.stem);
  const inText = id !== undefined && index.vocabulary.frequency(id) > 0;
  const near = inText ? [] : index.vocabulary.near(term.stem);
  // A word that stands in no sentence may still stand in a title or be a speaker's name.
  const ids = id !== undefined && near.length === 0 ? [{ term: id, likeness: 1 }] : near;
  const holding = ids.reduce((sum, near) => sum + index.vocabulary.frequency(near.term), 0);
  const boost = term.kind === 'name' ? T.nameWeight : term.kind === 'number' ? T.numberWeight : 1;
  return { ids, weight: boost * inverseFrequency(sentences, Math.min(holding, sentences)) };
}
