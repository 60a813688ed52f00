import { type Request, type Response, Router } from 'express';
import { text } from '../form.ts';
import { type Kept, showError } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { fromOf, startSession } from '../middleware/sign-in.ts';
import { refusal } from '../refusal.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** A one-time link of an administrator's: its person chooses a password. */
export function joinRoutes(web: Web): Router {
  const router = Router();

  router.get('/join', (req, res) => showForm(res, typeof req.query.code === 'string' ? req.query.code : '', null));

  router.post(
    '/join',
    onForm({ small: true, recovery }, async (form, req, res) => {
      const input = { name: '', password: text(form, 'password') };
      await startSession(web, req, res, await web.desk.accounts.useLink(text(form, 'code'), input, fromOf(req)));
      res.redirect(303, '/');
    }),
  );

  function recovery(_req: Request, res: Response) {
    return { title: web.say('join title'), back: '/sign-in', again: (kept: Kept) => showAgain(res, kept) };
  }

  /** A link that is over by now has no form. */
  async function showAgain(res: Response, kept: Kept): Promise<void> {
    const code = text(kept.form, 'code');
    if (await web.desk.accounts.openLink(code)) return showForm(res, code, kept);
    showError(web, res, kept.status, kept.message);
  }

  async function showForm(res: Response, code: string, kept: Kept | null): Promise<void> {
    const link = await web.desk.accounts.openLink(code);
    if (!link?.person) throw refusal('not-found', 'link-over');
    const page = { code, name: link.person.name, errors: kept?.errors ?? {}, message: kept?.message ?? null };
    show(web, res, 'join', { title: web.say('join title'), status: kept?.status ?? 200, page });
  }

  return router;
}
