import { Router } from 'express';
import { text } from '../form.ts';
import { onForm } from '../middleware/read-form.ts';
import { endSession, startSession } from '../middleware/sign-in.ts';
import { refusal } from '../refusal.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

/** Who is at the desk. */
export function signInRoutes(web: Web): Router {
  const router = Router();

  router.get('/sign-in', async (req, res) => {
    const people = await web.desk.people.list();
    if (people.length === 0) return show(web, res, 'not-set-up', { title: web.say('set-up not-yet'), page: {} });
    const page = {
      people: people.map(({ id, name, role }) => ({ id, name, role: web.say(`role ${role}`) })),
      next: ownPath(req.query.next),
    };
    show(web, res, 'sign-in', { title: web.say('sign-in title'), page });
  });

  router.post(
    '/sign-in',
    onForm({ small: true }, async (form, req, res) => {
      const person = await web.desk.people.find(text(form, 'person'));
      if (!person) throw refusal('invalid', 'choose-who-you-are');
      startSession(web, req, res, person);
      res.redirect(303, ownPath(text(form, 'next')));
    }),
  );

  router.post('/sign-out', (req, res) => {
    endSession(web, req, res);
    res.redirect(303, '/sign-in');
  });

  return router;
}

/** A path of this desk, never an address elsewhere. */
function ownPath(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value)) return '/';
  return value;
}
