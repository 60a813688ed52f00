import { type Request, type Response, Router } from 'express';
import { parsePersonInput } from '../../verdicts/person.ts';
import { by, pick, text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { type LinkView, presentPeople, presentPerson } from '../present/people-page.ts';
import { refusal } from '../refusal.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** Who works at the desk; an administrator invites them, gives them a role, and says goodbye. */
export function peopleRoutes(web: Web): Router {
  const router = Router();
  const personId = (req: Request) => String(req.params.person);

  router.get('/people', (_req, res) => showPeople(res, null, null));

  // The link is shown by the answer itself and nowhere else: an address that shows it would have to hold it.
  router.post(
    '/people',
    onForm({ recovery: addRecovery }, async (form, req, res) => {
      const made = by(form, actor(res));
      const person = await web.desk.people.add(parsePersonInput(pick(form, 'name', 'role')), made);
      await showPeople(res, await linkFor(req, person.id, { ...made, key: `${made.key}-link` }), null);
    }),
  );

  router.get('/people/:person', (req, res) => showPerson(personId(req), res, null));

  router.post(
    '/people/:person',
    onForm({ recovery }, async (form, req, res) => {
      const { role } = parsePersonInput({ name: 'any', role: text(form, 'role') });
      await web.desk.people.change(personId(req), { role, disabled: text(form, 'disabled') === 'yes' }, by(form, actor(res)));
      res.redirect(303, '/people');
    }),
  );

  router.post(
    '/people/:person/link',
    onForm({ recovery }, async (form, req, res) => {
      await showPeople(res, await linkFor(req, personId(req), by(form, actor(res))), null);
    }),
  );

  async function linkFor(req: Request, id: string, made: ReturnType<typeof by>): Promise<LinkView> {
    const { code, person } = await web.desk.accounts.makeLink(id, made);
    const origin = web.publicUrl ?? `http://${req.get('host') ?? ''}`;
    return { name: person?.name ?? '', url: `${origin}/join?code=${code}` };
  }

  async function showPeople(res: Response, link: LinkView | null, kept: Kept | null): Promise<void> {
    const page = presentPeople(web, actor(res), await web.desk.people.list(), link, kept);
    show(web, res, 'people', { title: web.say('people title'), section: 'people', status: kept?.status ?? 200, page });
  }

  async function showPerson(id: string, res: Response, kept: Kept | null): Promise<void> {
    const person = await web.desk.people.find(id);
    if (!person) throw refusal('not-found', 'no-such-page');
    const page = presentPerson(web, actor(res), person, kept);
    show(web, res, 'person', { title: person.name, section: 'people', status: kept?.status ?? 200, page });
  }

  function addRecovery(_req: Request, res: Response): Recovery {
    return { title: web.say('people add'), back: '/people', again: (kept) => showPeople(res, null, kept) };
  }

  function recovery(req: Request, res: Response): Recovery {
    const id = personId(req);
    return { title: web.say('person change'), back: `/people/${id}`, again: (kept) => showPerson(id, res, kept) };
  }

  return router;
}
