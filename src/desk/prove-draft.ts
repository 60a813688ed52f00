import type { Draft } from '../documents/story.ts';
import { VerbatimError } from '../errors.ts';
import { compareDrafts } from '../items/compare-drafts.ts';
import { canonicalText } from '../text/canonical.ts';
import type { By, Viewer } from './desk.ts';
import { type DeskContext, loadCase, record, requireMay, storyStream } from './desk-context.ts';
import { DRAFT_LIMIT } from './read-draft.ts';
import type { Proof, WorkDesk } from './work-desk.ts';

type Proving = Pick<WorkDesk, 'prove' | 'recordProof'>;

/** What was changed since it was checked: the text as it will be printed against the draft that was signed. */
export function proveDrafts(context: DeskContext): Proving {
  return { prove, recordProof };

  async function prove(story: string, given: string, viewer: Viewer): Promise<Proof> {
    const { state } = await loadCase(context, story, viewer);
    const { text, sha256 } = canonicalText(given);
    if (text.trim() === '')
      throw new VerbatimError('invalid', 'Paste the text as it will be printed, or choose its file.', undefined, {
        text: 'There are no words to compare.',
      });
    if (text.length > DRAFT_LIMIT) throw new VerbatimError('too-large', `At most ${DRAFT_LIMIT} characters can be compared.`);
    const checked = await context.shelf.text((state.drafts.at(-1) as Draft).sha256);
    const items = state.items.map(({ item }) => item);
    return { text, sha256, ...compareDrafts(checked, text, items, context.tables.items.abbreviations) };
  }

  async function recordProof(story: string, given: string, by: By): Promise<void> {
    requireMay(by, 'rule');
    const { sha256, changedWords, items } = await prove(story, given, by.actor);
    const payload = { sha256, changedWords, items: items.map(({ id }) => id) };
    await record(context, storyStream(story), { ...by, version: null }, 'proof', [
      { action: 'proof-recorded', object: 'proof', payload },
    ]);
  }
}
