import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { createPasswordHasher } from '../../src/accounts/password-hasher.ts';
import type { SecurityEvent } from '../../src/accounts/security-event.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { pictureFold } from '../../src/desk/picture.ts';
import { loadTables } from '../../src/desk/tables.ts';
import { backupFolder } from '../../src/store/backup-folder.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { FROM, PASSWORD } from '../support/open-test-desk.ts';
import { PROJECT } from '../support/project.ts';
import { tempFolder } from '../support/temp-folder.ts';

const HOUR = 3_600_000;

test('a right password opens a session, a wrong one and an unknown name get the same answer', async (t) => {
  const { desk, ann, events } = await openDesk(t);
  const { token } = await signedIn(desk, 'ann  EXAMPLE');
  assert.equal((await desk.accounts.session(token))?.person.id, ann.id);
  const refusals = [];
  for (const name of ['Ann Example', 'Nobody\r\n\u202eKnown'])
    refusals.push(await desk.accounts.signIn({ name, password: 'not this one' }, FROM).catch((error: Error) => error.message));
  assert.equal(refusals[0], refusals[1]);
  assert.equal(events.filter(({ what }) => what === 'sign-in-refused').length, 2);
});

test('a session outlives a restart, and ends when it is idle or old', async (t) => {
  const { desk, reopen, wait } = await openDesk(t);
  const { token } = await signedIn(desk);
  const again = await reopen();
  wait(11 * HOUR);
  assert.ok(await again.accounts.session(token), 'after a restart and a shift');
  for (let hours = 11; hours < 7 * 24; hours += 11) {
    assert.ok(await again.accounts.session(token), `after ${hours} hours`);
    wait(11 * HOUR);
  }
  assert.equal(await again.accounts.session(token), null, 'after a week');
  const { token: idle } = await signedIn(again);
  wait(13 * HOUR);
  assert.equal(await again.accounts.session(idle), null, 'after an idle night');
});

test('a new role and leaving end every session at once; a token and a link of theirs open nothing', async (t) => {
  const { desk, ann, invite } = await openDesk(t);
  const ben = await invite('Ben Example', 'checker');
  const by = (key: string) => ({ actor: ann, key, version: null });
  await desk.people.change(ben.person.id, { role: 'editor', disabled: false }, by('ben-is-promoted'));
  assert.equal(await desk.accounts.session(ben.token), null);
  const { token, person } = await signedIn(desk, 'Ben Example');
  assert.equal(person.role, 'editor');
  const api = await desk.accounts.makeToken(
    { name: 'Script', scopes: ['read'] },
    { actor: person, key: 'makes-a-token', version: null },
  );
  const link = await desk.accounts.makeLink(person.id, by('link-for-ben'));
  await desk.people.change(person.id, { role: 'editor', disabled: true }, by('ben-leaves'));
  assert.equal(await desk.accounts.session(token), null);
  assert.equal(await desk.accounts.bearer(api, FROM), null);
  assert.equal(await desk.accounts.openLink(link.code), null);
  await assert.rejects(signedIn(desk, 'Ben Example'), { code: 'forbidden' });
  await assert.rejects(desk.people.change(ann.id, { role: 'editor', disabled: false }, by('last-one')), { code: 'invalid' });
});

