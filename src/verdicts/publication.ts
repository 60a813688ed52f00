import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

const publicRating = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'The id has small letters, digits and hyphens.'),
  name: z.string().trim().min(1, 'Write the rating’s name.'),
  /** From 1, higher is truer; null for what says nothing of how true it is. */
  value: z.int().min(1).nullable(),
  means: z.string(),
});
/** A step of the scale that readers see. */
export type PublicRating = Readonly<z.infer<typeof publicRating>>;

const webAddress = z.url({ protocol: /^https?$/, message: 'A web address begins with http:// or https://.' });

const publicationSchema = z.object({
  /** Who publishes the house's checks; null until the house says so. */
  publisher: z
    .object({
      name: z.string().trim().min(1),
      url: webAddress,
      /** Where it explains its scale. */ principles: webAddress.nullable(),
    })
    .nullable(),
  ratings: z.array(publicRating).min(1),
});

/** How a house publishes its checks: under which name, on which scale. Its own table, apart from what the desk rules inside. */
export type Publication = Readonly<z.infer<typeof publicationSchema>>;

/** Reads `data/publication.json`. */
export function parsePublication(value: unknown): Publication {
  return parseOrRefuse(publicationSchema, value, 'Publication');
}
