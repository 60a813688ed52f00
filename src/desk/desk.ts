import type { Document } from '../documents/document.ts';
import type { DraftWording } from '../documents/proposed-source.ts';
import type { Source } from '../documents/source.ts';
import type { StoryInput } from '../documents/story.ts';
import type { Finding } from '../matching/finding.ts';
import type { Report } from '../report/report.ts';
import type { Case, ItemState, StoryAccess } from '../verdicts/case.ts';
import type { CheckImport } from '../verdicts/check-import.ts';
import type { Person, PersonInput } from '../verdicts/person.ts';
import type { Publication } from '../verdicts/publication.ts';
import type { PublishedCheckInput } from '../verdicts/published-check.ts';
import type { Repair } from '../verdicts/repairs.ts';
import type { RulingInput } from '../verdicts/verdict.ts';
import type { AccountsDesk } from './accounts/accounts.ts';
import type { PastCheck } from './past-check.ts';
import type { DraftText } from './read-draft-file.ts';
import type { ImportsDesk, SourcesDesk, SourceText } from './sources-desk.ts';
import type { WorkDesk } from './work-desk.ts';

/** Everything that a person or a program can do at the desk. Refusals are VerbatimErrors. */
export interface Desk {
  readonly people: PeopleDesk;
  readonly accounts: AccountsDesk;
  readonly stories: StoriesDesk;
  readonly items: ItemsDesk;
  readonly work: WorkDesk;
  readonly sources: SourcesDesk;
  readonly imports: ImportsDesk;
  readonly reports: ReportsDesk;
  readonly archive: ArchiveDesk;
  /** How the house publishes its checks. */
  readonly publication: Publication;
  /** Calls `listener` whenever a story or the desk book changed, or matching moved on. Returns the way to stop. */
  subscribe(listener: (change: DeskChange) => void): () => void;
  close(): Promise<void>;
}

export type DeskChange =
  | { readonly kind: 'desk' }
  | { readonly kind: 'import'; readonly import: string }
  | { readonly kind: 'story'; readonly story: string };

/**
 * Who does it, the form's own key (the same key again is the same act), and the version of the object that the form
 * was made from; `conflict` when that object has moved on since.
 */
export interface By {
  readonly actor: Person;
  readonly key: string;
  readonly version: number | null;
}

/** Whose eyes a story is shown to; null for nobody in particular: what anybody at the desk may see. */
export type Viewer = Person | null;

export interface PeopleDesk {
  list(): Promise<readonly Person[]>;
  find(id: string): Promise<Person | null>;
  add(input: PersonInput, by: By): Promise<Person>;
  /** Ends every session of theirs; for those who leave, also their tokens and links. `invalid` for the last administrator. */
  change(id: string, changed: Pick<Person, 'role' | 'disabled'>, by: By): Promise<Person>;
}

/** `viewer` is who asks: nobody learns of a story or a source that is not theirs to see. */
export interface StoriesDesk {
  list(viewer: Viewer): Promise<readonly StorySummary[]>;
  view(id: string, viewer: Viewer): Promise<StoryView>;
  /** As it was when that object had that version: what a stale form began from. */
  asOf(id: string, object: string, version: number, viewer: Viewer): Promise<StoryMoment>;
  /** Stops comparing for this viewer until they say otherwise, or until something changed; what is known stays. */
  stopComparing(id: string, viewer: Viewer): Promise<void>;
  goOnComparing(id: string, viewer: Viewer): Promise<void>;
  /** Throws `not-found` as `view` does, without working anything out. */
  look(id: string, viewer: Viewer): Promise<void>;
  /** A draft that came as a file, in the wording that is to be checked where it has tracked changes; `invalid` where it can't be read. */
  read(file: SourceText, wording: DraftWording): Promise<DraftText>;
  /** Returns the new story's id. `text` is decoded; an empty one is `invalid`. */
  open(input: StoryInput, text: string | DraftText, by: By): Promise<string>;
  /** The demo story with its sources; opened once, afterwards the same id. */
  openDemo(by: By): Promise<string>;
  change(id: string, input: StoryInput, by: By): Promise<void>;
  /** Replaces the words: items are carried over, those whose words or sentence moved fall to re-check. */
  revise(id: string, text: string | DraftText, by: By): Promise<void>;
  /** The present draft's other wording: before its tracked changes, or after them; `not-found` where it has none. */
  otherWording(id: string, viewer: Viewer): Promise<string>;
  /** Says that a proposed source became this source, which is attached where it isn't. */
  takeProposed(id: string, proposed: string, source: string, by: By): Promise<void>;
  dismissProposed(id: string, proposed: string, reason: string, by: By): Promise<void>;
  /** `invalid` where the one who says it would not see the story any more. */
  setAccess(id: string, access: StoryAccess, by: By): Promise<void>;
  history(id: string, viewer: Viewer): Promise<readonly HistoryEntry[]>;
}

