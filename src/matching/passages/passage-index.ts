import type { Document } from '../../documents/document.ts';
import { splitSentences } from '../../text/sentences.ts';
import { outside, type Span } from '../../text/span.ts';
import { findTerms } from '../../text/terms.ts';
import type { LibrarySource } from '../index/library.ts';
import { createVocabulary, type Vocabulary } from '../vocabulary.ts';
import { createKindred, type Kindred } from './kindred.ts';
import { hasFullDate, isPageDate } from './page-date.ts';
import { buildPostings, type Postings, rangeOf } from './postings.ts';

/** The sentences of all sources, to be searched by `rankPassages`. */
export interface PassageIndex {
  /** Adds a source, or replaces the one with the same id. */
  add(source: LibrarySource): void;
  remove(id: string): void;
  readonly shards: ReadonlyMap<string, Shard>;
  readonly vocabulary: Vocabulary;
  /** Stems of words that may stand for the same thing. */
  readonly kindred: Kindred;
  /** Sentences and terms in the whole index. */
  totals(): { readonly sentences: number; readonly terms: number };
}

/** The sentences that a claim is sought in, and in how many of them a term stands. */
export interface Scope {
  readonly shards: readonly Shard[];
  readonly sentences: number;
  readonly terms: number;
  frequency(term: number): number;
}

/** All sources, or those `within`: a word that is rare elsewhere tells nothing in a source that is all about it. */
export function scopeOf(index: PassageIndex, within?: readonly string[]): Scope {
  if (!within) return { shards: [...index.shards.values()], ...index.totals(), frequency: index.vocabulary.frequency };
  const shards = [...new Set(within)].flatMap((id) => index.shards.get(id) ?? []);
  return {
    shards,
    sentences: shards.reduce((sum, shard) => sum + shard.sentences.length, 0),
    terms: shards.reduce((sum, shard) => sum + shard.order.length, 0),
    frequency: (term) => shards.reduce((sum, { postings }) => sum + holdingIn(postings, term), 0),
  };
}

function holdingIn(postings: Postings, term: number): number {
  const [from, until] = rangeOf(postings, term);
  return until - from;
}

/** One source's part of the index. */
export interface Shard {
  readonly id: string;
  readonly document: Document;
  readonly sentences: readonly Span[];
  readonly postings: Postings;
  /** Term ids of all sentences in the order they are written; sentence `i` has `order[starts[i]…starts[i+1])`. */
  readonly order: Int32Array;
  readonly starts: Uint32Array;
  /** Per sentence: the heading that it stands under; -1 for none. */
  readonly headings: Int32Array;
  /** Per sentence: the line above it that dates the page or its part ("6 September 2018, 02:35"); -1 for none. */
  readonly dateLines: Int32Array;
  /** Per sentence: 1 for a heading, 2 where it opens with a word that points back ("He", "This", "The latter"), 4 for a date line. */
  readonly traits: Uint8Array;
  /** Terms of the title. */
  readonly title: ReadonlySet<number>;
  /** Per sentence of a transcript: terms of the name of who says it. Empty for a source without turns. */
  readonly speakers: readonly ReadonlySet<number>[];
}

export const TRAIT = { heading: 1, pointsBack: 2, datesPage: 4 } as const;

export interface PassageIndexOptions {
  /** As `splitSentences` takes them. */
  readonly abbreviations: ReadonlySet<string>;
  /** Groups of words that say the same. */
  readonly wordings: readonly (readonly string[])[];
}

export function createPassageIndex(options: PassageIndexOptions): PassageIndex {
  const shards = new Map<string, Shard>();
  const vocabulary = createVocabulary();
  let sentences = 0;
  let terms = 0;

  function count(shard: Shard, sign: 1 | -1): void {
    sentences += sign * shard.sentences.length;
    terms += sign * shard.postings.lengths.reduce((sum, length) => sum + length, 0);
    const { terms: ids, offsets } = shard.postings;
    for (const [i, term] of ids.entries()) vocabulary.count(term, sign * (offsets[i + 1]! - offsets[i]!));
  }

  function remove(id: string): void {
    const shard = shards.get(id);
    if (!shard) return;
    count(shard, -1);
    shards.delete(id);
  }

  return {
    shards,
    vocabulary,
    kindred: createKindred(options.wordings),
    totals: () => ({ sentences, terms }),
    remove,
    add(source) {
      remove(source.id);
      const shard = buildShard(source, vocabulary, options.abbreviations);
      shards.set(source.id, shard);
      count(shard, 1);
    },
  };
}

