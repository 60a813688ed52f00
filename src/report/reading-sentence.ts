import { coverage } from '../verdicts/coverage.ts';
import type { ReportInput } from './build-report.ts';

/** How much of the draft's words are signed, marked as holding no claim, and open. */
export function readingSentence({ text, case: state, say }: ReportInput): string {
  const { words } = coverage(text, state.items, state.noClaims);
  const share = (count: number) => `${Math.floor((100 * count) / Math.max(1, words.total))}%`;
  return say('reading summary', {
    total: words.total,
    signed: share(words.signed),
    none: share(words['no-claim']),
    open: share(words.open),
    openWords: words.open,
  });
}
