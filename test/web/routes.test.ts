import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Express } from 'express';
import type { By } from '../../src/desk/desk.ts';
import type { Person, Role } from '../../src/verdicts/person.ts';
import { FROM, PASSWORD } from '../support/open-test-desk.ts';
import { joinAs, openTestWeb, setUp, type TestWeb } from '../support/open-test-web.ts';
import { plainSourceInput } from '../support/plain-source-input.ts';
import { type RouteRow, readRouteTable } from './route-table.ts';

const DRAFT = 'The bridge opened in 1931.\n\n“It is safe today, and it will be tomorrow,” said Ines Calloway, the engineer.\n';
const STRANGER = 'stranger';
const ROLES: ReadonlyArray<Role | typeof STRANGER> = [STRANGER, 'writer', 'checker', 'senior-checker', 'editor', 'administrator'];
type Asker = (typeof ROLES)[number];

/** The lowest who may, where the object is theirs to see. */
const LOWEST: Readonly<Record<RouteRow['who'], Asker | null>> = {
  ...{ all: STRANGER, nobody: null, people: 'writer', reader: 'writer', answer: 'writer' },
  ...{ edit: 'checker', sign: 'senior-checker', keep: 'editor', admin: 'administrator' },
};

describe('every route × role × method × object', () => {
  const ends: Array<() => unknown> = [];
  let world: Awaited<ReturnType<typeof openWorld>>;
  before(async () => {
    world = await openWorld({ after: (end: unknown) => ends.push(end as () => unknown) });
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const rows = readRouteTable();

  it('has a row in the table, and no row without a route', () => {
    const named = rows.map(({ method, path }) => `${method} ${path}`);
    const routes = routesOf(world.web.app);
    const without = routes.filter((route) => !named.includes(route));
    assert.deepEqual(without, [], 'test/web/route-table.ts has to say who may use these');
    assert.deepEqual(named.toSorted(), routes.toSorted());
  });

  it('refuses whoever may not, and nothing of it is recorded', async () => {
    const recorded = await world.recorded();
    const unexpected: string[] = [];
    for (const row of rows) {
      for (const asker of ROLES) {
        for (const object of ['own', 'foreign'] as const) {
          if (object === 'foreign' ? !/:story|:source/.test(row.path) : isAllowed(row, asker)) continue;
          const answer = await world.ask(row.method, row, asker, object);
          if (!answer.refused && (row.telling || answer.status !== 400))
            unexpected.push(`${answer.status} ${row.method} ${row.path} by ${asker}, ${object}`);
        }
      }
    }
    assert.deepEqual(unexpected, []);
    assert.equal(await world.recorded(), recorded);
  });

  it('answers no other method', async () => {
    const unexpected: string[] = [];
    for (const path of new Set(rows.map((row) => row.path))) {
      const known = rows.filter((row) => row.path === path).map(({ method }) => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !known.includes(one))) {
        const row = rows.find((one) => one.path === path)!;
        const { status, refused } = await world.ask(method, { ...row, body: '' }, 'administrator', 'own');
        if (!refused && status !== 400) unexpected.push(`${status} ${method} ${path}`);
      }
    }
    assert.deepEqual(unexpected, []);
  });

  it('refuses what comes from another site, and a cookie at the API', async () => {
    for (const row of rows.filter(({ method, path }) => method === 'POST' && !path.startsWith('/api/'))) {
      for (const origin of [
        {},
        { Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'cross-site', Origin: world.web.address },
      ]) {
        const { status } = await world.ask('POST', row, 'administrator', 'own', origin);
        assert.equal(status, 403, `${row.path} with ${JSON.stringify(origin)}`);
      }
    }
    assert.equal(
      (await fetch(`${world.web.address}/api/v1/stories`, { headers: { Cookie: world.cookie('administrator') } })).status,
      401,
    );
  });

  it('refuses a token without the scope', async () => {
    const scopes = { GET: ['write', 'sign'], POST: ['read'] } as const;
    for (const row of rows.filter(({ path, who }) => path.startsWith('/api/') && who !== 'all')) {
      const bearer = await world.token('administrator', scopes[row.method as 'GET' | 'POST']);
      const { status } = await world.ask(row.method, row, 'administrator', 'own', { Authorization: `Bearer ${bearer}` });
      assert.equal(status, 403, `${row.method} ${row.path}`);
    }
  });

  it('lets in whoever may', async () => {
    const unexpected: string[] = [];
    for (const row of rows) {
      const asker = LOWEST[row.who];
      if (asker === null) continue;
      await world.signInAgain(asker);
      const { status, refused } = await world.ask(row.method, row, asker, 'own');
      if (refused && (row.telling || status !== 404)) unexpected.push(`${status} ${row.method} ${row.path} by ${asker}`);
    }
    assert.deepEqual(unexpected, []);
    assert.deepEqual(world.web.bugs, []);
  });
});

function isAllowed(row: RouteRow, asker: Asker): boolean {
  const lowest = LOWEST[row.who];
  return lowest !== null && ROLES.indexOf(asker) >= ROLES.indexOf(lowest);
}

/** "METHOD /path" of every route that the app has, in whatever router it is. */
function routesOf(app: Express): string[] {
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack);
}

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: Layer[] };
}

