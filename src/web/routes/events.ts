import { Router } from 'express';
import { actor } from '../middleware/sign-in.ts';
import type { Web } from '../web.ts';

/** In milliseconds: proxies close a stream that is silent for a minute. */
const HEARTBEAT = 25_000;

/** Tells open pages of a story that it changed or that matching moved on; the page then fetches itself. */
export function eventRoutes(web: Web): Router {
  const router = Router();

  router.get('/stories/:story/events', async (req, res) => {
    const { story } = req.params;
    await web.desk.stories.view(story, actor(res));
    res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    res.flushHeaders();
    res.write('retry: 3000\n\n');
    const stop = web.desk.subscribe((change) => {
      if (change.kind === 'story' && change.story === story) res.write('event: changed\ndata: {}\n\n');
    });
    const beat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT);
    beat.unref();
    res.on('close', () => {
      clearInterval(beat);
      stop();
    });
  });

  return router;
}
