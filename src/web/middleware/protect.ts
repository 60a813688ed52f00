import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { refusal } from '../refusal.ts';

/** Headers of every answer. Nothing but the desk's own files may load, run, frame or receive a form. */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        mediaSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['verbatim-page'],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // Browsers honour these two on trustworthy origins only, and plain http on a local network is none.
    originAgentCluster: secure,
  });
}

/** Pages and answers hold the work of the desk: no cache keeps them. Files with their own rule say so later. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

/**
 * A form from another site is refused: by what the browser says of it, else by its origin (browsers say nothing of the site
 * on plain http outside localhost). Where neither is told, it is refused too.
 */
export function sameOrigin(publicUrl: string | null): RequestHandler {
  return (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    const site = req.get('sec-fetch-site');
    const own = publicUrl ?? `http://${req.get('host') ?? ''}`;
    const isOwn = site === undefined ? req.get('origin') === own : site === 'same-origin';
    next(isOwn ? undefined : refusal('forbidden', 'other-site'));
  };
}
