import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Express } from 'express';
import supertest from 'supertest';
import type { Desk } from '../../src/desk/desk.ts';
import type { IntakeSettings } from '../../src/desk/intake-settings.ts';
import { loadTables } from '../../src/desk/tables.ts';
import type { Person, Role } from '../../src/verdicts/person.ts';
import { createApp } from '../../src/web/app.ts';
import { openNewDesk, PASSWORD } from './open-test-desk.ts';
import { PROJECT } from './project.ts';

export interface TestWeb {
  readonly desk: Desk;
  readonly app: Express;
  readonly address: string;
  /** Errors that were bugs: a test that expects none says so. */
  readonly bugs: unknown[];
  readonly visitor: () => Visitor;
}

export interface TestWebOptions {
  readonly intake?: Partial<IntakeSettings>;
  readonly publicUrl?: string;
  /** A data folder to begin with a copy of. */
  readonly record?: string;
}

/** Somebody with a browser's cookies and headers. */
export interface Visitor {
  readonly get: (path: string) => supertest.Test;
  /** Sends a form as a page of the desk would. */
  readonly post: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => supertest.Test;
  /** The same without saying where it came from. */
  readonly raw: (path: string) => supertest.Test;
}

/** The whole app with its protections on, on a real desk and a real port. */
export async function openTestWeb(
  test: Pick<TestContext, 'after'>,
  { intake, publicUrl, record }: TestWebOptions = {},
): Promise<TestWeb> {
  const { desk } = await openNewDesk(test, intake, record);
  const { messages, policies } = await loadTables(PROJECT);
  const bugs: unknown[] = [];
  const app = createApp({
    desk,
    messages,
    policies: [...policies.values()].map(({ id, name }) => ({ name: id, title: name })),
    zone: 'Europe/Berlin',
    log: (error) => bugs.push(error),
    ...(publicUrl && { publicUrl }),
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { desk, app, address, bugs, visitor: () => openVisitor(address) };
}

function openVisitor(address: string): Visitor {
  const agent = supertest.agent(address);
  return {
    get: (path) => agent.get(path),
    raw: (path) => agent.post(path),
    post: (path, fields) => {
      const pairs = Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one as string]),
      );
      return agent.post(path).set('Origin', address).type('form').send(new URLSearchParams(pairs).toString());
    },
  };
}

/** Sets up the first person and signs them in. */
export async function setUp(web: TestWeb, name = 'Ann Example'): Promise<Visitor> {
  const visitor = web.visitor();
  const { code } = (await web.desk.accounts.startLink())!;
  await visitor.post('/set-up', { code, name, password: PASSWORD }).expect(303);
  return visitor;
}

/** Adds somebody of this role, as the desk's administrator would, and signs them in. */
export async function joinAs(web: TestWeb, role: Role, name: string): Promise<{ person: Person; visitor: Visitor }> {
  const actor = (await web.desk.people.list()).find((one) => one.role === 'administrator')!;
  const person = await web.desk.people.add({ name, role }, { actor, key: `joins-${name.replace(/\W/g, '-')}`, version: null });
  const visitor = web.visitor();
  const { code } = await web.desk.accounts.makeLink(person.id, { actor, key: `invites-${person.id}`, version: null });
  await visitor.post('/join', { code, password: PASSWORD }).expect(303);
  return { person, visitor };
}

/** Signs in somebody who has a password. */
export function signIn(visitor: Visitor, name: string, next = '/'): supertest.Test {
  return visitor.post('/sign-in', { name, password: PASSWORD, next });
}

/** The value of a hidden field in the first form that posts to `action`. */
export function hidden(html: string, action: string, name: string): string {
  const form = html.split('<form ').find((one) => one.includes(`action="${action}"`)) ?? '';
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
}
