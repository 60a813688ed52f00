import { z } from 'zod';
import { VerbatimError } from '../../errors.ts';

/** Words, or a file's bytes: one of the two. */
export const arriving = z.object({
  text: z.string().optional(),
  file: z
    .object({ name: z.string().max(300), mediaType: z.string().max(200).nullable().default(null), base64: z.base64() })
    .optional(),
});
export type Arriving = z.infer<typeof arriving>;

/** As an upload or as pasted words arrive from a page. `invalid` for neither and for both. */
export function arrivedIn({ text, file }: Arriving) {
  if ((text === undefined) === (file === undefined))
    throw new VerbatimError('invalid', 'Send the words as "text", or a file as "file" with its name and its bytes as "base64".');
  if (file === undefined) {
    const bytes = new TextEncoder().encode(text);
    return { text: { bytes, name: null, mediaType: 'text/plain; charset=utf-8' }, origin: 'pasted', retrieval: null } as const;
  }
  const { name, mediaType, base64 } = file;
  return { text: { bytes: Buffer.from(base64, 'base64'), name, mediaType }, origin: 'uploaded', retrieval: null } as const;
}
