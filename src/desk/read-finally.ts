import type { Draft } from '../documents/story.ts';
import { VerbatimError } from '../errors.ts';
import { splitSentences } from '../text/sentences.ts';
import { caseFor } from '../verdicts/blind-check.ts';
import { type Coverage, coverage } from '../verdicts/coverage.ts';
import type { By, Viewer } from './desk.ts';
import { type DeskContext, loadCase, record, requireMay, storyStream } from './desk-context.ts';
import type { MarkInput, WorkDesk } from './work-desk.ts';

type Reading = Pick<WorkDesk, 'reading' | 'markNoClaim' | 'clearNoClaim'>;

/** Stretches that one form may carry. */
const MOST = 500;

/** The last reading: every word is signed, marked as holding no claim, or open. */
export function readFinally(context: DeskContext): Reading {
  return { reading, markNoClaim: mark('no-claim-marked'), clearNoClaim: mark('no-claim-cleared') };

  async function reading(story: string, viewer: Viewer): Promise<Coverage> {
    const { state } = await loadCase(context, story, viewer);
    const text = await context.shelf.text((state.drafts.at(-1) as Draft).sha256);
    const borders = splitSentences(text, context.tables.items.abbreviations).map(({ start }) => start);
    return coverage(text, caseFor(state, viewer?.id ?? null).items, state.noClaims, borders);
  }

  function mark(action: 'no-claim-marked' | 'no-claim-cleared') {
    return async (story: string, { draft, spans }: MarkInput, by: By): Promise<void> => {
      requireMay(by, 'rule');
      const { state } = await loadCase(context, story, by.actor);
      const present = state.drafts.at(-1) as Draft;
      if (draft !== present.number)
        throw new VerbatimError(
          'conflict',
          'A new draft was saved since you opened this page. Open it again and look where the words stand now.',
        );
      const areInside = spans.every(({ start, end }) => start < end && end <= present.length);
      if (spans.length === 0 || spans.length > MOST || !areInside)
        throw new VerbatimError('invalid', 'Select words of the draft, or use the button beside a sentence.');
      // Two people may mark at once: marks never contradict each other.
      await record(context, storyStream(story), { ...by, version: null }, 'reading', [
        { action, object: 'reading', payload: { spans: spans.map(({ start, end }) => ({ start, end })) } },
      ]);
    };
  }
}
