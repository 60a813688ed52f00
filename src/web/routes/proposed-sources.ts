import { type Request, type Response, Router } from 'express';
import { by, text } from '../form.ts';
import type { Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentOtherWording } from '../present/wording-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { importFrom } from './imports.ts';

/** What came with a draft: its proposed sources, fetched, answered or dismissed; and its other wording. */
export function proposedSourceRoutes(web: Web): Router {
  const router = Router();
  const storyId = (req: Request) => String(req.params.story);
  const back = (req: Request) => `/stories/${storyId(req)}/sources#proposed-title`;

  router.post(
    '/stories/:story/proposed/:proposed/fetch',
    onForm({ recovery }, async (form, req, res) => {
      const fields = new Map([...form.fields, ['proposed', String(req.params.proposed)]]);
      await importFrom(web, { ...form, fields }, storyId(req), res);
    }),
  );

  router.post(
    '/stories/:story/proposed/:proposed/attach',
    onForm({ recovery }, async (form, req, res) => {
      const { proposed } = req.params;
      await web.desk.stories.takeProposed(storyId(req), String(proposed), text(form, 'source'), by(form, actor(res)));
      res.redirect(303, back(req));
    }),
  );

  router.post(
    '/stories/:story/proposed/:proposed/dismiss',
    onForm({ recovery }, async (form, req, res) => {
      const reason = text(form, 'reason').trim();
      await web.desk.stories.dismissProposed(storyId(req), String(req.params.proposed), reason, by(form, actor(res)));
      res.redirect(303, back(req));
    }),
  );

  router.get('/stories/:story/wording', async (req, res) => {
    const view = await web.desk.stories.view(storyId(req), actor(res));
    const other = await web.desk.stories.otherWording(storyId(req), actor(res));
    const page = presentOtherWording(web, actor(res), view, other);
    show(web, res, 'wording', { title: `${page.title} · ${view.case.story.title}`, section: 'story', page });
  });

  function recovery(req: Request, res: Response): Recovery {
    const story = storyId(req);
    const id = String(req.params.proposed);
    const theirs = async () => ({ version: (await web.desk.stories.view(story, actor(res))).versions[id] ?? 0, values: {} });
    return { title: web.say('proposed title'), back: back(req), theirs };
  }

  return router;
}
