import { type Request, type Response, Router } from 'express';
import type { ImportOrder, ImportView } from '../../desk/sources-desk.ts';
import { by, type Form, text } from '../form.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentImport } from '../present/import-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { ordersOf } from './source-form.ts';
import { tellChanges } from './tell-changes.ts';

/** In milliseconds: most files are read in this, and no page is needed that says so. */
const PATIENCE = 1_500;

/** How far an import is, while pages and files are fetched and read. */
export function importRoutes(web: Web): Router {
  const router = Router();
  const idOf = (req: Request) => String(req.params.import);

  router.get('/imports/:import', async (req, res) => {
    const view = await web.desk.imports.view(idOf(req), actor(res));
    const place = placeOf(view);
    if (place) return res.redirect(303, place);
    const title = web.say(`import ${view.purpose}-title`);
    show(web, res, 'import', { title, section: 'library', page: presentImport(web, view) });
  });

  router.get('/imports/:import/events', async (req, res) => {
    const { id } = await web.desk.imports.view(idOf(req), actor(res));
    tellChanges(web, res, (change) => change.kind === 'import' && change.import === id);
  });

  router.post(
    '/imports/:import/cancel',
    onForm({}, async (form, req, res) => {
      const stopped = await web.desk.imports.stopped(actor(res));
      await web.desk.imports.cancel(idOf(req), by(form, actor(res)));
      res.redirect(303, stopped.some(({ id }) => id === idOf(req)) ? '/sources' : `/imports/${idOf(req)}`);
    }),
  );

  return router;
}

/** Brings in what the form holds; quick ones lead to what they brought, slow ones to the page that waits for them. */
export async function importFrom(web: Web, form: Form, story: string | null, res: Response): Promise<void> {
  const proposed = text(form, 'proposed');
  const [first, ...others] = ordersOf(form);
  const orders = [proposed === '' ? first! : { ...first!, proposed }, ...others];
  const id = await web.desk.imports.add(orders, story, by(form, actor(res)));
  await redirectToImport(web, id, res);
}

/** The sources that came with a new story; they are brought in while it is read. */
export async function importInto(
  web: Web,
  orders: readonly ImportOrder[],
  story: string,
  form: Form,
  res: Response,
): Promise<void> {
  const source = by(form, actor(res));
  const id = await web.desk.imports.add(orders, story, { ...source, key: `${source.key}-sources` });
  const view = await web.desk.imports.settled(id, PATIENCE, actor(res)).catch(() => null);
  res.redirect(303, view && placeOf(view) ? `/stories/${story}` : `/imports/${id}`);
}

export async function checkAgain(
  web: Web,
  sources: readonly string[],
  story: string | null,
  form: Form,
  res: Response,
): Promise<void> {
  const id = await web.desk.imports.check(sources, story, by(form, actor(res)));
  await redirectToImport(web, id, res);
}

async function redirectToImport(web: Web, id: string, res: Response): Promise<void> {
  const view = await web.desk.imports.settled(id, PATIENCE, actor(res));
  res.redirect(303, placeOf(view) ?? `/imports/${id}`);
}

/** Where its result is, once there is nothing left to tell. */
function placeOf({ running, entries, story, purpose }: ImportView): string | null {
  const [first] = entries;
  if (running || !first || entries.some(({ state }) => state !== 'done')) return null;
  if (purpose === 'check') return entries.length === 1 ? `/sources/${first.source}#check` : null;
  if (story !== null) return `/stories/${story}/sources`;
  return entries.length === 1 ? `/sources/${first.source}` : '/sources';
}
