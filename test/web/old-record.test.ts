import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSWORD } from '../support/open-test-desk.ts';
import { openTestWeb } from '../support/open-test-web.ts';
import { PROJECT } from '../support/project.ts';

// Written by the first version: before passwords, access, drafts with moved sentences, blind checks, queries and renewed sources.
const RECORD = join(PROJECT, 'test/fixtures/old-desk');
const STORY = '803ec16381c1';

test('a record of the first version opens, shows all of it on every page, and goes on', async (t) => {
  const web = await openTestWeb(t, { record: RECORD });
  const admin = web.visitor();
  const { code, person } = (await web.desk.accounts.startLink())!;
  assert.equal(person?.name, 'Test Administrator');
  await admin.post('/join', { code, password: PASSWORD }).expect(303);

  const story = `/stories/${STORY}`;
  await web.desk.reports.make(STORY, person);
  const pages = ['', '/items/c1', '/items/q2', '/items/c3', '/sources', '/queries', '/reading', '/report', '/history', '/proof'];
  for (const path of ['/', '/sources', '/sources/ae56ad733643', '/people', '/archive', ...pages.map((page) => `${story}${page}`)])
    await admin.get(path).expect(200);
  const report = await web.desk.reports.make(STORY, person);
  for (const format of web.desk.reports.formats)
    if (!web.desk.reports.obstacle(format, report)) await web.desk.reports.export(STORY, format, person);
  const quote = (await admin.get(`${story}/items/q2`)).text;
  assert.match(quote, /state-words">re-check/);
  assert.match(quote, /She said “now”\./);
  assert.match((await admin.get(`${story}/items/c1`)).text, /Signed off by Test editor 1/);

  const verdict = { key: 'rules-on-the-old', version: '', ruling: 'stands', rating: 'accurate', note: '' };
  await admin.post(`${story}/items/q2/verdict`, verdict).expect(303);
  const { case: after } = await web.desk.stories.view(STORY, person);
  assert.deepEqual(
    after.items.find(({ item }) => item.id === 'q2')?.verdicts.map(({ ruling }) => ruling),
    ['change', 'stands'],
  );
  assert.deepEqual(web.bugs, []);
});
