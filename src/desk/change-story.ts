import { parseStoryInput, type StoryInput } from '../documents/story.ts';
import type { By } from './desk.ts';
import { type DeskContext, loadCase, record, requireMay, storyStream } from './desk-context.ts';

/** Changes what is known about a story; its words change by `reviseDraft`. */
export async function changeStory(context: DeskContext, id: string, input: StoryInput, by: By): Promise<void> {
  requireMay(by, 'edit-story');
  context.tables.policy(input.policy);
  const { state } = await loadCase(context, id, by.actor);
  const story = { ...state.story, ...parseStoryInput(input) };
  await record(context, storyStream(id), by, 'story', [{ action: 'story-changed', object: 'story', payload: { story } }]);
}
