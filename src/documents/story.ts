import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

/** The draft that is being checked, as the desk knows it. Its words are in its drafts. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly byline: string;
  /** ISO date on which it appears: "Thursday" in it is read against this. */
  readonly published: string | null;
  /** ISO date-time, UTC. */
  readonly deadline: string | null;
  /** The house policy's name. */
  readonly policy: string;
  /** Every item is checked by two people, the second without sight of the first. */
  readonly blindCheck: boolean;
  /** Demo material, written for this project. */
  readonly demo: boolean;
}

/** One version of a story's words. `number` counts from 1. */
export interface Draft {
  readonly number: number;
  readonly sha256: string;
  readonly length: number;
  readonly at: string;
  readonly by: string;
}

export type StoryInput = Omit<Story, 'id' | 'demo' | 'blindCheck'> & { readonly blindCheck?: boolean };

const isoDate = z.iso.date('Write the date as year-month-day.');

export const storyInputSchema = z.object({
  title: z.string().trim().min(1, 'Give the story a title.').max(300, 'A title has at most 300 characters.'),
  byline: z.string().trim().max(300, 'A byline has at most 300 characters.').default(''),
  published: blankAsNull(isoDate),
  deadline: blankAsNull(z.iso.datetime({ local: true, offset: true, message: 'Write the deadline as date and time.' })),
  policy: z.string().trim().default('house'),
  blindCheck: z.boolean().default(false),
});

export function parseStoryInput(value: unknown): Required<StoryInput> {
  return parseOrRefuse(storyInputSchema, value, 'Story');
}

/** Forms send "" for what was left open. */
export function blankAsNull<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());
}
