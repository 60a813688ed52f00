import { z } from 'zod';
import { parseOrRefuse, VerbatimError } from '../errors.ts';
import type { Item } from '../items/item.ts';
import type { Finding } from '../matching/finding.ts';
import type { Span } from '../text/span.ts';

/** What the desk does about an item. */
export const RULINGS = ['stands', 'change', 'query', 'stet', 'cut'] as const;
export type Ruling = (typeof RULINGS)[number];

export const QUOTE_RATINGS = [
  'accurate',
  'accurate-with-change',
  'misquoted',
  'wrong-speaker',
  'out-of-context',
  'unproven',
] as const;
export const CLAIM_RATINGS = [
  'supported',
  'supported-with-change',
  'contradicted',
  'missing-context',
  'unproven',
  'opinion',
  'not-checkable',
] as const;
/** What the desk says about an item, in the house's words: a person's judgement, never the machine's. */
export type Rating = (typeof QUOTE_RATINGS)[number] | (typeof CLAIM_RATINGS)[number];

export function ratingsFor(kind: Item['kind']): readonly Rating[] {
  return kind === 'quote' ? QUOTE_RATINGS : CLAIM_RATINGS;
}

/** A passage as it was when the verdict was given: it says the same however the source changes later. */
export interface FrozenPassage {
  readonly source: string;
  readonly sourceTitle: string;
  readonly sourceText: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly where: string;
}

export interface Verdict {
  readonly ruling: Ruling;
  readonly rating: Rating;
  readonly note: string;
  readonly correction: string;
  /** Who keeps it against advice; "" for every ruling but stet. */
  readonly keptBy: string;
  readonly evidence: readonly FrozenPassage[];
  /** The finding that the reviewer saw, and the words that it was about. */
  readonly finding: Finding | null;
  readonly words: string;
  readonly by: string;
  readonly at: string;
}

export interface SignOff {
  readonly by: string;
  readonly at: string;
  /** SHA-256 of the words that it saw. */
  readonly words: string;
}

/** The second reader sends it back with a reason. */
export interface Return {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

export interface EvidencePlace extends Span {
  readonly source: string;
}

export interface RulingInput {
  readonly ruling: Ruling;
  readonly rating: Rating;
  readonly note: string;
  readonly correction: string;
  readonly keptBy?: string;
  /** The places in attached sources that count as evidence. */
  readonly evidence: readonly EvidencePlace[];
}

const rulingSchema = z.object({
  ruling: z.enum(RULINGS, 'Choose what to do: stands, change, query, stet or cut.'),
  rating: z.enum([...QUOTE_RATINGS, ...CLAIM_RATINGS], 'Choose a rating.'),
  note: z.string().max(20_000, 'A note has at most 20,000 characters.').default(''),
  correction: z.string().max(20_000, 'A correction has at most 20,000 characters.').default(''),
  keptBy: z.string().trim().max(100, 'A name has at most 100 characters.').default(''),
  evidence: z.array(z.string()).max(50, 'At most 50 passages count as evidence.').default([]),
});

/** Throws `invalid`; stet (kept against advice) needs the name of who keeps it, and the reason in the note. */
export function parseRulingInput(value: unknown, kind: Item['kind']): Required<RulingInput> {
  const input = parseOrRefuse(rulingSchema, value, 'Verdict');
  const schema = rulingSchema.extend({
    rating: z.enum(ratingsFor(kind) as [Rating, ...Rating[]], `That rating is not for a ${kind}.`),
    note: input.ruling === 'stet' ? z.string().trim().min(1, 'Stet needs a reason in the note.') : z.string(),
    keptBy: input.ruling === 'stet' ? z.string().min(1, 'Stet needs the name of who keeps it.') : z.string().transform(() => ''),
  });
  return { ...parseOrRefuse(schema, input, 'Verdict'), evidence: input.evidence.map(parseEvidencePlace) };
}

/** Forms name a passage as `source:start-end`. */
export function formatEvidencePlace(place: EvidencePlace): string {
  return `${place.source}:${place.start}-${place.end}`;
}

function parseEvidencePlace(value: string): EvidencePlace {
  const read = /^([a-z0-9-]{1,64}):(\d{1,9})-(\d{1,9})$/.exec(value);
  if (!read) throw new VerbatimError('invalid', 'A passage of the evidence is not named as the form names it.');
  return { source: read[1] as string, start: Number(read[2]), end: Number(read[3]) };
}
