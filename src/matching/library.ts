import type { Document } from '../documents/document.ts';
import { VerbatimError } from '../errors.ts';
import { type GramIndex, indexGrams, mergeIndexes } from './gram-index.ts';
import { readSavedIndex, writeSavedIndex } from './saved-index.ts';

/** A source as the engine knows it. */
export interface LibrarySource {
  readonly id: string;
  readonly document: Document;
}

/** Sources that quotes are looked up in, with their indexes. Kept in memory; texts are never copied. */
export interface Library {
  /** Indexes `source`, or takes `savedIndex` where it was saved for this very text. Throws `conflict` for a known id. */
  add(source: LibrarySource, savedIndex?: Uint8Array): void;
  /** False where no source has that id. */
  remove(id: string): boolean;
  has(id: string): boolean;
  get(id: string): LibrarySource | undefined;
  /** In the order added. */
  sources(): LibrarySource[];
  /** Bytes for `add`; throws `not-found` for an unknown id. */
  saveIndex(id: string): Uint8Array;
  /** The merged indexes, for the engine alone. */
  segments(): readonly Segment[];
}

/** One index over a few small sources or a piece of a large one. */
export interface Segment {
  readonly index: GramIndex;
  readonly places: readonly Place[];
  /** Positions that the index may hold, padding included. */
  readonly length: number;
}

/** Where a stretch of a source stands in a segment: position `base + n` is offset `from + n`. Ordered by base. */
export interface Place {
  readonly source: LibrarySource;
  readonly base: number;
  readonly from: number;
  readonly length: number;
}

export const SEGMENTS = Object.freeze({
  /** Positions per index: the sorting of more no longer fits the processor's cache, fewer cost more look-ups a quote. */
  longest: 2 ** 22,
  /** Small indexes allowed before they are merged: each costs every quote a look-up per gram. */
  small: 12,
  /** Positions between two sources, so that no match runs from one into the next. Longer than any stretch sought at once. */
  padding: 1024,
});

export function createLibrary(): Library {
  const sources = new Map<string, LibrarySource>();
  let segments: Segment[] = [];
  const find = (id: string): LibrarySource => {
    const source = sources.get(id);
    if (!source) throw new VerbatimError('not-found', `No source "${id}" is in the library.`);
    return source;
  };
  return {
    add(source, savedIndex) {
      if (sources.has(source.id)) throw new VerbatimError('conflict', `The source "${source.id}" is in the library already.`);
      sources.set(source.id, source);
      segments.push(...((savedIndex && segmentsFromSaved(source, savedIndex)) ?? indexSource(source)));
    },
    remove(id) {
      segments = segments.flatMap((segment) => withoutSource(segment, id));
      return sources.delete(id);
    },
    has: (id) => sources.has(id),
    get: (id) => sources.get(id),
    sources: () => [...sources.values()],
    saveIndex: (id) => writeSavedIndex(find(id).document, ownBlocks(segments, find(id))),
    segments() {
      segments = mergeSmall(segments);
      return segments;
    },
  };
}

function indexSource(source: LibrarySource): Segment[] {
  const { text } = source.document;
  const found: Segment[] = [];
  for (let from = 0; from < text.length; from += SEGMENTS.longest) {
    const to = Math.min(text.length, from + SEGMENTS.longest);
    found.push(segmentOf(source, from, to - from, indexGrams(text, from, to)));
  }
  return found;
}

function segmentOf(source: LibrarySource, from: number, length: number, index: GramIndex): Segment {
  return { index, places: [{ source, base: 0, from, length }], length };
}

function segmentsFromSaved(source: LibrarySource, saved: Uint8Array): Segment[] | null {
  const blocks = readSavedIndex(source.document, saved);
  return blocks?.map((block) => segmentOf(source, block.from, block.length, block.index)) ?? null;
}

/** The blocks of this source alone; built again where its index was merged with others. */
function ownBlocks(segments: readonly Segment[], source: LibrarySource) {
  const own = segments.filter((segment) => segment.places.length === 1 && segment.places[0]!.source === source);
  const covered = own.reduce((sum, segment) => sum + segment.length, 0);
  const blocks = covered === source.document.text.length ? own : indexSource(source);
  return blocks.map(({ index, places, length }) => ({ index, from: places[0]!.from, length }));
}

/** A merged segment is built again from the texts that stay, so that nothing of the removed source is counted. */
function withoutSource(segment: Segment, id: string): Segment[] {
  const kept = segment.places.filter((place) => place.source.id !== id);
  if (kept.length === segment.places.length) return [segment];
  const parts = kept.map(({ source, from, length }) =>
    segmentOf(source, from, length, indexGrams(source.document.text, from, from + length)),
  );
  return parts.length > 1 ? [mergeSegments(parts)] : parts;
}

/** Adding one source costs that source alone; now and then its neighbours of at most one full segment. */
function mergeSmall(segments: Segment[]): Segment[] {
  const isSmall = (segment: Segment) => segment.length < SEGMENTS.longest / 2;
  const small = segments.filter(isSmall).sort((a, b) => a.length - b.length);
  if (small.length <= SEGMENTS.small) return segments;
  const merged = segments.filter((segment) => !isSmall(segment));
  let group: Segment[] = [];
  let length = 0;
  for (const segment of small) {
    if (group.length > 0 && length + segment.length + SEGMENTS.padding > SEGMENTS.longest) {
      merged.push(mergeSegments(group));
      group = [];
      length = 0;
    }
    group.push(segment);
    length += segment.length + SEGMENTS.padding;
  }
  merged.push(mergeSegments(group));
  return merged;
}

function mergeSegments(group: readonly Segment[]): Segment {
  if (group.length === 1) return group[0]!;
  const parts: { index: GramIndex; base: number }[] = [];
  const places: Place[] = [];
  let base = 0;
  for (const segment of group) {
    parts.push({ index: segment.index, base });
    for (const place of segment.places) places.push({ ...place, base: place.base + base });
    base = roundUp(base + segment.length + SEGMENTS.padding);
  }
  return { index: mergeIndexes(parts, base), places, length: base };
}

/** Bases are multiples of 64: a source falls into the same diagonals wherever it stands, so that results never differ. */
function roundUp(position: number): number {
  return (position + 63) & ~63;
}
