import { type Request, type Response, Router } from 'express';
import { by } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { importHref, presentArchive, presentImports } from '../present/archive-page.ts';
import { parseArchiveQuery } from '../present/archive-query.ts';
import { refusal } from '../refusal.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** The archive of past checks, and files of other desks' checks brought into it. */
export function archiveRoutes(web: Web): Router {
  const router = Router();

  router.get('/archive', async (req, res) => {
    const [checks, imports] = await Promise.all([web.desk.archive.list(actor(res)), web.desk.archive.imports()]);
    const page = presentArchive(web, actor(res), { checks, imports }, parseArchiveQuery(req.query));
    show(web, res, 'archive', { title: web.say('archive title'), section: 'archive', page });
  });

  router.get('/archive/imports', (_req, res) => showImports(res, null, null));

  router.get('/archive/imports/:import', async (req: Request, res) => {
    const id = String(req.params.import);
    if (!(await web.desk.archive.imports()).some((one) => one.id === id)) throw refusal('not-found', 'no-such-page');
    await showImports(res, id, null);
  });

  router.post(
    '/archive/imports',
    onForm({ recovery }, async (form, _req, res) => {
      if (!form.file || form.file.bytes.length === 0) throw refusal('invalid', 'import-empty', undefined, 'file');
      res.redirect(303, importHref(await web.desk.archive.importChecks(form.file, by(form, actor(res)))));
    }),
  );

  async function showImports(res: Response, done: string | null, kept: Kept | null): Promise<void> {
    const [imports, people] = await Promise.all([web.desk.archive.imports(), web.desk.people.list()]);
    const page = presentImports(web, actor(res), { imports, people, done }, kept);
    show(web, res, 'archive-import', {
      title: web.say('archive import'),
      section: 'archive',
      status: kept?.status ?? 200,
      page,
    });
  }

  function recovery(_req: Request, res: Response): Recovery {
    return { title: web.say('archive import'), back: '/archive/imports', again: (kept) => showImports(res, null, kept) };
  }

  return router;
}
