import { type Request, type Response, Router } from 'express';
import { by, text } from '../form.ts';
import type { Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentChanges } from '../present/changes-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { checkAgain } from './imports.ts';
import { momentOf } from './source-files.ts';
import { arrivedIn } from './source-form.ts';

/** A source over time: fetched again, compared with what it said before, replaced by a better copy. */
export function sourceVersionRoutes(web: Web): Router {
  const router = Router();
  const sourceId = (req: Request) => String(req.params.source);
  const recovery =
    (key: string) =>
    (req: Request): Recovery => ({ title: web.say(key), back: `/sources/${sourceId(req)}` });

  router.post(
    '/sources/:source/fetch-again',
    onForm({ recovery: recovery('source fetch-again') }, (form, req, res) => checkAgain(web, [sourceId(req)], null, form, res)),
  );

  router.post(
    '/stories/:story/sources/check',
    onForm({}, async (form, req, res) => {
      const story = String(req.params.story);
      const view = await web.desk.stories.view(story, actor(res));
      const fetchable = view.sources.filter(({ source }) => source.retrieval ?? source.url).map(({ source }) => source.id);
      await checkAgain(web, fetchable, story, form, res);
    }),
  );

  router.post(
    '/library/check',
    onForm({}, async (form, _req, res) => {
      const all = await web.desk.sources.list(actor(res));
      await checkAgain(
        web,
        all.filter(({ source }) => source.retrieval).map(({ source }) => source.id),
        null,
        form,
        res,
      );
    }),
  );

  router.get('/sources/:source/changes', async (req, res) => {
    const id = sourceId(req);
    const view = await web.desk.sources.view(id, actor(res));
    const { source } = view;
    const older =
      req.query.old === undefined ? (source.check?.found ? 'now' : source.versions.length - 1) : momentOf(req.query.old);
    const newer = req.query.new === undefined && source.check?.found ? 'found' : momentOf(req.query.new);
    const [before, after] = await Promise.all([older, newer].map((which) => web.desk.sources.words(id, which, actor(res))));
    const page = presentChanges(web, actor(res), view, { older, newer, before: before?.text ?? '', after: after?.text ?? '' });
    show(web, res, 'changes', { title: `${web.say('changes title')} · ${source.title}`, section: 'library', page });
  });

  router.post(
    '/sources/:source/adopt',
    onForm({ recovery: recovery('changes adopt') }, async (form, req, res) => {
      await web.desk.sources.adopt(sourceId(req), by(form, actor(res)));
      res.redirect(303, `/sources/${sourceId(req)}`);
    }),
  );

  router.post(
    '/sources/:source/replace',
    onForm({ recovery: replaceRecovery }, async (form, req, res) => {
      await web.desk.sources.replace(sourceId(req), arrivedIn(form), text(form, 'note').trim(), by(form, actor(res)));
      res.redirect(303, `/sources/${sourceId(req)}#versions`);
    }),
  );

  function replaceRecovery(req: Request, res: Response): Recovery {
    const id = sourceId(req);
    const theirs = async () => ({ version: (await web.desk.sources.view(id, actor(res))).version, values: {} });
    return { title: web.say('source replace'), back: `/sources/${id}`, theirs };
  }

  return router;
}
