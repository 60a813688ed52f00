import { z } from 'zod';
import { sha256 } from '../../text/canonical.ts';
import type { EarlierCheck } from './earlier-check.ts';

// schema.org lets every property be one value or a list of them, and a name be a string or a thing with a name.
const First = <T extends z.ZodType>(shape: T) =>
  z.union([
    shape,
    z
      .array(shape)
      .nonempty()
      .transform((all) => all[0] as z.output<T>),
  ]);
const Named = First(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]));
const Text = First(z.string());

const ClaimReview = z.object({
  '@id': z.string().optional().catch(undefined),
  url: Text.optional().catch(undefined),
  claimReviewed: Text,
  headline: Text.optional().catch(undefined),
  name: Text.optional().catch(undefined),
  datePublished: Text.optional().catch(undefined),
  author: Named.optional().catch(undefined),
  publisher: Named.optional().catch(undefined),
  itemReviewed: First(z.object({ author: Named.optional().catch(undefined), datePublished: Text.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  reviewRating: First(z.object({ alternateName: Text.optional().catch(undefined), name: Text.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});

/** How deep a feed may nest its reviews. */
const DEEPEST = 6;

/**
 * The checks in another desk's ClaimReview data (schema.org): a single review, a list, an `@graph` or a `DataFeed`. What has no
 * `claimReviewed` is passed over. The date is that of the claim where it is given, else that of the review.
 */
export function readClaimReviews(value: unknown, depth = 0): EarlierCheck[] {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => readClaimReviews(each, depth + 1));
  const review = ClaimReview.safeParse(value);
  if (review.success) return [earlierCheck(review.data)];
  return ['@graph', 'dataFeedElement', 'item'].flatMap((key) =>
    Object.hasOwn(value, key) ? readClaimReviews((value as Record<string, unknown>)[key], depth + 1) : [],
  );
}

function earlierCheck(review: z.infer<typeof ClaimReview>): EarlierCheck {
  const { claimReviewed: claim, itemReviewed: reviewed, reviewRating: rating } = review;
  return {
    id: review.url ?? review['@id'] ?? `claim-${sha256(claim).slice(0, 12)}`,
    claim,
    title: review.headline ?? review.name ?? null,
    speaker: reviewed?.author ?? null,
    date: reviewed?.datePublished ?? review.datePublished ?? null,
    verdict: rating?.alternateName ?? rating?.name ?? null,
    checked: review.datePublished ?? null,
    publisher: review.author ?? review.publisher ?? null,
    url: review.url ?? null,
  };
}