test('a link opens once, and not after it has expired', async (t) => {
  const { desk, ann, wait } = await openDesk(t);
  const ben = await desk.people.add({ name: 'Ben Example', role: 'checker' }, { actor: ann, key: 'ben-comes', version: null });
  const link = async (key: string) => (await desk.accounts.makeLink(ben.id, { actor: ann, key, version: null })).code;
  const first = await link('first-link');
  const second = await link('second-link');
  assert.equal(await desk.accounts.openLink(first), null, 'a newer link ends the older');
  const twice = [0, 1].map(() => desk.accounts.useLink(second, { name: '', password: PASSWORD }, FROM));
  assert.deepEqual((await Promise.allSettled(twice)).map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const late = await link('third-link');
  wait(25 * HOUR);
  await assert.rejects(desk.accounts.useLink(late, { name: '', password: PASSWORD }, FROM), { code: 'forbidden' });
});

test('passwords that are tried first are refused, long and odd ones are taken', async (t) => {
  const { desk, ann } = await openDesk(t);
  let forms = 0;
  const change = async (next: string) => {
    const by = { actor: ann, key: `password-form-${++forms}`, version: null };
    await desk.accounts.changePassword({ present: PASSWORD, next }, by, FROM);
  };
  for (const weak of ['short7!', 'password1', 'QWERTYUIOP', 'iloveyou1', 'Ann Example', 'verbatim2026', 'x'.repeat(257)])
    await assert.rejects(change(weak), { code: 'invalid' }, weak);
  await assert.rejects(
    desk.accounts.changePassword({ present: 'a guess', next: PASSWORD }, { actor: ann, key: 'x', version: null }, FROM),
    {
      code: 'invalid',
    },
  );
  const long = `${'ünïcode 🦜 '.repeat(10)}${' '.repeat(3)}`;
  await change(long);
  await assert.rejects(signedIn(desk), { code: 'forbidden' });
  assert.equal((await signedIn(desk, 'Ann Example', long)).kind, 'signed-in');
});

test('a changed password ends every session but a new one', async (t) => {
  const { desk, ann } = await openDesk(t);
  const { token: elsewhere } = await signedIn(desk);
  const by = { actor: ann, key: 'a-new-password', version: null };
  const token = await desk.accounts.changePassword({ present: PASSWORD, next: 'another heron, another bridge' }, by, FROM);
  assert.equal(await desk.accounts.session(elsewhere), null);
  assert.ok(await desk.accounts.session(token));
  assert.equal((await desk.accounts.sessions(ann)).length, 1);
});

test('with an authenticator each code and each recovery code opens once, in its time', async (t) => {
  const { desk, ann, wait, now } = await openDesk(t);
  const { secret } = await desk.accounts.offerCodes(ann);
  const codeAt = (time: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: time });
  const by = { actor: ann, key: 'starts-codes', version: null };
  await assert.rejects(desk.accounts.startCodes('000000', by, FROM), { code: 'invalid' });
  const { recovery } = await desk.accounts.startCodes(codeAt(now()), by, FROM);
  wait(90_000);
  const answer = async (code: string) => {
    const step = await desk.accounts.signIn({ name: 'Ann Example', password: PASSWORD }, FROM);
    assert.equal(step.kind, 'code-needed');
    return desk.accounts.answer(step.kind === 'code-needed' ? step.challenge : '', code, FROM);
  };
  const wrong = { code: 'forbidden' };
  await assert.rejects(answer(codeAt(now() - 90_000)), wrong, 'three steps old');
  const both = [answer(codeAt(now() - 30_000)), answer(codeAt(now() - 30_000))];
  assert.deepEqual((await Promise.allSettled(both)).map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await answer(codeAt(now()))).kind, 'signed-in');
  assert.equal((await answer(recovery[0]!.toUpperCase().replace('-', ' '))).kind, 'signed-in');
  await assert.rejects(answer(recovery[0]!), wrong);
  assert.equal((await desk.accounts.view(ann)).recoveryLeft, recovery.length - 1);
  const challenge = await desk.accounts.signIn({ name: 'Ann Example', password: PASSWORD }, FROM);
  wait(6 * 60_000);
  await assert.rejects(
    desk.accounts.answer(challenge.kind === 'code-needed' ? challenge.challenge : '', codeAt(now()), FROM),
    wrong,
  );
});

test('guessing is slowed down for one address without keeping others out', async (t) => {
  const { desk } = await openDesk(t);
  const guess = (address: string) => desk.accounts.signIn({ name: 'Ann Example', password: 'a wrong guess' }, { ...FROM, address });
  for (let tries = 0; tries < 10; tries++) await assert.rejects(guess('192.0.2.66'), { code: 'forbidden' });
  await assert.rejects(guess('192.0.2.66'), { code: 'too-many' });
  assert.equal((await signedIn(desk)).kind, 'signed-in', 'from elsewhere');
});

