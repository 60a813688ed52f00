import { VerbatimError } from '../errors.ts';
import { type CaseItem, itemState } from '../verdicts/case.ts';
import type { By } from './desk.ts';
import { type DeskContext, findItem, loadCase, record, requireMay, storyStream } from './desk-context.ts';
import type { WorkDesk } from './work-desk.ts';

type Answering = Pick<WorkDesk, 'acceptChange' | 'answerChange'>;

/** What the writer says to a change that a verdict asks for. A checker may write it down for them. */
export function answerChanges(context: DeskContext): Answering {
  return { acceptChange, answerChange };

  async function acceptChange(story: string, id: string, by: By): Promise<void> {
    const entry = await proposed(story, id, by);
    if (entry.proposal?.accepted) throw new VerbatimError('invalid', 'This change is accepted already.');
    await record(context, storyStream(story), by, id, [{ action: 'change-accepted', object: id, payload: {} }]);
  }

  async function answerChange(story: string, id: string, text: string, by: By): Promise<void> {
    await proposed(story, id, by);
    if (text.trim() === '')
      throw new VerbatimError('invalid', 'Write why not, or how else it should read.', undefined, { answer: 'Write an answer.' });
    await record(context, storyStream(story), by, id, [{ action: 'change-answered', object: id, payload: { text: text.trim() } }]);
  }

  async function proposed(story: string, id: string, by: By): Promise<CaseItem> {
    requireMay(by, 'answer');
    const { state } = await loadCase(context, story, by.actor);
    const entry = findItem(state, id);
    if (itemState(entry) !== 'change-required') throw new VerbatimError('invalid', 'No change is asked for here at present.');
    return entry;
  }
}
