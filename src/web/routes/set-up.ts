import { type Request, type Response, Router } from 'express';
import { pick, text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { fromOf, startSession } from '../middleware/sign-in.ts';
import { refusal } from '../refusal.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** The first person, by the one-time link that the desk printed. Afterwards there is nothing here. */
export function setUpRoutes(web: Web): Router {
  const router = Router();

  router.use('/set-up', async (_req, _res, next) => {
    if ((await web.desk.people.list()).length > 0) throw refusal('not-found', 'set-up-already');
    next();
  });

  router.get('/set-up', async (req, res) => {
    const { code } = req.query;
    if (typeof code !== 'string') return showClosed(res, 200, null);
    if ((await web.desk.accounts.openLink(code)) === null) return showClosed(res, 403, web.say('refusal set-up-link-wrong'));
    showForm(res, code, null);
  });

  router.post(
    '/set-up',
    onForm({ small: true, recovery }, async (form, req, res) => {
      await startSession(
        web,
        req,
        res,
        await web.desk.accounts.useLink(text(form, 'code'), pick(form, 'name', 'password'), fromOf(req)),
      );
      res.redirect(303, '/');
    }),
  );

  function recovery(_req: Request, res: Response) {
    const again = async (kept: Kept) => showForm(res, text(kept.form, 'code'), kept);
    return { title: web.say('set-up title'), back: '/set-up', again };
  }

  function showClosed(res: Response, status: number, message: string | null): void {
    show(web, res, 'not-set-up', { title: web.say('set-up not-yet'), status, page: { message } });
  }

  function showForm(res: Response, code: string, kept: Kept | null): void {
    const page = { code, name: kept ? text(kept.form, 'name') : '', errors: kept?.errors ?? {}, message: kept?.message ?? null };
    show(web, res, 'set-up', { title: web.say('set-up title'), status: kept?.status ?? 200, page });
  }

  return router;
}
