import type { Draft, Story, StoryInput } from '../documents/story.ts';
import { parseStoryInput } from '../documents/story.ts';
import type { By } from './desk.ts';
import { type DeskContext, idFromKey, record, requireMay, storyStream } from './desk-context.ts';
import { numberItems } from './number-items.ts';
import { proposeSources } from './propose-sources.ts';
import { readDraft } from './read-draft.ts';
import { type DraftText, draftWords } from './read-draft-file.ts';

/** Opens a story with its first draft and the items found in it. Returns its id; the same form again returns the same id. */
export async function openStory(
  context: DeskContext,
  input: StoryInput,
  text: string | DraftText,
  by: By,
  demo = false,
): Promise<string> {
  requireMay(by, 'edit-story');
  context.tables.policy(input.policy);
  const { words, came } = draftWords(text);
  const read = readDraft(words, input.published, context.tables);
  const story: Story = { id: idFromKey(by.key), ...parseStoryInput(input), demo };
  const kept = await context.shelf.keep(read.document);
  const draft: Draft = {
    number: 1,
    sha256: kept.text,
    length: read.document.text.length,
    at: context.clock().toISOString(),
    by: by.actor.id,
  };
  const payload = { story, draft, furniture: read.document.furniture, items: numberItems(read.items, 0) };
  await record(context, storyStream(story.id), { ...by, version: 0 }, 'story', [
    { action: 'story-opened', object: 'story', payload },
    ...proposeSources(null, { text: read.document.text, came, abbreviations: context.tables.items.abbreviations }),
  ]);
  return story.id;
}
