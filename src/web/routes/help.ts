import { Router } from 'express';
import { show } from '../render.ts';
import type { Web } from '../web.ts';

export function helpRoutes(web: Web): Router {
  const router = Router();
  router.get('/help', (_req, res) => show(web, res, 'help', { title: web.say('help title'), section: 'help', page: {} }));
  return router;
}
