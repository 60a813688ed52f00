import { findTerms, type Term } from '../text/terms.ts';
import { inverseFrequency, saturation } from './bm25.ts';
import type { EarlierCheck } from './earlier-check.ts';
import { buildPostings, type Postings, rangeOf } from './postings.ts';
import { splitTag } from './split-tag.ts';
import { createTopList } from './top-list.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Past checks, ready to be recalled. Built once; an added check means a new archive. */
export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  readonly averageLength: number;
  /** Where the entry with this id stands. */
  readonly places: ReadonlyMap<string, number>;
}

interface ArchiveEntry {
  readonly check: EarlierCheck;
  /** Of the claim alone, and of claim and title. */
  readonly claim: ReadonlySet<number>;
  readonly all: ReadonlySet<number>;
  readonly numbers: ReadonlySet<number>;
  readonly pairs: ReadonlySet<string>;
  readonly speaker: ReadonlySet<number>;
  readonly day: number | null;
}

export interface RecallQuery {
  readonly text: string;
  readonly speaker?: string | null;
  readonly date?: string | null;
}

export interface Recall {
  /** Best first; scores 0 to 1. */
  readonly matches: readonly { readonly id: string; readonly score: number }[];
  /** True where nothing in the archive is the same claim: the matches are then only the nearest. */
  readonly none: boolean;
}

/** What recall decides by. Each weight is for an agreement between 0 and 1. */
export const RECALL_THRESHOLDS = Object.freeze({
  /** Entries looked at closely after BM25, and entries answered. */
  candidates: 50,
  matches: 10,
  /** BM25 as a share of the best candidate's. */
  bm25: 1,
  /** How much of the information of both sides is shared. */
  shared: 0.7,
  names: 0.3,
  numbers: 0.25,
  pairs: 0.3,
  speaker: 0.2,
  /** Nearness in time; `days` apart it counts half. */
  date: 0.15,
  days: 30,
  /** "None": the best shares less than this of the information of the shorter side … */
  lowestShare: 0.3,
  /** … or less than this while the next one is nearly as near (their scores' ratio). */
  doubtfulShare: 0.42,
  gap: 0.9,
});

const T = RECALL_THRESHOLDS;

export function createArchive(checks: readonly EarlierCheck[]): Archive {
  const vocabulary = createVocabulary();
  const rows: number[][] = [];
  const entries = checks.map((check) => {
    const claim = findTerms(check.claim);
    const title = findTerms(check.title ?? '');
    rows.push([...claim, ...title].map((term) => vocabulary.add(term.stem)));
    return readEntry(check, claim, title, vocabulary);
  });
  const postings = buildPostings(rows);
  for (const [i, term] of postings.terms.entries()) vocabulary.count(term, postings.offsets[i + 1]! - postings.offsets[i]!);
  const length = rows.reduce((sum, row) => sum + row.length, 0);
  const places = new Map(checks.map((check, place) => [check.id, place]));
  return { entries, postings, vocabulary, averageLength: Math.max(1, length / Math.max(1, rows.length)), places };
}

function readEntry(check: EarlierCheck, claim: readonly Term[], title: readonly Term[], vocabulary: Vocabulary): ArchiveEntry {
  const id = (term: Term) => vocabulary.add(term.stem);
  const all = [...claim, ...title];
  return {
    check,
    claim: new Set(claim.map(id)),
    all: new Set(all.map(id)),
    numbers: new Set(all.filter((term) => term.kind === 'number').map(id)),
    pairs: new Set([...pairsOf(claim.map(id)), ...pairsOf(title.map(id))]),
    speaker: new Set(findTerms(check.speaker ?? '').map(id)),
    day: dayOf(check.date),
  };
}

function pairsOf(terms: readonly (number | undefined)[]): string[] {
  return terms.slice(1).flatMap((term, i) => (term === undefined || terms[i] === undefined ? [] : [`${terms[i]} ${term}`]));
}

function dayOf(date: string | null | undefined): number | null {
  const day = date ? Date.parse(date.slice(0, 10)) / 864e5 : Number.NaN;
  return Number.isFinite(day) ? day : null;
}

/** The earlier checks that are most like what is said, and whether any of them is the same claim. */
export function recallChecks(archive: Archive, query: RecallQuery): Recall {
  const asked = readQuery(archive, query);
  const first = searchFirst(archive, asked);
  if (first.length === 0) return { matches: [], none: true };
  const best = first[0]!.score;
  const close = first
    .map(({ place, score }) => ({ place, ...judge(archive.entries[place]!, score / best, asked) }))
    .sort((a, b) => b.score - a.score || a.place - b.place);
  const matches = close
    .slice(0, T.matches)
    .map(({ place, score }) => ({ id: archive.entries[place]!.check.id, score: round(score) }));
  return { matches, none: isNone(close) };
}

interface Asked {
  /** Weight of each known term by its information. */
  readonly weights: ReadonlyMap<number, number>;
  /** The information of all terms, those that the archive lacks included. */
  readonly total: number;
  readonly names: ReadonlySet<number>;
  readonly numbers: ReadonlySet<number>;
  readonly pairs: readonly string[];
  readonly speaker: ReadonlySet<number>;
  readonly day: number | null;
  readonly informationOf: (term: number) => number;
}

