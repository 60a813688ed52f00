import type { Document } from '../../documents/document.ts';
import { VerbatimError } from '../../errors.ts';
import { DROPPED_BITS, type GramIndex, indexGrams, SORTED_UNITS, withoutPositions } from './gram-index.ts';
import { type MovedIndex, mergeIndexes } from './merge-indexes.ts';
import { readSavedIndex, writeSavedIndex } from './saved-index.ts';

/** A source as the engine knows it. */
export interface LibrarySource {
  readonly id: string;
  readonly document: Document;
  /** The words themselves (transcript, recording, statement) rather than an account of them: goes first among equals. */
  readonly primary?: boolean;
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

/** One index over sources and pieces of sources. */
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
  /** Positions per index: each index costs every quote a look-up per gram; more would leave too few bits of hash beside a position. */
  longest: 2 ** 26,
  /** Indexes merged at once. */
  merged: 128,
  /** Opened indexes that are looked through one by one. */
  opened: 16,
  /** Positions between two sources, so that no match runs from one into the next. Longer than any stretch sought at once. */
  padding: 1024,
});

export function createLibrary(): Library {
  const sources = new Map<string, LibrarySource>();
  let segments: readonly Segment[] = [];
  /** Added and not yet indexed: a thousand small sources make one index, not a thousand. */
  const unread = new Set<LibrarySource>();
  /** Removed and still in an index. */
  const gone = new Set<LibrarySource>();
  const find = (id: string): LibrarySource => {
    const source = sources.get(id);
    if (!source) throw new VerbatimError('not-found', `No source "${id}" is in the library.`);
    return source;
  };
  return {
    add(source, savedIndex) {
      if (sources.has(source.id)) throw new VerbatimError('conflict', `The source "${source.id}" is in the library already.`);
      sources.set(source.id, source);
      const opened = savedIndex && segmentsFromSaved(source, savedIndex);
      if (opened) segments = [...segments, ...opened];
      else unread.add(source);
    },
    remove(id) {
      const source = sources.get(id);
      if (source && !unread.delete(source)) gone.add(source);
      return sources.delete(id);
    },
    has: (id) => sources.has(id),
    get: (id) => sources.get(id),
    sources: () => [...sources.values()],
    saveIndex: (id) => writeSavedIndex(find(id).document, ownBlocks(segments, find(id))),
    segments() {
      if (gone.size > 0) segments = segments.flatMap((segment) => withoutSources(segment, gone));
      // Opened indexes are left as they are while they are few: merging takes longer than opening.
      const isDue = unread.size > 0 || segments.length > SEGMENTS.opened;
      if (isDue) segments = mergeSmall([...segments, ...indexSources([...unread])]);
      gone.clear();
      unread.clear();
      return segments;
    },
  };
}

/** Packs the sources into indexes of at most `SEGMENTS.longest` positions; what is longer is cut. */
function indexSources(sources: readonly LibrarySource[]): Segment[] {
  const found: Segment[] = [];
  let group: Place[] = [];
  let length = 0;
  const close = () => {
    if (group.length > 0) found.push(indexPlaces(group, length));
    group = [];
    length = 0;
  };
  for (const source of sources) {
    const { text } = source.document;
    for (let from = 0; from < text.length; from += SORTED_UNITS) {
      const place = { source, base: nextBase(length), from, length: Math.min(text.length - from, SORTED_UNITS) };
      if (place.base + place.length > SEGMENTS.longest) close();
      group.push(length === 0 ? { ...place, base: 0 } : place);
      length = group.at(-1)!.base + place.length;
    }
  }
  close();
  return found;
}

function indexPlaces(places: readonly Place[], length: number): Segment {
  const stretches = places.map(({ source, base, from, length: units }) => ({
    text: source.document.text,
    from,
    to: from + units,
    base,
  }));
  return { index: indexGrams(stretches, length), places, length };
}

function segmentsFromSaved(source: LibrarySource, saved: Uint8Array): Segment[] | null {
  const blocks = readSavedIndex(source.document, saved);
  return blocks?.map(({ index, from, length }) => ({ index, places: [{ source, base: 0, from, length }], length })) ?? null;
}

/** The blocks of this source alone; built again where its index was merged with others. */
function ownBlocks(segments: readonly Segment[], source: LibrarySource) {
  const own = segments.filter((segment) => segment.places.length === 1 && segment.places[0]!.source === source);
  const covered = own.reduce((sum, segment) => sum + segment.length, 0);
  const blocks = covered === source.document.text.length ? own : indexSources([source]);
  return blocks.map(({ index, places, length }) => ({ index, from: places[0]!.from, length }));
}

/** Nothing of the sources is counted any more; their positions stay empty. */
function withoutSources(segment: Segment, gone: ReadonlySet<LibrarySource>): Segment[] {
  const places = segment.places.filter(({ source }) => !gone.has(source));
  if (places.length === segment.places.length) return [segment];
  if (places.length === 0) return [];
  const dropped = new Uint8Array((segment.length >>> DROPPED_BITS) + 1);
  for (const { source, base, length } of segment.places) {
    if (gone.has(source)) dropped.fill(1, base >>> DROPPED_BITS, ((base + length) >>> DROPPED_BITS) + 1);
  }
  return [{ ...segment, index: withoutPositions(segment.index, dropped), places }];
}

/**
 * Merges indexes until each is more than twice as long as all smaller ones together: their number grows with the
 * logarithm of the library, and a position is merged as often at most, so that adding a source costs little more than
 * that source.
 */
function mergeSmall(segments: readonly Segment[]): readonly Segment[] {
  const isFull = (segment: Segment) => segment.length > SEGMENTS.longest / 2;
  const small = segments.filter((segment) => !isFull(segment)).sort((a, b) => a.length - b.length);
  const kept: Segment[] = segments.filter(isFull);
  let group: Segment[] = [];
  let length = 0;
  for (const segment of small) {
    const isFit = group.length < SEGMENTS.merged && nextBase(length) + segment.length <= SEGMENTS.longest;
    if (group.length > 0 && !(isFit && segment.length <= 2 * length)) {
      kept.push(mergeSegments(group));
      group = [];
      length = 0;
    }
    group.push(segment);
    length = nextBase(length) + segment.length;
  }
  if (group.length > 0) kept.push(mergeSegments(group));
  return kept.length < segments.length ? mergeSmall(kept) : kept;
}

function mergeSegments(group: readonly Segment[]): Segment {
  if (group.length === 1) return group[0]!;
  const parts: MovedIndex[] = [];
  const places: Place[] = [];
  let length = 0;
  for (const segment of group) {
    const base = nextBase(length);
    parts.push({ index: segment.index, base });
    for (const place of segment.places) places.push({ ...place, base: place.base + base });
    length = base + segment.length;
  }
  return { index: mergeIndexes(parts, length), places, length };
}

/**
 * Where the next source may stand. Bases are multiples of 64: a source falls into the same diagonals wherever it stands,
 * so that results never differ.
 */
function nextBase(length: number): number {
  return length === 0 ? 0 : (length + SEGMENTS.padding + 63) & ~63;
}
