import { z } from 'zod';
import type { Report, ReportItem, ReportPublished } from '../report.ts';

/**
 * schema.org ClaimReview, for the pages on which the checks are published: one review a page, several as a list of them. Only
 * claims that others published, and only what a second person signed.
 */
export function claimReview(report: Report): Uint8Array {
  const reviews = report.items.filter(isReviewed).map((item) => reviewSchema.parse(reviewOf(report, item)));
  const [only, ...others] = reviews;
  return new TextEncoder().encode(`${JSON.stringify(others.length === 0 && only ? only : reviews, null, 2)}\n`);
}

/** Why there is nothing to write; null where there is. */
export function claimReviewObstacle({ items }: Report): string | null {
  if (items.some(isReviewed)) return null;
  const marked = items.filter(({ published }) => published).map(({ number }) => number);
  if (marked.length > 0)
    return `Item ${marked.join(', ')} is somebody else’s published claim, and its verdict is not signed off. Sign it off, then save the ClaimReview.`;
  return 'Nothing here is somebody else’s published claim, and ClaimReview is for those alone, never for one’s own draft. Where an item is one, say so on its page, with the address where it appeared.';
}

type Reviewed = ReportItem & { readonly published: ReportPublished };

function isReviewed(item: ReportItem): item is Reviewed {
  return item.published !== null && item.signOff !== null;
}

function reviewOf({ publication }: Report, { published }: Reviewed): z.input<typeof reviewSchema> {
  const { claim, claimant, claimantKind, appearance, appeared, explanation, url, rating, at } = published;
  const { publisher, best, worst } = publication;
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url,
    claimReviewed: claim,
    datePublished: at.slice(0, 10),
    ...(publisher && {
      author: {
        '@type': 'Organization',
        name: publisher.name,
        url: publisher.url,
        ...(publisher.principles && { publishingPrinciples: publisher.principles }),
      },
    }),
    itemReviewed: {
      '@type': 'Claim',
      ...(claimant && { author: { '@type': claimantKind === 'person' ? 'Person' : 'Organization', name: claimant } }),
      ...(appeared && { datePublished: appeared }),
      appearance: { '@type': 'CreativeWork', url: appearance },
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: rating.name,
      // What says nothing of how true it is has no number: neither 0 nor −1.
      ...(rating.value !== null && { ratingValue: rating.value, bestRating: best, worstRating: worst }),
      ...(explanation && { ratingExplanation: explanation }),
    },
  };
}

const webAddress = z.url({ protocol: /^https?$/ });
const isoDate = z.iso.date();
const step = z.int().min(1);

/** What search engines ask of it: what is missing or too long here would be refused there without a word. */
const reviewSchema = z
  .strictObject({
    '@context': z.literal('https://schema.org'),
    '@type': z.literal('ClaimReview'),
    url: webAddress,
    claimReviewed: z
      .string()
      .min(1)
      .refine((claim) => Array.from(claim).length < 75),
    datePublished: isoDate,
    author: z
      .strictObject({
        '@type': z.literal('Organization'),
        name: z.string().min(1),
        url: webAddress,
        publishingPrinciples: webAddress.optional(),
      })
      .optional(),
    itemReviewed: z.strictObject({
      '@type': z.literal('Claim'),
      author: z.strictObject({ '@type': z.enum(['Person', 'Organization']), name: z.string().min(1) }).optional(),
      datePublished: isoDate.optional(),
      appearance: z.strictObject({ '@type': z.literal('CreativeWork'), url: webAddress }),
    }),
    reviewRating: z
      .strictObject({
        '@type': z.literal('Rating'),
        alternateName: z.string().min(1),
        ratingValue: step.optional(),
        bestRating: step.optional(),
        worstRating: step.optional(),
        ratingExplanation: z.string().min(1).optional(),
      })
      .refine(({ ratingValue, bestRating, worstRating }) => {
        if (ratingValue === undefined) return bestRating === undefined && worstRating === undefined;
        return bestRating !== undefined && worstRating !== undefined && worstRating <= ratingValue && ratingValue <= bestRating;
      }),
  })
  .readonly();
