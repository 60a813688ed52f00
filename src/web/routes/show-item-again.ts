import type { Response } from 'express';
import type { Kept } from '../middleware/answer-errors.ts';
import { actor } from '../middleware/sign-in.ts';
import type { ListQuery } from '../present/item-list.ts';
import { presentStory } from '../present/story-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

interface ItemPlace {
  readonly story: string;
  readonly item: string;
  readonly query: ListQuery;
}

/** An item's page with what was typed into one of its forms: the verdict's, or that of a published check. */
export async function showItemAgain(
  web: Web,
  res: Response,
  { story, item, query }: ItemPlace,
  typed: { readonly kept: Kept } | { readonly keptPublish: Kept },
): Promise<void> {
  const view = await web.desk.stories.view(story, actor(res));
  const repairs = await web.desk.items.repairs(view, item);
  const ask = { item, query, part: null, done: '', repairs, kept: null, keptPublish: null, ...typed };
  const page = presentStory(web, actor(res), view, ask);
  const { status } = 'kept' in typed ? typed.kept : typed.keptPublish;
  show(web, res, 'story', { title: page.panel?.title ?? page.head.title, section: 'story', status, page });
}
