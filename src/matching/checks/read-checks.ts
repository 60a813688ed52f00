import { VerbatimError } from '../../errors.ts';
import { readClaimReviews } from './claim-review.ts';
import { type EarlierCheck, parseEarlierCheck } from './earlier-check.ts';

/** One entry of a file of past checks: what is in it, or why it can't be read. `line` counts from 1. */
export type ReadEntry =
  | { readonly line: number; readonly checks: readonly EarlierCheck[] }
  | { readonly line: number; readonly fault: string };

/**
 * The past checks of a file: JSON lines, or one piece of JSON (another desk's ClaimReview data: single, a list, an `@graph`).
 * In a list `line` counts its entries. A broken entry is told and passed over.
 */
export function* readChecks(text: string): Generator<ReadEntry> {
  const whole = parseWhole(text);
  const reviews = readClaimReviews(whole);
  if (whole === undefined) yield* readLines(text);
  else if (reviews.length > 0) yield { line: 1, checks: reviews };
  else for (const [index, entry] of [whole].flat().entries()) yield readValue(index + 1, () => entry);
}

/** What one value of an archive holds: an entry of ours, or ClaimReview data. Throws `invalid` for anything else. */
export function checksOf(value: unknown): readonly EarlierCheck[] {
  const isOurs = typeof value === 'object' && value !== null && Object.hasOwn(value, 'claim');
  const reviews = isOurs ? [] : readClaimReviews(value);
  return reviews.length > 0 ? reviews : [parseEarlierCheck(value)];
}

/** A file of lines fails at its second line, so that this costs little. */
function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* readLines(text: string): Generator<ReadEntry> {
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const words = text.slice(from, end < 0 ? text.length : end).trim();
    from = end < 0 ? text.length : end + 1;
    line++;
    if (words !== '') yield readValue(line, () => JSON.parse(words));
  }
}

function readValue(line: number, parse: () => unknown): ReadEntry {
  try {
    return { line, checks: checksOf(parse()) };
  } catch (error) {
    if (error instanceof VerbatimError) return { line, fault: error.message };
    if (error instanceof SyntaxError) return { line, fault: 'This is not JSON.' };
    throw error;
  }
}
