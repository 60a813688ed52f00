import { findTerms, type Term } from '../../text/terms.ts';
import { inverseFrequency, saturation } from '../bm25.ts';
import { createTopList } from '../top-list.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Archive, type CheckTerms, dayOf, pairsOf } from './check-archive.ts';
import { joinHyphens } from './join-hyphens.ts';
import { readPost } from './read-post.ts';
import { splitTag } from './split-tag.ts';

export interface RecallQuery {
  readonly text: string;
  readonly speaker?: string | null;
  readonly date?: string | null;
  /** The id of a check that is not asked for: what is said may be in the archive itself. */
  readonly except?: string;
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
  /** BM25 as a share of the best candidate's; its b, lower than usual: a check that has a title says more, and is not padded. */
  bm25: 1,
  lengthShare: 0.4,
  /** How much of the information of both sides is shared. */
  shared: 0.3,
  names: 0.2,
  numbers: 0.1,
  pairs: 0.2,
  speaker: 0.2,
  /** Nearness in time; `days` apart it counts half. */
  date: 0.15,
  days: 30,
  /** A word of who said it and of the month counts so far as one that was said: checks name both. */
  around: 0.6,
  /** A word of the name of who said it, where the check tells whose words it checks. */
  voice: 0.3,
  /** For "the same claim" a smaller archive counts as this many checks: few of them say little of how rare a word is. */
  smallest: 5000,
  /** The same claim: the best shares so much of the rarity of the shorter side … */
  share: 0.46,
  /** … where its lead over the next (as a share of its own score) makes up for this much of what is missing … */
  lead: 0.5,
  /** … but never for less than this shared. */
  lowestShare: 0.2,
});

const T = RECALL_THRESHOLDS;

/** The earlier checks that are most like what is said, and whether any of them is the same claim. */
export function recallChecks(archive: Archive, query: RecallQuery): Recall {
  const asked = readQuery(archive, query);
  const first = searchFirst(archive, asked, query.except);
  if (first.length === 0) return { matches: [], none: true };
  const best = first[0]!.score;
  const close = first
    .map(({ place, score }) => ({ place, ...judge(archive.terms(place), score / best, asked) }))
    .sort((a, b) => b.score - a.score || a.place - b.place);
  const matches = close.slice(0, T.matches).map(({ place, score }) => ({ id: archive.check(place)!.id, score: round(score) }));
  return { matches, none: isNone(close) };
}

interface Asked {
  /** Weight of each known term that was said, by its information. */
  readonly said: ReadonlyMap<number, number>;
  /** The same of the terms around it: of the month in which it was said, and of who said it. */
  readonly month: ReadonlyMap<number, number>;
  readonly by: ReadonlyMap<number, number>;
  /** The information of all terms said, those that the archive lacks included; and their rarity. */
  readonly total: number;
  readonly rare: number;
  readonly names: ReadonlySet<number>;
  readonly numbers: ReadonlySet<number>;
  readonly pairs: readonly string[];
  readonly speaker: ReadonlySet<number>;
  readonly day: number | null;
  readonly informationOf: Information;
  readonly rarityOf: Information;
}

function readQuery(archive: Archive, query: RecallQuery): Asked {
  const { vocabulary } = archive;
  const { text, author, date: posted } = readPost(query.text);
  const speaker = query.speaker ?? author ?? '';
  const date = query.date ?? posted;
  const found = findTerms(text).flatMap((term) => splitTag(term, text, vocabulary));
  const informationOf = informationIn(archive, archive.size());
  const rarityOf = informationIn(archive, Math.max(archive.size(), T.smallest));
  const joined = joinHyphens(text).filter((term) => isKnown(vocabulary, vocabulary.find(term.stem)));
  const said = weigh(vocabulary, [...found, ...joined], informationOf);
  const idOf = (term: Term) => vocabulary.find(term.stem);
  const stems = [...new Set(found.map((term) => term.stem))].map(vocabulary.find);
  const ids = (kind: Term['kind']) => new Set(found.filter((term) => term.kind === kind).map((term) => idOf(term) ?? -1));
  const around = (words: string) =>
    new Map(
      knownTerms(archive, words).flatMap((term) => (said.has(term) ? [] : [[term, T.around * informationOf(term)] as const])),
    );
  return {
    said,
    month: around(`in ${monthOf(date)}`),
    by: around(speaker),
    total: sum(stems.map(informationOf)),
    rare: sum(stems.map(rarityOf)),
    names: isShouted(text) ? new Set() : ids('name'),
    numbers: ids('number'),
    pairs: pairsOf(found.map(idOf)),
    speaker: new Set(findTerms(speaker).flatMap((term) => idOf(term) ?? [])),
    day: dayOf(date),
    informationOf,
    rarityOf,
  };
}

/** Of a term by its number; of one that the archive lacks for undefined. */
type Information = (term: number | undefined) => number;