export interface StorySummary {
  readonly story: Case['story'];
  readonly counts: Readonly<Record<ItemState, number>>;
  readonly writers: readonly string[];
  readonly checker: string | null;
  /** Open items that were given to the viewer, and when the first of them is due. */
  readonly mine: { readonly count: number; readonly due: string | null };
  readonly queries: { readonly open: number; readonly answered: number; readonly overdue: number };
  /** What waits for the writer: queries without an answer, and changes without a word. */
  readonly forWriter: number;
  readonly checkedTwice: Case['checkedTwice'];
  readonly sources: number;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly openedBy: string;
  /** It is for named people, and none of them is at the desk any more: somebody has to take it over. */
  readonly leftBehind: boolean;
}

/** A story at one moment, as somebody may see it. */
export type StoryMoment = Pick<StoryView, 'case' | 'text' | 'versions'>;

/** One story with all that its page shows. */
export interface StoryView {
  readonly case: Case;
  /** The present draft's canonical text. */
  readonly text: string;
  /** `story`, each item's id, `sources`: version by object, for forms. 0 for an object that nobody touched yet. */
  readonly versions: Readonly<Record<string, number>>;
  readonly sources: readonly AttachedSource[];
  /** Item id → what the machine saw; missing while it is being worked out or where no source is attached. */
  readonly findings: ReadonlyMap<string, ItemFinding>;
  readonly matching: MatchingProgress;
  /** Ids of its sources by voice: those that share most of their text are one. */
  readonly voices: readonly (readonly string[])[];
  /** Item id → what was checked before that is like it, the nearest first; missing while it is being worked out. */
  readonly earlier: ReadonlyMap<string, readonly EarlierMatch[]>;
  readonly people: readonly Person[];
}

export interface AttachedSource {
  readonly source: Source;
  readonly document: Document;
}

export interface ItemFinding {
  readonly finding: Finding;
  readonly policy: {
    readonly name: string;
    readonly outcome: 'pass' | 'query' | 'fail';
    readonly because: readonly PolicyReason[];
  };
}

export interface PolicyReason {
  readonly class: string;
  readonly rule: string;
  readonly outcome: 'pass' | 'query' | 'fail';
}

export interface MatchingProgress {
  readonly status: 'idle' | 'running' | 'stopped' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly message: string | null;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly payload: unknown;
}

/** `start`/`end` point into the present draft. A quote's `speaker` is a name, "" for nobody. */
export interface ItemInput {
  readonly kind: 'quote' | 'claim';
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

export interface ItemsDesk {
  /** Returns the new item's id. `invalid` when the span is empty, or only blanks. */
  add(story: string, input: ItemInput, by: By): Promise<string>;
  /** Adds by the words themselves: `invalid` when the draft lacks them, or has them several times (`nth` from 1 then says which). */
  addByWords(
    story: string,
    input: { kind: ItemInput['kind']; words: string; nth: number | null; speaker: string },
    by: By,
  ): Promise<string>;
  change(story: string, item: string, input: ItemInput, by: By): Promise<void>;
  /** Joins two items of one kind into one that spans both; its verdicts are those of neither. Returns its id. */
  merge(story: string, item: string, other: string, by: By): Promise<string>;
  /** Cuts one in two at an offset of the draft. Returns both ids. */
  split(story: string, item: string, at: number, by: By): Promise<readonly [string, string]>;
  remove(story: string, item: string, by: By): Promise<void>;
  /** `invalid` for a rating that isn't this kind's; stet needs a note. */
  rule(story: string, item: string, input: RulingInput, by: By): Promise<void>;
  /** `forbidden` for the one who ruled, and for roles that don't sign. */
  signOff(story: string, item: string, by: By): Promise<void>;
  /** Lawful repairs of a quote of the view that doesn't pass, the best first; none for any other item. */
  repairs(view: StoryView, item: string): Promise<readonly Repair[]>;
  /** Says that it is somebody else's published claim, and where the check of it is published; null takes that back. */
  publish(story: string, item: string, input: PublishedCheckInput | null, by: By): Promise<void>;
  /** Sends the verdict back to be looked at again. */
  giveBack(story: string, item: string, reason: string, by: By): Promise<void>;
}

export interface ReportsDesk {
  readonly formats: readonly string[];
  /** The report as a value, once every finding is there. */
  make(story: string, viewer: Viewer): Promise<Report>;
  /** Why this report can't be had in this format; null where it can. */
  obstacle(format: string, report: Report): string | null;
  export(
    story: string,
    format: string,
    viewer: Viewer,
  ): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string }>;
}

export interface ArchiveDesk {
  /** What was ruled in the stories that the viewer sees, and everything that was imported. */
  list(viewer: Viewer): Promise<readonly PastCheck[]>;
  imports(): Promise<readonly CheckImport[]>;
  /** Brings in a file: JSON lines, or ClaimReview data. Returns the import's id; the same bytes again are the same import. */
  importChecks(file: SourceText, by: By): Promise<string>;
}

export interface EarlierMatch {
  readonly check: PastCheck;
  /** 0 to 1. */
  readonly score: number;
}
