import { type Response, Router } from 'express';
import { parsePersonInput } from '../../verdicts/person.ts';
import { by, pick } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentPeople } from '../present/people-page.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** Who works at the desk. */
export function peopleRoutes(web: Web): Router {
  const router = Router();

  router.get('/people', (_req, res) => showPeople(res, null));

  router.post(
    '/people',
    onForm({ recovery }, async (form, _req, res) => {
      await web.desk.people.add(parsePersonInput(pick(form, 'name', 'role')), by(form, actor(res)));
      res.redirect(303, '/people');
    }),
  );

  async function showPeople(res: Response, kept: Kept | null): Promise<void> {
    const page = presentPeople(web, actor(res), await web.desk.people.list(), kept);
    show(web, res, 'people', { title: web.say('people title'), section: 'people', status: kept?.status ?? 200, page });
  }

  function recovery(_req: unknown, res: Response): Recovery {
    return { title: web.say('people add'), back: '/people', again: (kept) => showPeople(res, kept) };
  }

  return router;
}
