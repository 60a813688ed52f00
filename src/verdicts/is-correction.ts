import { foldedForm } from '../text/fold.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether the new draft has the change that a verdict asked for: the correction is the item's new words, or stands as a
 * whole in its new sentence and did not stand in the old one. Marks around it, case and typography don't count.
 */
export function isCorrection(verdict: Verdict | undefined, words: string, sentence: string, before: string): boolean {
  if (verdict?.ruling !== 'change') return false;
  const wanted = bare(verdict.correction);
  if (wanted === '') return false;
  return bare(words) === wanted || (holds(sentence, wanted) && !holds(before, wanted));
}

function bare(text: string): string {
  return foldedForm(text)
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, '');
}

function holds(sentence: string, wanted: string): boolean {
  return ` ${bare(sentence).replace(/[^\p{L}\p{N}\p{M}%'’-]+/gu, ' ')} `.includes(
    ` ${wanted.replace(/[^\p{L}\p{N}\p{M}%'’-]+/gu, ' ')} `,
  );
}
