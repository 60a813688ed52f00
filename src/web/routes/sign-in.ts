import { type Request, type Response, Router } from 'express';
import type { CodeNeeded, SignedIn } from '../../desk/accounts/accounts.ts';
import { pick, text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { endSession, fromOf, startSession } from '../middleware/sign-in.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** Name and password, then a code where there is one; and the way out. */
export function signInRoutes(web: Web): Router {
  const router = Router();

  router.get('/sign-in', async (req, res) => {
    if ((await web.desk.people.list()).length === 0)
      return show(web, res, 'not-set-up', { title: web.say('set-up not-yet'), page: { message: null } });
    showForm(res, { name: '', next: ownPath(req.query.next) }, null);
  });

  router.post(
    '/sign-in',
    onForm({ small: true, recovery }, async (form, req, res) => {
      const answer = await web.desk.accounts.signIn(pick(form, 'name', 'password'), fromOf(req));
      await goOn(req, res, answer, ownPath(text(form, 'next')));
    }),
  );

  router.post(
    '/sign-in/code',
    onForm({ small: true, recovery: codeRecovery }, async (form, req, res) => {
      const answer = await web.desk.accounts.answer(text(form, 'challenge'), text(form, 'code'), fromOf(req));
      await goOn(req, res, answer, ownPath(text(form, 'next')));
    }),
  );

  router.post('/sign-out', async (req, res) => {
    await endSession(web, req, res);
    res.set('Clear-Site-Data', '"cache", "storage"');
    res.redirect(303, '/sign-in');
  });

  async function goOn(req: Request, res: Response, answer: SignedIn | CodeNeeded, next: string): Promise<void> {
    if (answer.kind === 'code-needed') return showCode(res, { challenge: answer.challenge, next }, null);
    await startSession(web, req, res, answer);
    res.redirect(303, next);
  }

  function recovery(_req: Request, res: Response) {
    const again = async (kept: Kept) =>
      showForm(res, { name: text(kept.form, 'name'), next: ownPath(text(kept.form, 'next')) }, kept);
    return { title: web.say('sign-in title'), back: '/sign-in', again };
  }

  function codeRecovery(_req: Request, res: Response) {
    const again = async (kept: Kept) =>
      showCode(res, { challenge: text(kept.form, 'challenge'), next: ownPath(text(kept.form, 'next')) }, kept);
    return { title: web.say('sign-in code-title'), back: '/sign-in', again };
  }

  function showForm(res: Response, filled: { name: string; next: string }, kept: Kept | null): void {
    const page = { ...filled, errors: kept?.errors ?? {}, message: kept?.message ?? null };
    show(web, res, 'sign-in', { title: web.say('sign-in title'), status: kept?.status ?? 200, page });
  }

  function showCode(res: Response, sent: { challenge: string; next: string }, kept: Kept | null): void {
    const page = { ...sent, errors: kept?.errors ?? {}, message: kept?.message ?? null };
    show(web, res, 'sign-in-code', { title: web.say('sign-in code-title'), status: kept?.status ?? 200, page });
  }

  return router;
}

/** A path of this desk, never an address elsewhere. */
function ownPath(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value)) return '/';
  return value;
}
