import { type Request, type Response, Router } from 'express';
import type { Span } from '../../text/span.ts';
import { by, type Form, text, whole } from '../form.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentReading } from '../present/reading-page.ts';
import { refusal } from '../refusal.ts';
import { show } from '../render.ts';
import type { Web } from '../web.ts';
import { wholeOf } from './whole-of.ts';

/** The last reading: the whole story, and the marks on what holds nothing to check. */
export function readingRoutes(web: Web): Router {
  const router = Router();
  const storyId = (req: Request) => String(req.params.story);

  router.get('/stories/:story/reading', (req, res) => showReading(req, res));

  router.post(
    '/stories/:story/reading',
    onForm({ recovery: (req) => ({ title: web.say('story reading'), back: `/stories/${storyId(req)}/reading` }) }, mark),
  );

  async function showReading(req: Request, res: Response): Promise<void> {
    const view = await web.desk.stories.view(storyId(req), actor(res));
    const coverage = await web.desk.work.reading(storyId(req), actor(res));
    const page = presentReading(web, actor(res), view, coverage, wholeOf(req.query.part) ?? 1);
    show(web, res, 'reading', { title: `${web.say('story reading')} · ${view.case.story.title}`, section: 'story', page });
  }

  async function mark(form: Form, req: Request, res: Response): Promise<void> {
    const clears = text(form, 'clear') !== '';
    const span = spanOf(text(form, clears ? 'clear' : 'mark'));
    const input = { draft: whole(form, 'draft') ?? 0, spans: [span] };
    const act = clears ? web.desk.work.clearNoClaim : web.desk.work.markNoClaim;
    await act(storyId(req), input, by(form, actor(res)));
    const part = whole(form, 'part') ?? 1;
    res.redirect(303, `/stories/${storyId(req)}/reading${part > 1 ? `?part=${part}` : ''}#after-${span.end}`);
  }

  return router;
}

/** Buttons name a stretch as `start-end`. */
function spanOf(value: string): Span {
  const read = /^(\d{1,9})-(\d{1,9})$/.exec(value);
  if (!read) throw refusal('invalid', 'stretch-unknown');
  return { start: Number(read[1]), end: Number(read[2]) };
}