function informationIn({ vocabulary }: Archive, size: number): Information {
  return (term) => inverseFrequency(size, term === undefined ? 0 : vocabulary.frequency(term));
}

function weigh(vocabulary: Vocabulary, found: readonly Term[], informationOf: Information): Map<number, number> {
  const said = new Map<number, number>();
  for (const stem of new Set(found.map((term) => term.stem))) {
    const id = vocabulary.find(stem);
    for (const { term, likeness } of isKnown(vocabulary, id) ? [{ term: id, likeness: 1 }] : vocabulary.near(stem)) {
      said.set(term, Math.max(said.get(term) ?? 0, likeness * informationOf(term)));
    }
  }
  return said;
}

function knownTerms({ vocabulary }: Archive, text: string): number[] {
  const ids = findTerms(text).flatMap((term) => vocabulary.find(term.stem) ?? []);
  return [...new Set(ids)].filter((id) => isKnown(vocabulary, id));
}

function isKnown(vocabulary: Vocabulary, term: number | undefined): term is number {
  return term !== undefined && vocabulary.frequency(term) > 0;
}

/** "May 2019": the words in which a check tells when it was. */
function monthOf(date: string | null | undefined): string {
  const at = date ? Date.parse(date.slice(0, 10)) : Number.NaN;
  if (Number.isNaN(at)) return '';
  return new Date(at).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** All in capitals, so that a capital tells no name. */
function isShouted(text: string): boolean {
  return text.length > 3 && text === text.toUpperCase() && text !== text.toLowerCase();
}

function searchFirst(archive: Archive, asked: Asked, except: string | undefined): { place: number; score: number }[] {
  const scores = new Float64Array(archive.places());
  addTerms(scores, archive, asked.said);
  addTerms(scores, archive, asked.month);
  // A check that tells whose words it checks is found by that; the same name in its text is whom it is about.
  addTerms(scores, archive, asked.by, (place) => !archive.check(place)?.speaker);
  addVoices(scores, archive, asked.speaker);
  const top = createTopList<number>(T.candidates);
  for (let place = 0; place < scores.length; place++) {
    if (scores[place]! <= top.floor()) continue;
    const check = archive.check(place);
    if (check && check.id !== except) top.add(scores[place]!, place);
  }
  return top.values().map(({ score, value }) => ({ place: value, score }));
}

// A tight loop over the places of the terms.
function addTerms(
  scores: Float64Array,
  archive: Archive,
  terms: ReadonlyMap<number, number>,
  counts: (place: number) => boolean = () => true,
): void {
  const average = archive.averageLength();
  for (const [term, weight] of terms) {
    const holding = archive.holding(term);
    if (!holding) continue;
    for (const [i, place] of holding.places.entries()) {
      if (!counts(place)) continue;
      scores[place] = scores[place]! + weight * saturation(holding.counts[i]!, archive.length(place), average, T.lengthShare);
    }
  }
}

function addVoices(scores: Float64Array, archive: Archive, speaker: ReadonlySet<number>): void {
  for (const term of speaker) {
    const places = archive.saidBy(term);
    const weight = T.voice * inverseFrequency(archive.size(), places.length);
    for (const place of places) scores[place] = scores[place]! + weight;
  }
}

function judge(entry: CheckTerms, bm25: number, asked: Asked): { score: number; share: number } {
  const claim = [...entry.claim];
  const shared = sum(claim.map((term) => asked.said.get(term) ?? 0));
  const own = sum(claim.map(asked.informationOf));
  const speaker = entry.speaker.size > 0 ? overlap(asked.speaker, entry.speaker) : overlap(asked.speaker, entry.all) > 0 ? 0.5 : 0;
  const apart = asked.day === null || entry.day === null ? Number.POSITIVE_INFINITY : Math.abs(asked.day - entry.day);
  const score =
    T.bm25 * bm25 +
    T.shared * ((2 * shared) / Math.max(1e-9, own + asked.total)) +
    T.names * named(asked, entry.all) +
    T.numbers * agreement(asked.numbers, entry.numbers) +
    T.pairs * pairShare(asked.pairs, entry.pairs) +
    T.speaker * speaker +
    T.date / (1 + apart / T.days);
  return { score: Math.max(0, score) / FULL, share: shareOf(claim, asked) };
}

// Of the rarity of the shorter side, which the size of a small archive leaves alone.
function shareOf(claim: readonly number[], { said, rare, informationOf, rarityOf }: Asked): number {
  const shared = sum(claim.map((term) => ((said.get(term) ?? 0) / informationOf(term)) * rarityOf(term)));
  return shared / Math.max(1e-9, Math.min(sum(claim.map(rarityOf)), rare));
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
  const lead = next === undefined ? 0 : 1 - next.score / best.score;
  return best.share + T.lead * lead < T.share;
}

function round(score: number): number {
  return Math.round(Math.min(1, score) * 1e4) / 1e4;
}
