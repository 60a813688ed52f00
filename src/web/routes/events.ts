import { type Request, Router } from 'express';
import type { DeskChange } from '../../desk/desk.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentPresence } from '../present/presence-view.ts';
import type { Web } from '../web.ts';
import { tellChanges } from './tell-changes.ts';

/** Tells open pages of a story that it changed or that matching moved on (the page then fetches itself), and who else is here. */
export function eventRoutes(web: Web): Router {
  const router = Router();

  router.get('/stories/:story/events', async (req, res) => {
    const { story } = req.params;
    const person = actor(res);
    const view = await web.desk.stories.view(story, person);
    const numbers = new Map(view.case.items.map(({ item }, index) => [item.id, index]));
    const concerns = (change: DeskChange) => change.kind === 'story' && change.story === story;
    tellChanges(web, res, concerns, () => web.desk.stories.look(story, person));
    const tellPresence = () => {
      const here = presentPresence(web, web.presence.others(story, person.id), story, numbers);
      res.write(`event: presence\ndata: ${JSON.stringify(here)}\n\n`);
    };
    const stop = web.presence.subscribe((where) => {
      if (where === story) tellPresence();
    });
    const leave = web.presence.arrive(story, { person, item: itemOf(req, numbers) });
    res.on('close', () => {
      stop();
      leave();
    });
  });

  return router;
}

function itemOf(req: Request, known: ReadonlyMap<string, number>): string | null {
  const { item } = req.query;
  return typeof item === 'string' && known.has(item) ? item : null;
}
