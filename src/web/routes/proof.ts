import { type Request, type Response, Router } from 'express';
import { draftWords } from '../../desk/read-draft-file.ts';
import type { Proof } from '../../desk/work-desk.ts';
import { by, type Form, text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentProof } from '../present/proof-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { draftOf } from './draft-of.ts';

/** "Changed since checked": a text is compared with what was signed, and nothing is kept of it unless asked. */
export function proofRoutes(web: Web): Router {
  const router = Router();
  const storyId = (req: Request) => String(req.params.story);

  router.get('/stories/:story/proof', (req, res) => showProof(storyId(req), res, null, null));

  router.post(
    '/stories/:story/proof',
    onForm({ recovery }, async (form, req, res) => {
      await showProof(storyId(req), res, await proofOf(form, req, res), null);
    }),
  );

  router.post(
    '/stories/:story/proof/record',
    onForm({ recovery }, async (form, req, res) => {
      await web.desk.work.recordProof(storyId(req), text(form, 'text'), by(form, actor(res)));
      res.redirect(303, `/stories/${storyId(req)}/history`);
    }),
  );

  async function proofOf(form: Form, req: Request, res: Response): Promise<Proof> {
    const { words } = draftWords(await draftOf(web, form));
    return web.desk.work.prove(storyId(req), words, actor(res));
  }

  async function showProof(story: string, res: Response, proof: Proof | null, kept: Kept | null): Promise<void> {
    const view = await web.desk.stories.view(story, actor(res));
    const page = presentProof(web, actor(res), view, proof, kept);
    const title = `${web.say('story proof')} · ${view.case.story.title}`;
    show(web, res, 'proof', { title, section: 'story', status: kept?.status ?? 200, page });
  }

  function recovery(req: Request, res: Response): Recovery {
    const story = storyId(req);
    return { title: web.say('story proof'), back: `/stories/${story}/proof`, again: (kept) => showProof(story, res, null, kept) };
  }

  return router;
}
