import type { ProposedSource } from '../documents/proposed-source.ts';
import { VerbatimError } from '../errors.ts';
import type { Change } from '../store/store.ts';
import type { Case } from '../verdicts/case.ts';
import type { By, StoriesDesk } from './desk.ts';
import { type DeskContext, loadCase, record, requireMay, storyStream } from './desk-context.ts';
import { foundSource } from './found-source.ts';

/** What becomes of the sources that a draft proposes. */
export function answerProposed(context: DeskContext): Pick<StoriesDesk, 'takeProposed' | 'dismissProposed'> {
  return { takeProposed, dismissProposed };

  async function takeProposed(id: string, proposed: string, source: string, by: By): Promise<void> {
    const { state } = await open(id, proposed, by);
    await foundSource(context, source, by.actor);
    const attaching: Change = { action: 'source-attached', object: 'sources', payload: { source } };
    await record(context, storyStream(id), by, proposed, [
      { action: 'proposed-source-taken', object: proposed, payload: { proposed, source } },
      ...(state.sources.includes(source) ? [] : [attaching]),
    ]);
  }

  async function dismissProposed(id: string, proposed: string, reason: string, by: By): Promise<void> {
    await open(id, proposed, by);
    await record(context, storyStream(id), by, proposed, [
      { action: 'proposed-source-dismissed', object: proposed, payload: { proposed, reason } },
    ]);
  }

  async function open(id: string, proposed: string, by: By): Promise<{ state: Case; one: ProposedSource }> {
    requireMay(by, 'edit-story');
    const { state } = await loadCase(context, id, by.actor);
    const one = state.proposed.find((candidate) => candidate.id === proposed);
    if (!one) throw new VerbatimError('not-found', 'This story has no such proposed source.');
    return { state, one };
  }
}
