import { type Request, type Response, Router } from 'express';
import type { SourceMoment } from '../../desk/sources-desk.ts';
import { actor } from '../middleware/sign-in.ts';
import { presentMoment } from '../present/times.ts';
import { refusal } from '../refusal.ts';
import type { Web } from '../web.ts';

/** A source's files: the bytes as they came, a page as it was, a PDF in the browser's own viewer. */
export function sourceFileRoutes(web: Web): Router {
  const router = Router();
  const sourceId = (req: Request) => String(req.params.source);

  router.get('/sources/:source/original', async (req, res) => {
    const { bytes, content } = await web.desk.sources.original(sourceId(req), actor(res), momentOf(req.query.version));
    // Whatever it is, it is saved and never shown: a file from outside runs nothing here.
    res.attachment(content.originalName ?? `${sourceId(req)}.txt`);
    res.set('Content-Security-Policy', "sandbox; default-src 'none'");
    res.type('application/octet-stream').send(Buffer.from(bytes));
  });

  router.get('/sources/:source/snapshot', async (req, res) => {
    const which = momentOf(req.query.version);
    const html = await web.desk.sources.snapshot(sourceId(req), actor(res), which, ({ retrieval }) =>
      retrieval
        ? web.say('snapshot notice-fetched', { url: retrieval.finalUrl, time: presentMoment(web, retrieval.at).words })
        : web.say('snapshot notice'),
    );
    res.set(
      'Content-Security-Policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    );
    res.type('html').send(html);
  });

  router.get('/sources/:source/pdf', async (req, res) => {
    const { bytes, content } = await web.desk.sources.original(sourceId(req), actor(res), momentOf(req.query.version));
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw refusal('invalid', 'not-a-pdf');
    sendPdf(res, bytes, content.originalName ?? 'source.pdf');
  });

  return router;
}

/** Browsers refuse to open their PDF viewer in a sandboxed answer, and it styles itself inline: no more than that is allowed. */
function sendPdf(res: Response, bytes: Uint8Array, name: string): void {
  res.attachment(name);
  res.set('Content-Disposition', String(res.get('Content-Disposition')).replace(/^attachment/, 'inline'));
  res.set('Content-Security-Policy', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  res.type('application/pdf').send(Buffer.from(bytes));
}

/** `found`, or the number of an earlier version from 0; else what the source says now. */
export function momentOf(value: unknown): SourceMoment {
  if (value === 'found') return 'found';
  return typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 'now';
}
