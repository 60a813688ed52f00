import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Express, Response } from 'express';
import type { Pages } from './present/pages.ts';
import { projectRoot } from './project-root.ts';
import type { Web } from './web.ts';

const views = join(projectRoot, 'views');

/** What the frame around every page needs. */
interface Frame {
  readonly title: string;
  readonly section: Section;
  readonly locale: string;
  readonly person: { readonly name: string; readonly role: string } | null;
  /** A fresh key for each form: sent twice, it is one act. */
  readonly key: () => string;
}

type Section = 'desk' | 'story' | 'library' | 'archive' | 'people' | 'account' | 'help' | 'none';

interface Shown<Name extends keyof Pages> {
  readonly title: string;
  readonly section?: Section;
  readonly page: Pages[Name];
  readonly status?: number;
}

/** Templates see `page`, `say` and `frame`, and nothing else: no request, no settings. */
export function useTemplates(app: Express, web: Web): void {
  app.set('views', join(views, 'pages'));
  app.set('view engine', 'ejs');
  app.set('view cache', true);
  app.engine('ejs', (path, locals, done) => {
    const { page, frame } = locals as { page: unknown; frame: Frame };
    ejs.renderFile(path, { page, frame, say: web.say }, templateOptions, done);
  });
}

/** What a partial may be given beside these three. */
const PARTIAL_LOCALS = [
  ...[
    'add',
    'badge',
    'base',
    'before',
    'edit',
    'publish',
    'errors',
    'field',
    'finding',
    'form',
    'galley',
    'head',
    'history',
    'href',
    'message',
    'panel',
    'passage',
  ],
  ...['autocomplete', 'label', 'roles'],
  ...['ask', 'query', 'short', 'talk', 'work'],
  ...['pieces', 'place', 'progress', 'proposed', 'recording', 'rule', 'state', 'time', 'verdict', 'words'],
];

const templateOptions: ejs.Options = {
  strict: true,
  _with: false,
  destructuredLocals: ['page', 'say', 'frame', ...PARTIAL_LOCALS],
  cache: true,
  views: [join(views, 'partials')],
  escape: escapeKnown,
};

/** A misspelt field would print nothing: it is a bug, and says so. NUL can't be shown and gets its sign. */
function escapeKnown(value: unknown): string {
  if (value === undefined || value === null) throw new Error('A template printed a value that is missing.');
  return ejs.escapeXML(String(value).replaceAll('\0', '␀'));
}

export function show<Name extends keyof Pages>(web: Web, res: Response, name: Name, shown: Shown<Name>): void {
  const person = res.locals.person ?? null;
  const frame: Frame = {
    title: shown.title,
    section: shown.section ?? 'none',
    locale: web.locale,
    person: person && { name: person.name, role: web.say(`role ${person.role}`) },
    key: randomUUID,
  };
  res.status(shown.status ?? 200).render(name, { page: shown.page, frame });
}
