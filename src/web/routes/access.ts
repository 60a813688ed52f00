import { type Request, type Response, Router } from 'express';
import { by, type Form, list, text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentSourceAccess, presentStoryAccess } from '../present/access-page.ts';
import { presentHead } from '../present/story-head.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** Who sees a story; who sees a confidential source. */
export function accessRoutes(web: Web): Router {
  const router = Router();
  const storyId = (req: Request) => String(req.params.story);
  const sourceId = (req: Request) => String(req.params.source);
  const repeated = ['readers', 'writers'];

  router.get('/stories/:story/access', (req, res) => showStory(storyId(req), res, null));

  router.post(
    '/stories/:story/access',
    onForm({ repeated, recovery: storyRecovery }, async (form, req, res) => {
      const access = { readers: readersOf(form), writers: list(form, 'writers') };
      await web.desk.stories.setAccess(storyId(req), access, by(form, actor(res)));
      res.redirect(303, `/stories/${storyId(req)}/access`);
    }),
  );

  router.get('/sources/:source/access', (req, res) => showSource(sourceId(req), res, null));

  router.post(
    '/sources/:source/access',
    onForm({ repeated, recovery: sourceRecovery }, async (form, req, res) => {
      await web.desk.sources.setAccess(sourceId(req), readersOf(form), by(form, actor(res)));
      res.redirect(303, `/sources/${sourceId(req)}`);
    }),
  );

  async function showStory(id: string, res: Response, kept: Kept | null): Promise<void> {
    const view = await web.desk.stories.view(id, actor(res));
    const parts = { people: view.people, viewer: actor(res), version: view.versions.access ?? 0, kept };
    const page = presentStoryAccess(web, view.case, presentHead(web, actor(res), view, 'details'), parts);
    const title = `${web.say('access story')} · ${view.case.story.title}`;
    show(web, res, 'access', { title, section: 'story', status: kept?.status ?? 200, page });
  }

  async function showSource(id: string, res: Response, kept: Kept | null): Promise<void> {
    const { source, version } = await web.desk.sources.view(id, actor(res));
    const page = presentSourceAccess(web, source, { people: await web.desk.people.list(), viewer: actor(res), version, kept });
    show(web, res, 'access', { title: page.title, section: 'library', status: kept?.status ?? 200, page });
  }

  function storyRecovery(req: Request, res: Response): Recovery {
    const id = storyId(req);
    return { title: web.say('access story'), back: `/stories/${id}/access`, again: (kept) => showStory(id, res, kept) };
  }

  function sourceRecovery(req: Request, res: Response): Recovery {
    const id = sourceId(req);
    return { title: web.say('access change'), back: `/sources/${id}/access`, again: (kept) => showSource(id, res, kept) };
  }

  return router;
}

function readersOf(form: Form): readonly string[] | null {
  return text(form, 'open') === 'named' ? list(form, 'readers') : null;
}
