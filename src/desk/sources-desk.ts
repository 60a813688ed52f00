import type { Document } from '../documents/document.ts';
import type { Source, SourceInput } from '../documents/source.ts';
import type { SourceCheck, SourceContent, SourceMedia } from '../documents/source-content.ts';
import type { Case } from '../verdicts/case.ts';
import type { Person } from '../verdicts/person.ts';
import type { By, Viewer } from './desk.ts';
import type { Excerpt } from './find-excerpt.ts';
import type { Arrived } from './read-source.ts';

export interface SourceText {
  readonly bytes: Uint8Array;
  readonly name: string | null;
  readonly mediaType: string | null;
}

export interface SourcesDesk {
  /** As it was at that version: what a stale form began from. */
  asOf(id: string, version: number, viewer: Viewer): Promise<Source>;
  list(viewer: Viewer): Promise<readonly SourceSummary[]>;
  /** Those that have all the words, in their description or in their text. */
  search(words: string, viewer: Viewer): Promise<readonly SourceSummary[]>;
  /** Where these sources have the words in their text; those that don't are left out. */
  excerpts(sources: readonly SourceSummary[], words: string): Promise<ReadonlyMap<string, Excerpt>>;
  view(
    id: string,
    viewer: Viewer,
  ): Promise<{
    readonly source: Source;
    readonly document: Document;
    readonly version: number;
    readonly stories: readonly Case['story'][];
    readonly people: readonly Person[];
    /** What it is evidence for, story by story. */
    readonly supports: readonly SupportedItem[];
  }>;
  /** Adds one that is at hand, and waits for it: to the library, and to a story where one is named. Returns its id. */
  add(input: SourceInput, text: SourceText, origin: Source['origin'], story: string | null, by: By): Promise<string>;
  change(id: string, input: SourceInput, by: By): Promise<void>;
  /** Who sees it: the people named and the one who says so; null for everyone. */
  setAccess(id: string, seenBy: readonly string[] | null, by: By): Promise<void>;
  attach(story: string, source: string, by: By): Promise<void>;
  detach(story: string, source: string, by: By): Promise<void>;
  /** Takes what fetching again found as the source's words; what it said before is kept. */
  adopt(id: string, by: By): Promise<void>;
  /** Puts a better copy in its place; what it said before is kept. */
  replace(id: string, arrived: Arrived, note: string, by: By): Promise<void>;
  /** What a source says now, what fetching it again found, or what it said before (counted from 0, the oldest). */
  words(id: string, which: SourceMoment, viewer: Viewer): Promise<Document>;
  /** Takes in a recording piece by piece; `invalid` for what is none, `too-large` beyond the house's limit. */
  stageMedia(pieces: AsyncIterable<Uint8Array>, actor: Person): Promise<StagedMedia>;
  /** Puts a recording beside the source, or takes it away. */
  setMedia(id: string, staged: (StagedMedia & { readonly name: string }) | null, by: By): Promise<void>;
  /** The recording; `pieces` are its bytes from `start` up to `end`. */
  media(
    id: string,
    viewer: Viewer,
  ): Promise<SourceMedia & { readonly pieces: (start: number, end: number) => AsyncIterable<Uint8Array> }>;
  /** A page as it was, as one file that loads and runs nothing; `invalid` for what is no page. `notice` is said above it. */
  snapshot(id: string, viewer: Viewer, which: SourceMoment, notice: (content: SourceContent) => string): Promise<string>;
  /** The bytes as they came. */
  original(
    id: string,
    viewer: Viewer,
    which?: SourceMoment,
  ): Promise<{ readonly bytes: Uint8Array; readonly content: SourceContent }>;
}

/** Imports go on while pages are answered; whoever started one sees how far it is. */
export interface ImportsDesk {
  /** Starts to add these to the library, and to a story where one is named. Returns the import's id. */
  add(orders: readonly ImportOrder[], story: string | null, by: By): Promise<string>;
  /** Starts to fetch these sources again. Returns the import's id. */
  check(sources: readonly string[], story: string | null, by: By): Promise<string>;
  view(id: string, viewer: Viewer): Promise<ImportView>;
  /** The viewer's own imports that a restart of the desk broke off. */
  stopped(viewer: Viewer): Promise<readonly ImportView[]>;
  /** Once it is over, or after `ms` where that is sooner. Throws what stopped the only source of it. */
  settled(id: string, ms: number | null, viewer: Viewer): Promise<ImportView>;
  /** One that a restart stopped is forgotten. */
  cancel(id: string, by: By): Promise<void>;
}

/** A blank title is filled in from what arrives; `proposed` is the proposed source of the story that it answers. */
export type ImportOrder = { readonly input: SourceInput; readonly proposed?: string; readonly confidential?: boolean } & (
  | { readonly url: string }
  | { readonly arrived: Arrived }
);

export interface ImportView {
  readonly id: string;
  readonly purpose: 'add' | 'check';
  readonly story: string | null;
  /** Id of the person who started it. */
  readonly by: string;
  readonly running: boolean;
  readonly entries: readonly ImportEntry[];
}

export interface ImportEntry {
  readonly name: string;
  /** `stopped` by a restart of the desk. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'stopped';
  /** Pages or parts read, of how many; 0 of 0 where nobody knows. */
  readonly done: number;
  readonly total: number;
  /** The source's id once it is known. */
  readonly source: string | null;
  /** What fetching it again found. */
  readonly outcome: SourceCheck['outcome'] | null;
  readonly message: string;
  /** What the form held, for another try. */
  readonly typed: { readonly input: SourceInput; readonly url: string | null; readonly confidential: boolean } | null;
}

export type SourceMoment = 'now' | 'found' | number;

/** A recording whose bytes are stored, and that no source names yet. */
export type StagedMedia = Pick<SourceMedia, 'file' | 'mediaType' | 'size'>;

export interface SupportedItem {
  readonly story: Case['story'];
  readonly item: string;
  readonly words: string;
}

export interface SourceSummary {
  readonly source: Source;
  readonly stories: number;
  /** Items whose verdict names it as evidence. */
  readonly items: number;
}
