import { type Request, type Response, Router } from 'express';
import { by, text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentStorySources } from '../present/source-pages.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { importFrom } from './imports.ts';
import { MOST_FILES } from './source-form.ts';

/** The sources of one story: added, attached from the library, detached. */
export function storySourceRoutes(web: Web): Router {
  const router = Router();
  const storyId = (req: Request) => String(req.params.story);
  const path = (req: Request) => `/stories/${storyId(req)}/sources`;

  router.get('/stories/:story/sources', (req, res) =>
    showSources(storyId(req), res, null, typeof req.query.proposed === 'string' ? req.query.proposed : null),
  );

  router.post(
    '/stories/:story/sources',
    onForm({ recovery: addRecovery, files: { file: MOST_FILES } }, (form, req, res) => importFrom(web, form, storyId(req), res)),
  );

  router.post(
    '/stories/:story/sources/attach',
    onForm({ recovery }, async (form, req, res) => {
      await web.desk.sources.attach(storyId(req), text(form, 'source'), by(form, actor(res)));
      res.redirect(303, path(req));
    }),
  );

  router.post(
    '/stories/:story/sources/detach',
    onForm({ recovery }, async (form, req, res) => {
      await web.desk.sources.detach(storyId(req), text(form, 'source'), by(form, actor(res)));
      res.redirect(303, path(req));
    }),
  );

  async function showSources(story: string, res: Response, kept: Kept | null, answered: string | null): Promise<void> {
    const view = await web.desk.stories.view(story, actor(res));
    const page = presentStorySources(web, actor(res), view, await web.desk.sources.list(actor(res)), kept, answered);
    const title = `${web.say('story sources')} · ${view.case.story.title}`;
    show(web, res, 'story-sources', { title, section: 'story', status: kept?.status ?? 200, page });
  }

  function addRecovery(req: Request, res: Response): Recovery {
    const story = storyId(req);
    return {
      title: web.say('source add'),
      back: path(req),
      again: (kept) => showSources(story, res, kept, text(kept.form, 'proposed') || null),
    };
  }

  function recovery(req: Request, res: Response): Recovery {
    const story = storyId(req);
    const theirs = async () => ({ version: (await web.desk.stories.view(story, actor(res))).versions.sources ?? 0, values: {} });
    return { title: web.say('story sources'), back: path(req), theirs };
  }

  return router;
}
