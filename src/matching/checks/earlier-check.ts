import { z } from 'zod';
import { VerbatimError } from '../../errors.ts';

/** A claim that was checked before, by this desk or another. */
export interface EarlierCheck {
  readonly id: string;
  readonly claim: string;
  /** The headline of the published check. */
  readonly title?: string | null;
  readonly speaker?: string | null;
  /** When it was said: ISO date or date-time, as the archive gives it. */
  readonly date?: string | null;
  readonly verdict?: string | null;
  /** When it was checked, in the same form. */
  readonly checked?: string | null;
  /** Who checked it. */
  readonly publisher?: string | null;
  /** Where the check is published. */
  readonly url?: string | null;
}

const optionalText = z.string().nullish();
const EarlierCheckShape = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  claim: z.string().trim().min(1),
  title: optionalText,
  speaker: optionalText,
  date: optionalText,
  verdict: optionalText,
  checked: optionalText,
  publisher: optionalText,
  url: optionalText,
});

/** Reads one line of an archive. */
export function parseEarlierCheck(value: unknown): EarlierCheck {
  const read = EarlierCheckShape.safeParse(value);
  if (!read.success) {
    throw new VerbatimError('invalid', 'An entry of the archive needs an "id" and a "claim" in words.', read.error);
  }
  const { id, claim, title = null, speaker = null, date = null, verdict = null } = read.data;
  const { checked = null, publisher = null, url = null } = read.data;
  return { id, claim, title, speaker, date, verdict, checked, publisher, url };
}
