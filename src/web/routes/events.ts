import { Router } from 'express';
import { actor } from '../middleware/sign-in.ts';
import type { Web } from '../web.ts';
import { tellChanges } from './tell-changes.ts';

/** Tells open pages of a story that it changed or that matching moved on; the page then fetches itself. */
export function eventRoutes(web: Web): Router {
  const router = Router();

  router.get('/stories/:story/events', async (req, res) => {
    const { story } = req.params;
    await web.desk.stories.view(story, actor(res));
    tellChanges(web, res, (change) => change.kind === 'story' && change.story === story);
  });

  return router;
}
