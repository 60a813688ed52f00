import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import { projectRoot } from '../project-root.ts';

const require = createRequire(import.meta.url);

/** The desk's own files. Fonts come from their packages, so that no page loads anything from elsewhere. */
export function assetRoutes(): Router {
  const router = Router();
  const fonts = { maxAge: '365d', immutable: true, index: false, fallthrough: false } as const;
  for (const family of ['inter', 'jetbrains-mono', 'source-serif-4']) {
    router.use(`/assets/fonts/${family}`, express.static(fontFolder(family), fonts));
  }
  router.use(
    '/assets',
    express.static(join(projectRoot, 'views', 'assets'), { index: false, cacheControl: false, setHeaders: revalidate }),
  );
  return router;
}

function fontFolder(family: string): string {
  return join(dirname(require.resolve(`@fontsource/${family}/package.json`)), 'files');
}

/** Answers 304 while a file is unchanged: an update is seen at once. */
function revalidate(res: express.Response): void {
  res.set('Cache-Control', 'no-cache');
}
