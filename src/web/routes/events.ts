import { type Request, type Response, Router } from 'express';
import { actor } from '../middleware/sign-in.ts';
import { presentPresence } from '../present/presence-view.ts';
import type { Web } from '../web.ts';

/** In milliseconds: proxies close a stream that is silent for a minute. */
const HEARTBEAT = 25_000;

/** Tells open pages of a story that it changed or that matching moved on (the page then fetches itself), and who else is here. */
export function eventRoutes(web: Web): Router {
  const router = Router();

  router.get('/stories/:story/events', async (req, res) => {
    const { story } = req.params;
    const person = actor(res);
    const view = await web.desk.stories.view(story, person);
    const numbers = new Map(view.case.items.map(({ item }, index) => [item.id, index]));
    open(res);
    const tellPresence = () => {
      const here = presentPresence(web, web.presence.others(story, person.id), story, numbers);
      res.write(`event: presence\ndata: ${JSON.stringify(here)}\n\n`);
    };
    const ends = [
      web.desk.subscribe((change) => {
        if (change.kind === 'story' && change.story === story) res.write('event: changed\ndata: {}\n\n');
      }),
      web.presence.subscribe((where) => where === story && tellPresence()),
      web.presence.arrive(story, { person, item: itemOf(req, numbers) }),
    ];
    const beat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT);
    beat.unref();
    res.on('close', () => {
      clearInterval(beat);
      for (const end of ends) end();
    });
  });

  return router;
}

function open(res: Response): void {
  res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  res.write('retry: 3000\n\n');
}

function itemOf(req: Request, known: ReadonlyMap<string, number>): string | null {
  const { item } = req.query;
  return typeof item === 'string' && known.has(item) ? item : null;
}
