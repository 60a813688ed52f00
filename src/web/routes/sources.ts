import { type Request, type Response, Router } from 'express';
import { contentAt } from '../../desk/source-moment.ts';
import type { SourceMoment } from '../../desk/sources-desk.ts';
import { parseSourceInput, type Source } from '../../documents/source.ts';
import { by } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor, openTo } from '../middleware/sign-in.ts';
import { libraryPart, parseLibraryQuery, presentLibrary } from '../present/library-page.ts';
import { presentReader } from '../present/reader.ts';
import { presentSourceForm } from '../present/source-form.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { importFrom } from './imports.ts';
import { momentOf } from './source-files.ts';
import { describedBy, MOST_FILES } from './source-form.ts';
import { wholeOf } from './whole-of.ts';

/** The library that stories share, and the reader of one source. */
export function sourceRoutes(web: Web): Router {
  const router = Router();
  const sourceId = (req: Request) => String(req.params.source);

  router.get('/sources', async (req, res) => {
    const query = parseLibraryQuery(req.query);
    const all = await web.desk.sources.list(actor(res));
    const found = query.q === '' ? all : await web.desk.sources.search(query.q, actor(res));
    const stopped = await web.desk.imports.stopped(actor(res));
    const from = wholeOf(req.query.from) ?? 0;
    const part = libraryPart(found, query, from);
    const excerpts = query.q === '' ? new Map() : await web.desk.sources.excerpts(part.shown, query.q);
    const page = presentLibrary(web, actor(res), { all, part, excerpts, stopped }, query, from);
    show(web, res, 'library', { title: web.say('library title'), section: 'library', page });
  });

  router.get('/sources/new', openTo('edit-story'), (_req, res) => showNew(res, null));

  router.post(
    '/sources',
    onForm({ recovery: newRecovery, files: { file: MOST_FILES } }, (form, _req, res) => importFrom(web, form, null, res)),
  );

  router.get('/sources/:source', (req, res) => showReader(sourceId(req), req, res, null));

  router.post(
    '/sources/:source',
    onForm({ recovery: changeRecovery }, async (form, req, res) => {
      await web.desk.sources.change(sourceId(req), parseSourceInput(describedBy(form)), by(form, actor(res)));
      res.redirect(303, `/sources/${sourceId(req)}`);
    }),
  );

  function showNew(res: Response, kept: Kept | null): void {
    const page = presentSourceForm(null, kept);
    show(web, res, 'new-source', { title: web.say('source add'), section: 'library', status: kept?.status ?? 200, page });
  }

  function newRecovery(_req: Request, res: Response): Recovery {
    return { title: web.say('source add'), back: '/sources/new', again: async (kept) => showNew(res, kept) };
  }

  async function showReader(id: string, req: Request, res: Response, kept: Kept | null): Promise<void> {
    const view = await web.desk.sources.view(id, actor(res));
    const which = askedMoment(view.source, req);
    const content = contentAt(view.source, which);
    const document = which === 'now' ? view.document : await web.desk.sources.words(id, which, actor(res));
    const [start, end] = [wholeOf(req.query.start), wholeOf(req.query.end)];
    const passage = start !== null && end !== null ? { start, end } : null;
    const ask = { passage, part: wholeOf(req.query.part), kept, which, content, document };
    const page = presentReader(web, actor(res), view, ask);
    show(web, res, 'reader', { title: view.source.title, section: 'library', status: kept?.status ?? 200, page });
  }

  function changeRecovery(req: Request, res: Response): Recovery {
    const id = sourceId(req);
    return {
      title: web.say('source change'),
      back: `/sources/${id}`,
      again: (kept) => showReader(id, req, res, kept),
      theirs: async (asOf) => {
        const view = await web.desk.sources.view(id, actor(res));
        const source = asOf === null ? view.source : await web.desk.sources.asOf(id, asOf, actor(res));
        return { version: view.version, values: presentSourceForm(source, null).values };
      },
    };
  }

  return router;
}

/** By its number, or by the text (the first digits of its SHA-256) that a verdict was given on. */
function askedMoment(source: Source, req: Request): SourceMoment {
  const { text } = req.query;
  if (typeof text !== 'string' || source.text.startsWith(text)) return momentOf(req.query.version);
  const index = source.versions.findIndex((version) => version.text.startsWith(text));
  return index < 0 ? 'now' : index;
}
