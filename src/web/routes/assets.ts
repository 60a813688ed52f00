import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { projectRoot } from '../project-root.ts';

/** Fonts come from their packages, so that no page loads anything from elsewhere. */
const FONTS = Object.freeze({
  inter: import.meta.resolve('@fontsource/inter/package.json'),
  'jetbrains-mono': import.meta.resolve('@fontsource/jetbrains-mono/package.json'),
  'source-serif-4': import.meta.resolve('@fontsource/source-serif-4/package.json'),
});

/** What draws a PDF's pages in the browser: the same reader that reads their words here. */
const PDF_READER = dirname(fileURLToPath(import.meta.resolve('unpdf/pdfjs')));

/** In the order in which they go over each other; one file for browsers, so that a page asks once. */
const STYLES = ['tokens', 'frame', 'desk', 'story', 'panel', 'sources', 'report', 'pages', 'screens'];

/** The desk's own files. */
export function assetRoutes(): Router {
  const router = Router();
  const forGood = { maxAge: '365d', immutable: true, index: false, fallthrough: false } as const;
  for (const [family, manifest] of Object.entries(FONTS)) {
    router.use(`/assets/fonts/${family}`, express.static(join(dirname(fileURLToPath(manifest)), 'files'), forGood));
  }
  router.use('/assets/pdfjs', express.static(PDF_READER, { ...forGood, immutable: false, maxAge: '1d' }));
  const styles = STYLES.map((name) => readFileSync(join(projectRoot, 'views', 'styles', `${name}.css`), 'utf8')).join('\n');
  router.get('/assets/verbatim.css', (_req, res) => {
    revalidate(res);
    res.type('css').send(styles);
  });
  router.use(
    '/assets',
    express.static(join(projectRoot, 'views', 'assets'), { index: false, cacheControl: false, setHeaders: revalidate }),
  );
  return router;
}

/** Answers 304 while a file is unchanged: an update is seen at once. */
function revalidate(res: express.Response): void {
  res.set('Cache-Control', 'no-cache');
}