test('no password, code, token or hash of one is in the journal, a picture or a readable file; a backup has them', async (t) => {
  const { desk, ann, folder } = await openDesk(t);
  const token = await desk.accounts.makeToken(
    { name: 'Script', scopes: ['read'] },
    { actor: ann, key: 'makes-a-token', version: null },
  );
  assert.equal((await desk.accounts.bearer(token, FROM))?.person.id, ann.id);
  const journal = await readFile(join(folder, 'journal', 'desk.jsonl'), 'utf8');
  assert.match(journal, /credential-changed/);
  for (const secret of [PASSWORD, 'argon2', token]) assert.ok(!journal.includes(secret), secret);
  const secrets = JSON.parse(await readFile(join(folder, 'credentials.json'), 'utf8'));
  assert.ok(!JSON.stringify(secrets).includes(token));
  assert.match(JSON.stringify(secrets), /\$argon2id\$/);
  for (const name of ['credentials.json', 'sessions.json']) assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
  await backupFolder(folder, join(folder, 'copy'));
  const copied = await readdir(join(folder, 'copy'));
  assert.ok(copied.includes('credentials.json') && !copied.includes('sessions.json'));
});

test('people of an old record have no password: an administrator gets a link at the start and signs in', async (t) => {
  const folder = await tempFolder(t, () => close());
  const old = await openLowdbStore({ folder, fold: pictureFold });
  const person = { id: 'old-admin', name: 'Old Hand', role: 'administrator' };
  const change = { action: 'person-added', object: 'people', payload: { person } };
  await old.append({
    stream: 'desk',
    actor: 'old-admin',
    key: 'long-ago-1',
    at: '2026-01-01T00:00:00.000Z',
    expected: {},
    changes: [change],
  });
  await old.close();
  const { desk: today, close } = await openFolder(folder, () => Date.now());
  const link = await today.accounts.startLink();
  assert.equal(link?.person?.name, 'Old Hand');
  assert.equal((await today.accounts.useLink(link?.code ?? '', { name: '', password: PASSWORD }, FROM)).person.disabled, false);
  assert.equal(await today.accounts.startLink(), null);
});

test('hashing runs two at a time, lets a few wait, and refuses the rest', async () => {
  const hasher = createPasswordHasher({ memoryCost: 8, timeCost: 1 });
  const many = await Promise.allSettled(Array.from({ length: 40 }, () => hasher.hash('any password')));
  assert.equal(many.filter(({ status }) => status === 'fulfilled').length, 18);
  assert.equal((await hasher.hash('and afterwards')).startsWith('$argon2id$'), true);
});

async function signedIn(desk: Desk, name = 'Ann Example', password = PASSWORD) {
  const answer = await desk.accounts.signIn({ name, password }, FROM);
  assert.equal(answer.kind, 'signed-in');
  return answer as Extract<typeof answer, { kind: 'signed-in' }>;
}

async function openFolder(folder: string, now: () => number, events: SecurityEvent[] = []) {
  const store = await openLowdbStore({ folder, fold: pictureFold });
  const passwords = createPasswordHasher({ memoryCost: 8, timeCost: 1 });
  const desk = createDesk({
    ...{ store, passwords, tables: await loadTables(PROJECT) },
    clock: () => new Date(now()),
    log: (event) => events.push(event),
  });
  let closing: Promise<void> | null = null;
  return { desk, close: () => (closing ??= desk.close()) };
}

/** A desk with its administrator Ann, and a clock of its own. */
async function openDesk(t: TestContext) {
  const folder = await tempFolder(t, () => close());
  let time = Date.parse('2026-03-02T08:00:00Z');
  const now = () => time;
  const events: SecurityEvent[] = [];
  let { desk, close } = await openFolder(folder, now, events);
  const { code } = (await desk.accounts.startLink())!;
  const { person: ann } = await desk.accounts.useLink(code, { name: 'Ann Example', password: PASSWORD }, FROM);
  const invite = async (name: string, role: 'checker' | 'editor') => {
    const by = { actor: ann, key: `invites-${name}`, version: null };
    const { id } = await desk.people.add({ name, role }, by);
    const link = await desk.accounts.makeLink(id, { ...by, key: `${by.key}-link` });
    return desk.accounts.useLink(link.code, { name: '', password: PASSWORD }, FROM);
  };
  const reopen = async () => {
    await close();
    ({ desk, close } = await openFolder(folder, now, events));
    return desk;
  };
  return { desk, ann, folder, events, invite, reopen, now, wait: (milliseconds: number) => (time += milliseconds) };
}
