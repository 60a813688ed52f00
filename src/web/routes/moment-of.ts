import type { Response } from 'express';
import type { StoryMoment } from '../../desk/desk.ts';
import { actor } from '../middleware/sign-in.ts';
import type { Web } from '../web.ts';

/** The story now, or as it was when `object` had the version `asOf`. */
export function momentOf(web: Web, story: string, object: string, asOf: number | null, res: Response): Promise<StoryMoment> {
  const { stories } = web.desk;
  return asOf === null ? stories.view(story, actor(res)) : stories.asOf(story, object, asOf, actor(res));
}
