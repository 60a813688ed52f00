import { Router } from 'express';
import { by } from '../form.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentDesk } from '../present/desk-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** All stories, and the demo. */
export function deskRoutes(web: Web): Router {
  const router = Router();

  router.get('/', async (req, res) => {
    const page = presentDesk(web, actor(res), await web.desk.stories.list(actor(res)), req.query.show);
    show(web, res, 'desk', { title: web.say('desk title'), section: 'desk', page });
  });

  router.post(
    '/demo',
    onForm({}, async (form, _req, res) => {
      const story = await web.desk.stories.openDemo(by(form, actor(res)));
      res.redirect(303, `/stories/${story}`);
    }),
  );

  return router;
}