function buildShard({ id, document }: LibrarySource, vocabulary: Vocabulary, abbreviations: ReadonlySet<string>): Shard {
  const sentences = outside(splitSentences(document.text, abbreviations), document.furniture);
  const texts = sentences.map((span) => document.text.slice(span.start, span.end));
  const rows = texts.map((text) => findTerms(text).map((term) => vocabulary.add(term.stem)));
  const traits = Uint8Array.from(texts, (text, i) => traitsOf(text, rows[i]!.length));
  // A page without a title has one in its first line.
  const heading = (traits[0] ?? 0) & TRAIT.heading ? texts[0] : '';
  const title = new Set(findTerms(document.title ?? heading ?? '').map((term) => vocabulary.add(term.stem)));
  const speakers = document.turns.length > 0 ? speakersOf(document, sentences, vocabulary) : [];
  return {
    id,
    document,
    sentences,
    postings: buildPostings(rows),
    ...inOrder(rows),
    headings: lastBefore(texts.length, (i) => (traits[i]! & TRAIT.heading) > 0),
    dateLines: lastBefore(texts.length, (i) => (traits[i]! & TRAIT.datesPage) > 0 && isPageDate(texts[i]!)),
    traits,
    title,
    speakers,
  };
}

/** The line that dates the sentence which starts at `start`: the one above it, or one that stands right below the headline that it is. */
export function dateLineOf({ sentences, dateLines }: Shard, start: number): Span | undefined {
  const at = sentences.findIndex((sentence) => sentence.start >= start);
  const above = dateLines[at] ?? -1;
  const line = above >= 0 ? above : (dateLines.subarray(at, at + BELOW_HEADLINE).find((dated) => dated >= 0) ?? -1);
  return sentences[line];
}

/** Sentences: how far below a headline the line with its date may stand. */
const BELOW_HEADLINE = 8;

function inOrder(rows: readonly (readonly number[])[]): Pick<Shard, 'order' | 'starts'> {
  const starts = new Uint32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) starts[i + 1] = starts[i]! + row.length;
  const order = new Int32Array(starts[rows.length]!);
  for (const [i, row] of rows.entries()) order.set(row, starts[i]);
  return { order, starts };
}

// Turns and sentences are in order: one walk.
function speakersOf(document: Document, sentences: readonly Span[], vocabulary: Vocabulary): ReadonlySet<number>[] {
  const names = new Map<string, ReadonlySet<number>>();
  let turn = 0;
  return sentences.map(({ start }) => {
    while (turn + 1 < document.turns.length && document.turns[turn + 1]!.start <= start) turn++;
    const name = document.turns[turn]!.speaker ?? '';
    const known = names.get(name) ?? new Set(findTerms(name).map((term) => vocabulary.add(term.stem)));
    names.set(name, known);
    return known;
  });
}

/** A line that dates a page has at most this many terms: the date, the hour and who wrote it; one that ends in a full stop, these. */
const LONGEST_DATE_LINE = 14;
const LONGEST_DATE = 5;

/** A line without a final mark and with at most this many terms is a heading. */
const LONGEST_HEADING = 10;
const POINTS_BACK =
  /^["“(]?(?:(?:in|on|at|by|for|after|before|during|since)(?: [^\s,.]+| [^,.]{1,40},) )?(?:he|she|it|they|his|her|its|their|this|that|these|those|both|there|then|such|another|others|the (?:latter|former|same|two|company|city|town|country|film|book|team|group|band|show|album|song|building|church|school|university|election|war|battle|bill|law|court|report|study|event|couple|pair))\b/i;

function traitsOf(text: string, terms: number): number {
  const heading = terms > 0 && terms <= LONGEST_HEADING && !/[.!?…:;,]["”’)\]]*$/.test(text);
  const datesPage = terms <= (/[.!?]$/.test(text) ? LONGEST_DATE : LONGEST_DATE_LINE) && hasFullDate(text);
  return (heading ? TRAIT.heading : 0) | (POINTS_BACK.test(text) ? TRAIT.pointsBack : 0) | (datesPage ? TRAIT.datesPage : 0);
}

// Per sentence the nearest one above it that `holds`; -1 for itself and where there is none.
function lastBefore(count: number, holds: (sentence: number) => boolean): Int32Array {
  let last = -1;
  return Int32Array.from({ length: count }, (_, i) => {
    if (!holds(i)) return last;
    last = i;
    return -1;
  });
}
