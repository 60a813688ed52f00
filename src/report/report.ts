import type { Furniture } from '../documents/document.ts';
import type { Source } from '../documents/source.ts';
import type { Draft, Story } from '../documents/story.ts';
import type { Item } from '../items/item.ts';
import type { Finding } from '../matching/finding.ts';
import type { TextPlace } from '../text/text-place.ts';
import type { DiffPart } from '../text/word-diff.ts';
import type { ItemState } from '../verdicts/case.ts';
import type { Publication, PublicRating } from '../verdicts/publication.ts';
import type { PublishedCheck } from '../verdicts/published-check.ts';
import type { FrozenPassage, Rating, Ruling } from '../verdicts/verdict.ts';

/** One story's check, ready to be printed: every word that a reader sees is in it. Formats only lay it out. */
export interface Report {
  /** Of the report's own words, as web pages name languages. */
  readonly language: string;
  readonly story: Story;
  readonly draft: Draft;
  readonly text: string;
  readonly furniture: readonly Furniture[];
  /** UTC. */
  readonly madeAt: string;
  readonly policy: string;
  readonly summary: ReportSummary;
  readonly items: readonly ReportItem[];
  readonly sources: readonly ReportSource[];
  /** How many sources there are, and how many independent voices. */
  readonly voices: string;
  readonly publication: {
    readonly publisher: Publication['publisher'];
    /** The ends of the public scale. */
    readonly best: number;
    readonly worst: number;
  };
  readonly words: ReportWords;
  /** Asked of the story as a whole. */
  readonly queries: readonly ReportQuery[];
  /** Items whose words a later draft no longer had. */
  readonly lost: readonly ReportLost[];
  readonly proof: ReportProof | null;
}

export interface ReportSummary {
  readonly total: number;
  readonly signed: number;
  readonly unruled: number;
  readonly sentence: string;
  /** How much of the draft is signed, marked as holding no claim, and open. */
  readonly reading: string;
  /** How far two checkers agree, where items are checked twice. */
  readonly agreement: readonly string[];
  /** States and ratings that occur, with how often. */
  readonly states: readonly Count[];
  readonly ratings: readonly Count[];
}

export interface Count {
  readonly label: string;
  readonly count: number;
}

export interface ReportItem {
  /** The item's own number on the desk, which it keeps; its place in the draft where it was never on a desk. */
  readonly number: number;
  readonly item: Item;
  readonly kind: string;
  readonly words: string;
  readonly speaker: string | null;
  /** Where it stands in the draft. */
  readonly where: string;
  /** The same for programs: a quotation that was interrupted stands at several places. */
  readonly places: readonly TextPlace[];
  readonly state: ItemState;
  readonly stateLabel: string;
  readonly finding: ReportFinding | null;
  readonly verdict: ReportVerdict | null;
  /** Oldest first, without the one that counts. */
  readonly earlier: readonly ReportVerdict[];
  readonly queries: readonly ReportQuery[];
  readonly published: ReportPublished | null;
  /** What the writer said to the change that is asked for. */
  readonly proposal: readonly ReportAnswer[];
  readonly signOff: { readonly by: string; readonly at: string } | null;
  readonly returned: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** Somebody else's published claim, and how the check of it is published. */
export interface ReportPublished extends Omit<PublishedCheck, 'publicRating'> {
  readonly rating: Pick<PublicRating, 'name' | 'value'>;
}

export interface ReportQuery {
  readonly to: string;
  readonly state: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly answers: readonly ReportAnswer[];
}

/** `by` says in words who said it, and who wrote it down. */
export interface ReportAnswer {
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

export interface ReportLost {
  readonly words: string;
  readonly remark: string;
}

/** What the machine saw. */
export interface ReportFinding {
  readonly labels: readonly string[];
  readonly policy: { readonly outcome: 'pass' | 'query' | 'fail'; readonly label: string; readonly rules: readonly string[] };
  readonly changes: readonly string[];
  readonly facts: readonly ReportFact[];
  readonly passages: readonly ReportPassage[];
  readonly machine: Finding;
}

export interface ReportFact {
  readonly words: string;
  readonly outcome: string;
  readonly because: string;
  readonly evidence: string | null;
}

export interface ReportPassage {
  readonly source: string;
  readonly title: string;
  readonly where: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly place: TextPlace;
  /** The draft's words against the passage's; null for a claim. */
  readonly diff: readonly DiffPart[] | null;
}

export interface ReportVerdict {
  readonly ruling: Ruling;
  readonly rulingLabel: string;
  readonly rating: Rating;
  readonly ratingLabel: string;
  readonly note: string;
  readonly correction: string;
  readonly keptBy: string;
  /** What the draft said when it was ruled on. */
  readonly words: string;
  readonly evidence: readonly ReportEvidence[];
  readonly by: string;
  readonly at: string;
}

export interface ReportEvidence extends FrozenPassage {
  readonly diff: readonly DiffPart[] | null;
  /** The differences in sentences. */
  readonly changes: readonly string[];
  readonly place: TextPlace;
}

export interface ReportSource
  extends Pick<Source, 'id' | 'title' | 'author' | 'publisher' | 'published' | 'url' | 'notes' | 'text' | 'original' | 'addedAt'> {
  readonly standing: string;
  readonly addedBy: string;
  /** When it was as it is here, UTC: fetched, else brought in. */
  readonly takenAt: string;
  /** Titles of the sources that share most of their text with it: together they are one voice. */
  readonly sameVoice: readonly string[];
}

/** What lets a stranger prove later what the desk's record held when this was made. */
export interface ReportProof {
  readonly checkpoint: string;
  readonly verifierKey: string;
}

/** The report's own headings and phrases, in the desk's language. */
export type ReportWords = Readonly<Record<ReportWord, string>>;

export const REPORT_WORDS = [
  'report',
  'demo',
  'summary',
  'items',
  'sources',
  'draft',
  'byline',
  'appears',
  'policy',
  'made',
  'item',
  'speaker',
  'noSpeaker',
  'verdict',
  'noVerdict',
  'earlierVerdicts',
  'note',
  'correction',
  'evidence',
  'noEvidence',
  'finding',
  'noFinding',
  'changes',
  'facts',
  'draftSays',
  'sourceSays',
  'outcome',
  'why',
  'diff',
  'ruledBy',
  'signedBy',
  'unsigned',
  'returnedBy',
  'state',
  'rating',
  'source',
  'place',
  'standing',
  'published',
  'added',
  'hashes',
  'sameVoice',
  'proof',
  'proofNote',
  'removedMark',
  'addedMark',
  'legend',
  'keptBy',
  'queries',
  'answered',
  'proposal',
  'lost',
  'open',
  'page',
  'lacking',
  'published-check',
  'appearance',
  'explanation',
] as const;
export type ReportWord = (typeof REPORT_WORDS)[number];
