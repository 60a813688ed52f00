import { z } from 'zod';
import { blankAsNull } from '../documents/story.ts';
import { parseOrRefuse, VerbatimError } from '../errors.ts';

/** That an item is somebody else's published claim, and how the desk's check of it is published. */
export interface PublishedCheck extends PublishedCheckInput {
  readonly by: string;
  readonly at: string;
}

export interface PublishedCheckInput {
  /** The claim in short, without the rating. */
  readonly claim: string;
  /** "" for a claim that nobody is known to have made. */
  readonly claimant: string;
  readonly claimantKind: (typeof CLAIMANT_KINDS)[number];
  /** Where it appeared. */
  readonly appearance: string;
  /** ISO date. */
  readonly appeared: string | null;
  /** Id of a rating of the house's public scale. */
  readonly publicRating: string;
  /** For readers: the verdict's own note stays inside the desk. */
  readonly explanation: string;
  /** The page that has the check. */
  readonly url: string;
}

export const CLAIMANT_KINDS = ['person', 'organization'] as const;

/** Search engines take claims of fewer characters than this. */
const CLAIM_LIMIT = 75;
const webAddress = z
  .string()
  .trim()
  .pipe(z.url({ protocol: /^https?$/, message: 'Write the whole web address, beginning with https://.' }));

export const publishedCheckSchema = z.object({
  claim: z
    .string()
    .trim()
    .min(1, 'Write the claim in short.')
    .refine((claim) => Array.from(claim).length < CLAIM_LIMIT, `Write the claim in fewer than ${CLAIM_LIMIT} characters.`),
  claimant: z.string().trim().max(200, 'A name has at most 200 characters.').default(''),
  claimantKind: z.enum(CLAIMANT_KINDS).default('person'),
  appearance: webAddress,
  appeared: blankAsNull(z.iso.date('Write the date as year-month-day.')),
  publicRating: z.string().min(1, 'Choose a rating.'),
  explanation: z.string().trim().max(1000, 'An explanation has at most 1,000 characters.').default(''),
  url: webAddress,
});

/** Throws `invalid`, also for a claim on one's own site: nobody publishes a check of their own article as one of others. */
export function parsePublishedCheck(value: unknown): PublishedCheckInput {
  const input = parseOrRefuse(publishedCheckSchema, value, 'Published check');
  if (isOneSite(input.appearance, input.url))
    throw new VerbatimError(
      'invalid',
      'The claim appeared on the site that publishes the check. A ClaimReview is for claims that others published, never for one’s own articles.',
      undefined,
      { appearance: 'Name a page on somebody else’s site.' },
    );
  return input;
}

function isOneSite(a: string, b: string): boolean {
  const [one, other] = [hostOf(a), hostOf(b)];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}
