import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { by, text } from '../form.ts';
import type { Recovery } from '../middleware/answer-errors.ts';
import { onForm } from '../middleware/read-form.ts';
import { actor } from '../middleware/sign-in.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';

/** The recording beside a source: uploaded, played in parts, taken away. */
export function sourceMediaRoutes(web: Web): Router {
  const router = Router();
  const sourceId = (req: Request) => String(req.params.source);

  router.post(
    '/sources/:source/media',
    onForm({ recovery, keepFile: (pieces, person) => web.desk.sources.stageMedia(pieces, person) }, async (form, req, res) => {
      const isTakenAway = text(form, 'take-away') !== '';
      if (!isTakenAway && !form.file?.staged) throw refusal('invalid', 'recording-missing', undefined, 'file');
      const staged = isTakenAway || !form.file?.staged ? null : { ...form.file.staged, name: form.file.name };
      await web.desk.sources.setMedia(sourceId(req), staged, by(form, actor(res)));
      res.redirect(303, `/sources/${sourceId(req)}#recording`);
    }),
  );

  // Express answers HEAD by this too, without the bytes.
  router.get('/sources/:source/media', async (req, res) => {
    const { size, mediaType, file, pieces } = await web.desk.sources.media(sourceId(req), actor(res));
    res.set({ 'Accept-Ranges': 'bytes', ETag: `"${file}"`, 'Content-Security-Policy': "sandbox; default-src 'none'" });
    const range = rangeOf(req, size, `"${file}"`);
    if (range === 'outside') {
      res.status(416).set('Content-Range', `bytes */${size}`).end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: size };
    if (range) res.status(206).set('Content-Range', `bytes ${start}-${end - 1}/${size}`);
    res.set({ 'Content-Type': mediaType, 'Content-Length': String(end - start) });
    if (req.method === 'HEAD') res.end();
    else await pipeline(Readable.from(pieces(start, end)), res).catch(stoppedListening);
  });

  function recovery(req: Request, res: Response): Recovery {
    const id = sourceId(req);
    const theirs = async () => ({ version: (await web.desk.sources.view(id, actor(res))).version, values: {} });
    return { title: web.say('media title'), back: `/sources/${id}`, theirs };
  }

  return router;
}

/** The first range that is asked for, half-open; null for the whole, which is also the answer to several or unreadable ones. */
function rangeOf(req: Request, size: number, tag: string): { start: number; end: number } | 'outside' | null {
  const condition = req.get('if-range');
  if (condition !== undefined && condition !== tag) return null;
  const ranges = req.range(size, { combine: true });
  if (ranges === -1) return 'outside';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  const [range] = ranges;
  return range ? { start: range.start, end: range.end + 1 } : null;
}

/** A browser that has heard enough closes the line. */
function stoppedListening(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
}
