import { Router } from 'express';
import { actor } from '../middleware/sign-in.ts';
import { presentReport } from '../present/report-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** The report for reading and printing, and its exports. */
export function reportRoutes(web: Web): Router {
  const router = Router();

  router.get('/stories/:story/report', async (req, res) => {
    const view = await web.desk.stories.view(req.params.story, actor(res));
    const page = presentReport(web, actor(res), view, await web.desk.reports.make(req.params.story, actor(res)));
    show(web, res, 'report', { title: `${web.say('story report')} · ${view.case.story.title}`, section: 'story', page });
  });

  router.get('/stories/:story/report.:format', async (req, res) => {
    const { bytes, mediaType, name } = await web.desk.reports.export(req.params.story, req.params.format, actor(res));
    res.attachment(name);
    res.set('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    res.type(mediaType).send(Buffer.from(bytes));
  });

  return router;
}
