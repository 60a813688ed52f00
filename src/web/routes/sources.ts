import { type Request, type Response, Router } from 'express';
import { parseSourceInput } from '../../documents/source.ts';
import { by } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentReader } from '../present/reader.ts';
import { presentLibrary, presentSourceForm } from '../present/source-pages.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { describedBy, sourceText } from './source-form.ts';
import { wholeOf } from './whole-of.ts';

/** The library that stories share, and the reader of one source. */
export function sourceRoutes(web: Web): Router {
  const router = Router();
  const sourceId = (req: Request) => String(req.params.source);

  router.get('/sources', async (req, res) => {
    const words = typeof req.query.q === 'string' ? req.query.q.slice(0, 200) : '';
    const page = presentLibrary(web, actor(res), await web.desk.sources.list(actor(res)), words);
    show(web, res, 'library', { title: web.say('library title'), section: 'library', page });
  });

  router.get('/sources/new', (_req, res) => showNew(res, null));

  router.post(
    '/sources',
    onForm({ recovery: newRecovery }, async (form, _req, res) => {
      const { words, origin } = sourceText(form);
      const id = await web.desk.sources.add(parseSourceInput(describedBy(form)), words, origin, null, by(form, actor(res)));
      res.redirect(303, `/sources/${id}`);
    }),
  );

  router.get('/sources/:source', (req, res) => showReader(sourceId(req), req, res, null));

  router.post(
    '/sources/:source',
    onForm({ recovery: changeRecovery }, async (form, req, res) => {
      await web.desk.sources.change(sourceId(req), parseSourceInput(describedBy(form)), by(form, actor(res)));
      res.redirect(303, `/sources/${sourceId(req)}`);
    }),
  );

  router.get('/sources/:source/original', async (req, res) => {
    const { bytes, name } = await web.desk.sources.original(sourceId(req), actor(res));
    // Whatever it is, it is saved and never shown: a file from outside runs nothing here.
    res.attachment(name);
    res.set('Content-Security-Policy', "sandbox; default-src 'none'");
    res.type('application/octet-stream').send(Buffer.from(bytes));
  });

  function showNew(res: Response, kept: Kept | null): void {
    const page = presentSourceForm(null, kept);
    show(web, res, 'new-source', { title: web.say('source add'), section: 'library', status: kept?.status ?? 200, page });
  }

  function newRecovery(_req: Request, res: Response): Recovery {
    return { title: web.say('source add'), back: '/sources/new', again: async (kept) => showNew(res, kept) };
  }

  async function showReader(id: string, req: Request, res: Response, kept: Kept | null): Promise<void> {
    const view = await web.desk.sources.view(id, actor(res));
    const [start, end] = [wholeOf(req.query.start), wholeOf(req.query.end)];
    const passage = start !== null && end !== null ? { start, end } : null;
    const page = presentReader(web, actor(res), view, { passage, part: wholeOf(req.query.part), kept });
    show(web, res, 'reader', { title: view.source.title, section: 'library', status: kept?.status ?? 200, page });
  }

  function changeRecovery(req: Request, res: Response): Recovery {
    const id = sourceId(req);
    return {
      title: web.say('source change'),
      back: `/sources/${id}`,
      again: (kept) => showReader(id, req, res, kept),
      theirs: async () => {
        const view = await web.desk.sources.view(id, actor(res));
        return { version: view.version, values: presentSourceForm(view.source, null).values };
      },
    };
  }

  return router;
}