function readQuery({ vocabulary, entries }: Archive, { text, speaker, date }: RecallQuery): Asked {
  const found = findTerms(text).flatMap((term) => splitTag(term, text, vocabulary));
  const informationOf = (term: number) => inverseFrequency(entries.length, vocabulary.frequency(term));
  const weights = new Map<number, number>();
  let total = 0;
  for (const stem of new Set(found.map((term) => term.stem))) {
    const id = vocabulary.find(stem);
    total += inverseFrequency(entries.length, id === undefined ? 0 : vocabulary.frequency(id));
    const known = id !== undefined && vocabulary.frequency(id) > 0;
    for (const { term, likeness } of known ? [{ term: id, likeness: 1 }] : vocabulary.near(stem)) {
      weights.set(term, Math.max(weights.get(term) ?? 0, likeness * informationOf(term)));
    }
  }
  const ids = (kind: Term['kind']) =>
    new Set(found.filter((term) => term.kind === kind).map((term) => vocabulary.find(term.stem) ?? -1));
  const pairs = pairsOf(found.map((term) => vocabulary.find(term.stem)));
  const named = findTerms(speaker ?? '').flatMap((term) => vocabulary.find(term.stem) ?? []);
  return {
    weights,
    total,
    names: ids('name'),
    numbers: ids('number'),
    pairs,
    speaker: new Set(named),
    day: dayOf(date),
    informationOf,
  };
}

// A tight loop over the postings of the query's terms.
function searchFirst(archive: Archive, asked: Asked): { place: number; score: number }[] {
  const { postings, averageLength } = archive;
  const scores = new Float64Array(archive.entries.length);
  for (const [term, weight] of asked.weights) {
    const [from, until] = rangeOf(postings, term);
    for (let at = from; at < until; at++) {
      const place = postings.units[at]!;
      scores[place] = scores[place]! + weight * saturation(postings.counts[at]!, postings.lengths[place]!, averageLength);
    }
  }
  const top = createTopList<number>(T.candidates);
  for (const [place, score] of scores.entries()) top.add(score, place);
  return top.values().map(({ score, value }) => ({ place: value, score }));
}

function judge(entry: ArchiveEntry, bm25: number, asked: Asked): { score: number; share: number } {
  const shared = sum([...entry.claim].map((term) => asked.weights.get(term) ?? 0));
  const own = sum([...entry.claim].map(asked.informationOf));
  const numbers = agreement(asked.numbers, entry.numbers);
  const speaker = overlap(asked.speaker, entry.speaker) || (overlap(asked.speaker, entry.all) > 0 ? 0.5 : 0);
  const apart = asked.day === null || entry.day === null ? Number.POSITIVE_INFINITY : Math.abs(asked.day - entry.day);
  const score =
    T.bm25 * bm25 +
    T.shared * ((2 * shared) / Math.max(1e-9, own + asked.total)) +
    T.names * named(asked, entry.all) +
    T.numbers * numbers +
    T.pairs * pairShare(asked.pairs, entry.pairs) +
    T.speaker * speaker +
    T.date / (1 + apart / T.days);
  return { score: Math.max(0, score) / FULL, share: shared / Math.max(1e-9, Math.min(own, asked.total)) };
}

/** The score of an entry that agrees in everything. */
const FULL = T.bm25 + T.shared + T.names + T.numbers + T.pairs + T.speaker + T.date;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

// The share of the names asked for, by their information, that the entry has in whatever case.
function named({ names, informationOf }: Asked, had: ReadonlySet<number>): number {
  const all = sum([...names].map(informationOf));
  return all === 0 ? 0 : sum([...names].filter((term) => had.has(term)).map(informationOf)) / all;
}

function overlap(asked: ReadonlySet<number>, had: ReadonlySet<number>): number {
  if (asked.size === 0 || had.size === 0) return 0;
  const both = [...asked].filter((term) => had.has(term)).length;
  return both / Math.min(asked.size, had.size);
}

// Numbers that both sides give and that differ speak against each other; numbers on one side say nothing.
function agreement(asked: ReadonlySet<number>, had: ReadonlySet<number>): number {
  if (asked.size === 0 || had.size === 0) return 0;
  return overlap(asked, had) > 0 ? overlap(asked, had) : -0.4;
}

function pairShare(asked: readonly string[], had: ReadonlySet<string>): number {
  if (asked.length === 0 || had.size === 0) return 0;
  return Math.min(1, (2 * asked.filter((pair) => had.has(pair)).length) / Math.min(asked.length, had.size));
}

function isNone(close: readonly { score: number; share: number }[]): boolean {
  const [best, next] = close;
  if (!best || best.share < T.lowestShare) return true;
  return best.share < T.doubtfulShare && next !== undefined && next.score / best.score > T.gap;
}

function round(score: number): number {
  return Math.round(Math.min(1, score) * 1e4) / 1e4;
}