function walk(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return walk(handle?.stack ?? []);
    const paths = [route.path].flat();
    return Object.keys(route.methods).flatMap((method) => paths.map((path) => `${method.toUpperCase()} ${path}`));
  });
}

/** A desk with somebody of every role, a story that they see (the writer was given it), and one that only others see. */
async function openWorld(test: Parameters<typeof openTestWeb>[0]) {
  const web = await openTestWeb(test);
  await setUp(web);
  const [ann] = await web.desk.people.list();
  let forms = 0;
  const by = (actor: Person): By => ({ actor, key: `world-form-${++forms}`, version: null });
  const people = new Map<Asker, Person>();
  for (const role of ROLES) if (role !== STRANGER) people.set(role, (await joinAs(web, role, `Test ${role}`)).person);
  const { person: other } = await joinAs(web, 'checker', 'Somebody Else');
  const own = await openStory(web, by, ann!, [people.get('writer')!.id], null);
  const foreign = await openStory(web, by, other, [], other);
  const cookies = new Map<Asker, string>();
  const tokens = new Map<string, string>();

  async function signInAgain(asker: Asker): Promise<void> {
    const person = people.get(asker);
    if (!person) return;
    const answer = await web.desk.accounts.signIn({ name: person.name, password: PASSWORD }, FROM);
    cookies.set(asker, `verbatim=${answer.kind === 'signed-in' ? answer.token : ''}`);
  }

  async function token(asker: Asker, scopes: ReadonlyArray<'read' | 'write' | 'sign'>): Promise<string> {
    const key = `${asker} ${scopes}`;
    const person = people.get(asker);
    if (person && !tokens.has(key)) tokens.set(key, await web.desk.accounts.makeToken({ name: 'Test', scopes }, by(person)));
    return tokens.get(key) ?? '';
  }

  async function ask(method: string, row: RouteRow, asker: Asker, object: 'own' | 'foreign', instead?: Record<string, string>) {
    const isApi = row.path.startsWith('/api/');
    const fill = (text: string) => {
      const ids = { ...(object === 'own' ? own : foreign), import: 'none', query: 'none', proposed: 'none', format: 'json' };
      const known = { ...ids, person: people.get('writer')?.id ?? '', writer: people.get('writer')?.id ?? '' };
      return text.replace(
        /:(story|item|source|import|query|proposed|format|person|writer)/g,
        (_, name: keyof typeof known) => known[name],
      );
    };
    const key = `asked-form-${++forms}`;
    const cookie: Record<string, string> = asker === STRANGER ? {} : { Cookie: cookies.get(asker) ?? '' };
    const bearer: Record<string, string> =
      asker === STRANGER ? {} : { Authorization: `Bearer ${await token(asker, ['read', 'write', 'sign'])}` };
    const headers: Record<string, string> = isApi
      ? { ...bearer, 'Idempotency-Key': key, 'Content-Type': 'application/json', ...instead }
      : { ...cookie, 'Content-Type': 'application/x-www-form-urlencoded', ...(instead ?? { Origin: web.address }) };
    const body = isApi ? fill(row.body || '{}') : `key=${key}${row.body && `&${fill(row.body)}`}`;
    const sent = method === 'GET' ? {} : { body };
    const answer = await fetch(`${web.address}${fill(row.path)}`, { method, headers, redirect: 'manual', ...sent });
    await answer.body?.cancel();
    const toSignIn = method === 'GET' && (answer.headers.get('location') ?? '').startsWith('/sign-in');
    return { status: answer.status, refused: [401, 403, 404].includes(answer.status) || toSignIn };
  }

  /** How much was ever recorded. */
  async function recorded(): Promise<number> {
    const stories = (await web.desk.stories.list(other)).map(({ story }) => story.id);
    const lines = await Promise.all(stories.map(async (id) => (await web.desk.stories.history(id, other)).length));
    const [list, sources] = [await web.desk.people.list(), await web.desk.sources.list(other)];
    return lines.reduce((sum, count) => sum + count, JSON.stringify([list, sources]).length);
  }

  for (const asker of ROLES) await signInAgain(asker);
  return { web, ask, token, recorded, signInAgain, cookie: (asker: Asker) => cookies.get(asker) ?? '' };
}

/** With a ruled quote and a source; for everyone and these writers, or for one person alone. */
async function openStory(web: TestWeb, by: (actor: Person) => By, actor: Person, writers: string[], alone: Person | null) {
  const input = { title: 'Bridge', byline: '', published: null, deadline: null, policy: 'house' };
  const story = await web.desk.stories.open(input, DRAFT, by(actor));
  await web.desk.stories.setAccess(story, { readers: alone && [alone.id], writers }, by(actor));
  const bytes = { bytes: new TextEncoder().encode('Minutes: it is safe today.'), name: null, mediaType: 'text/plain' };
  const source = await web.desk.sources.add(plainSourceInput, bytes, 'pasted', story, by(actor));
  if (alone) await web.desk.sources.setAccess(source, [], by(actor));
  const entry = (await web.desk.stories.view(story, actor)).case.items.find((one) => one.item.kind === 'quote');
  const item = entry?.item.id ?? '';
  const ruling = { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence: [] } as const;
  await web.desk.items.rule(story, item, ruling, by(actor));
  return { story, item, source };
}
