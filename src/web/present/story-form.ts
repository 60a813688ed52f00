import type { Story } from '../../documents/story.ts';
import { text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { PolicyChoice, Web } from '../web.ts';
import { toLocalField } from './times.ts';

/** The form that describes a story, with its words where they belong to it. */
export interface StoryForm {
  readonly values: Readonly<
    Record<'title' | 'byline' | 'published' | 'deadline' | 'policy' | 'blindCheck' | 'text' | 'wording' | 'addresses', string>
  >;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
  readonly policies: readonly PolicyChoice[];
  readonly zone: string;
}

/** The policy of a story that names no other: the one that the story's parser falls back to. */
const HOUSE = 'house';

export function presentStoryForm(web: Web, story: Story | null, draft: string, kept: Kept | null): StoryForm {
  const value = (name: keyof StoryForm['values'], present: string) =>
    kept?.form.fields.has(name) ? text(kept.form, name) : present;
  return {
    values: {
      title: value('title', story?.title ?? ''),
      byline: value('byline', story?.byline ?? ''),
      published: value('published', story?.published ?? ''),
      deadline: value('deadline', toLocalField(story?.deadline ?? null, web.zone)),
      policy: value('policy', story?.policy ?? HOUSE),
      blindCheck: value('blindCheck', story?.blindCheck ? 'yes' : 'no'),
      text: value('text', draft),
      wording: value('wording', 'accepted'),
      addresses: value('addresses', ''),
    },
    errors: kept?.errors ?? {},
    message: kept?.message ?? null,
    policies: web.policies,
    zone: web.zone,
  };
}
