import { type Request, type Response, Router } from 'express';
import { SCOPES } from '../../accounts/credentials.ts';
import { by, list, text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor, fromOf, giveToken } from '../middleware/sign-in.ts';
import { presentAccount, presentCodesOffer, type ShownOnce } from '../present/account-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** One's own account: password, codes, sessions, API tokens. */
export function accountRoutes(web: Web): Router {
  const router = Router();
  const { accounts } = web.desk;
  const back = (res: Response) => res.redirect(303, '/account');

  router.get('/account', (_req, res) => showAccount(res, null, null));

  router.post(
    '/account/password',
    onForm({ recovery }, async (form, req, res) => {
      const input = { present: text(form, 'present'), next: text(form, 'password') };
      await giveToken(web, res, await accounts.changePassword(input, by(form, actor(res)), fromOf(req)));
      await showAccount(res, { kind: 'done', words: web.say('account password-changed') }, null);
    }),
  );

  router.get('/account/codes', (_req, res) => showCodes(res, null));

  router.post(
    '/account/codes',
    onForm({ recovery: codesRecovery }, async (form, req, res) => {
      const { recovery: codes, token } = await accounts.startCodes(text(form, 'code'), by(form, actor(res)), fromOf(req));
      await giveToken(web, res, token);
      await showAccount(res, { kind: 'recovery', codes }, null);
    }),
  );

  router.post(
    '/account/codes/stop',
    onForm({ recovery }, async (form, req, res) => {
      await giveToken(web, res, await accounts.stopCodes(text(form, 'present'), by(form, actor(res)), fromOf(req)));
      back(res);
    }),
  );

  router.post(
    '/account/sessions/end',
    onForm({ recovery }, async (form, _req, res) => {
      await accounts.endSession(text(form, 'session'), by(form, actor(res)));
      back(res);
    }),
  );

  router.post(
    '/account/sessions/end-all',
    onForm({ recovery }, async (form, _req, res) => {
      await accounts.endAllSessions(by(form, actor(res)));
      res.redirect(303, '/sign-in');
    }),
  );

  router.post(
    '/account/tokens',
    onForm({ repeated: ['scopes'], recovery }, async (form, _req, res) => {
      const scopes = SCOPES.filter((scope) => list(form, 'scopes').includes(scope));
      const token = await accounts.makeToken({ name: text(form, 'name'), scopes }, by(form, actor(res)));
      await showAccount(res, { kind: 'token', token }, null);
    }),
  );

  router.post(
    '/account/tokens/revoke',
    onForm({ recovery }, async (form, _req, res) => {
      await accounts.revokeToken(text(form, 'token'), by(form, actor(res)));
      back(res);
    }),
  );

  async function showAccount(res: Response, once: ShownOnce | null, kept: Kept | null): Promise<void> {
    const person = actor(res);
    const [view, sessions] = await Promise.all([accounts.view(person), accounts.sessions(person)]);
    const page = presentAccount(web, person, { view, sessions, current: res.locals.session ?? '', once, kept });
    show(web, res, 'account', { title: web.say('account title'), section: 'account', status: kept?.status ?? 200, page });
  }

  async function showCodes(res: Response, kept: Kept | null): Promise<void> {
    const page = presentCodesOffer(await accounts.offerCodes(actor(res)), kept);
    show(web, res, 'account-codes', { title: web.say('account codes'), section: 'account', status: kept?.status ?? 200, page });
  }

  function recovery(_req: Request, res: Response): Recovery {
    return { title: web.say('account title'), back: '/account', again: (kept) => showAccount(res, null, kept) };
  }

  function codesRecovery(_req: Request, res: Response): Recovery {
    return { title: web.say('account codes'), back: '/account/codes', again: (kept) => showCodes(res, kept) };
  }

  return router;
}
