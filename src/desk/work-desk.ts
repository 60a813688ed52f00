import type { DraftComparison } from '../items/compare-drafts.ts';
import type { Span } from '../text/span.ts';
import type { Coverage } from '../verdicts/coverage.ts';
import type { AnswerInput, QueryInput } from '../verdicts/query.ts';
import type { By, Viewer } from './desk.ts';

/** The day's work on a story: who does what, what is asked and answered, the last reading, and taking back. */
export interface WorkDesk {
  /** Says who is in charge of the story's check; null for nobody. */
  assignStory(story: string, to: string | null, by: By): Promise<void>;
  /** Gives items to a person, or takes them back (null). One act, however many. Returns how many. */
  assignItems(story: string, input: AssignmentInput, by: By): Promise<number>;
  /** Says that `by` is at an item now. */
  take(story: string, item: string, by: By): Promise<void>;
  /** Returns the new query's id. */
  ask(story: string, input: QueryInput, by: By): Promise<string>;
  /** A writer answers what is asked of the writer; a checker records anybody's answer. */
  answer(story: string, query: string, input: AnswerInput, by: By): Promise<void>;
  close(story: string, query: string, note: string, by: By): Promise<void>;
  /** The writer agrees to the change that the verdict asks for. */
  acceptChange(story: string, item: string, by: By): Promise<void>;
  /** The writer says why not, or how else. */
  answerChange(story: string, item: string, text: string, by: By): Promise<void>;
  reading(story: string, viewer: Viewer): Promise<Coverage>;
  /** Says of stretches of a draft that there is nothing in them to check. `conflict` where that draft is not the present one. */
  markNoClaim(story: string, input: MarkInput, by: By): Promise<void>;
  clearNoClaim(story: string, input: MarkInput, by: By): Promise<void>;
  /** Takes back what `by` did in entry `seq`, as a new act. `conflict` where something was built on it since. */
  undo(story: string, seq: number, by: By): Promise<void>;
  /** Compares a text with the present draft. Records nothing. */
  prove(story: string, text: string, viewer: Viewer): Promise<Proof>;
  recordProof(story: string, text: string, by: By): Promise<void>;
}

/** `items` are ids; `open` stands for all that nobody has to look at but nobody was given. */
export interface AssignmentInput {
  readonly items: readonly string[] | 'open';
  readonly to: string | null;
  /** ISO date-time, UTC. */
  readonly due: string | null;
}

export interface MarkInput {
  /** The number of the draft that the stretches are of. */
  readonly draft: number;
  readonly spans: readonly Span[];
}

export interface Proof extends DraftComparison {
  readonly text: string;
  readonly sha256: string;
}
