import { contains } from '../text/span.ts';
import type { Item } from './item.ts';

/**
 * The items as a checker works through them: speech that is reported without marks is not listed beside a claim that
 * holds the same words, because both would be compared with the same passages.
 */
export function withoutDoubles(items: readonly Item[]): Item[] {
  const claims = items.filter((item) => item.kind === 'claim');
  return items.filter((item) => {
    if (item.kind === 'claim' || item.form !== 'indirect') return true;
    return !claims.some((claim) => contains(claim, item));
  });
}
