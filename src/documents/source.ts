import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';
import type { DocumentKind } from './document.ts';
import type { Renewal, SourceCheck, SourceContent, SourceMedia, SourceVersion } from './source-content.ts';
import { blankAsNull } from './story.ts';

/** A source in the desk's library, shared by its stories. Its words and its original are content-addressed files. */
export interface Source extends SourceContent {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  /** ISO date. */
  readonly published: string | null;
  readonly url: string | null;
  readonly standing: SourceStanding;
  readonly notes: string;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly demo: boolean;
  /** Of the present words; null while they are those that it was added with. */
  readonly renewed: Renewal | null;
  /** What it said before, oldest first. */
  readonly versions: readonly SourceVersion[];
  readonly check: SourceCheck | null;
  readonly media: SourceMedia | null;
  /** Ids of the people who may see a confidential source; null for one that everyone may. */
  readonly seenBy: readonly string[] | null;
}

/** primary: the words themselves (transcript, statement, recording, data); secondary: someone's account of them. */
export type SourceStanding = 'primary' | 'secondary';

/** A standing that was left open goes by what arrives. */
export type SourceInput = Pick<Source, 'title' | 'author' | 'publisher' | 'published' | 'url' | 'notes'> & {
  readonly standing: SourceStanding | null;
};

/** Until somebody says otherwise a web page is an account of something; words, files and recordings are the thing itself. */
export function usualStanding(kind: DocumentKind): SourceStanding {
  return kind === 'html' ? 'secondary' : 'primary';
}

export const sourceInputSchema = z.object({
  title: z.string().trim().min(1, 'Give the source a title.').max(300, 'A title has at most 300 characters.'),
  author: z.string().trim().max(300).default(''),
  publisher: z.string().trim().max(300).default(''),
  published: blankAsNull(z.iso.date('Write the date as year-month-day.')),
  url: blankAsNull(z.url({ protocol: /^https?$/, message: 'A web address begins with http:// or https://.' })),
  standing: blankAsNull(z.enum(['primary', 'secondary'], 'Choose primary or secondary.')),
  notes: z.string().max(20_000, 'Notes have at most 20,000 characters.').default(''),
});

export function parseSourceInput(value: unknown): SourceInput {
  return parseOrRefuse(sourceInputSchema, value, 'Source');
}

/** The same where the title may be open: a file or page brings its own. */
export const arrivingInputSchema = sourceInputSchema.extend({ title: z.string().trim().max(300) });

export function parseArrivingInput(value: unknown): SourceInput {
  return parseOrRefuse(arrivingInputSchema, value, 'Source');
}
