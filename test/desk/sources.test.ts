import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SourceInput } from '../../src/documents/source.ts';
import { BESIDE_LIMITS } from '../../src/intake/fetch-beside.ts';
import { article } from '../support/article.ts';
import { openDeskIn, openTestDesk, type TestDesk } from '../support/open-test-desk.ts';
import { servePages } from '../support/serve-pages.ts';

const BLANK: SourceInput = { title: '', author: '', publisher: '', published: null, url: null, standing: null, notes: '' };

async function fetched(setting: TestDesk, url: string) {
  const actor = await setting.person('checker');
  const id = await setting.desk.imports.add([{ input: BLANK, url }], null, setting.by(actor));
  const { entries } = await setting.desk.imports.settled(id, null, actor);
  return { actor, id: entries[0]?.source ?? '' };
}

const textBytes = (text: string) => new TextEncoder().encode(text);
const upload = (text: string, name: string) =>
  ({ text: { bytes: textBytes(text), name, mediaType: null }, origin: 'uploaded', retrieval: null }) as const;

test('a page is kept with its bytes, where it came from, and what it says of itself', async (t) => {
  const pages = await servePages(t);
  const page = article('Boats counted twice', 'The survey found 412 boats in the harbour, one more than the year before.');
  pages.put('/boats', page);
  pages.put('/old', (_, response) => void response.writeHead(301, { location: '/boats', 'set-cookie': 'id=1' }).end());
  const setting = await openTestDesk(t, pages.intake);
  const { id, actor } = await fetched(setting, pages.address('/old'));
  const { source, document } = await setting.desk.sources.view(id, actor);
  assert.equal(source.title, 'Boats counted twice');
  assert.deepEqual([source.author, source.publisher, source.origin], ['Ann Example', 'The Ledger', 'fetched']);
  assert.equal(source.standing, 'secondary');
  assert.match(document.text, /412 boats/);
  assert.deepEqual(source.retrieval?.redirects, [pages.address('/old')]);
  assert.equal(source.retrieval?.finalUrl, pages.address('/boats'));
  assert.equal(source.retrieval?.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(Buffer.from((await setting.desk.sources.original(id, actor)).bytes).toString(), page);
});

test('a fetched page is kept with its pictures and styles, by the rules that hold for pages', async (t) => {
  const pages = await servePages(t);
  const asked: string[] = [];
  const put = (path: string, type: string, body: Buffer | string) =>
    pages.put(path, (_, response) => {
      asked.push(path);
      response.setHeader('content-type', type).end(body);
    });
  put('/look.css', 'text/css; charset=utf-8', 'p { color: teal }');
  put('/boats.png', 'image/png', 'picture');
  put('/not.png', 'text/html', '<script>alert(1)</script>');
  put('/large.png', 'image/png', Buffer.alloc(BESIDE_LIMITS.fileBytes + 1));
  put('/counter.gif', 'image/gif', 'x');
  const looks = `<link rel="stylesheet" href="/look.css"><img src="boats.png" alt="boats"><img src="/not.png"><img src="/large.png">
    <img src="/counter.gif" width="1" height="1"><img src="/gone.png"><img src="http://169.254.169.254/a.png"><img src="boats.png">`;
  pages.put('/a', `${article('Boats', 'The survey found 412 boats in the harbour.')}${looks}`);
  const setting = await openTestDesk(t, pages.intake);
  const { id, actor } = await fetched(setting, pages.address('/a'));
  assert.deepEqual(asked.sort(), ['/boats.png', '/large.png', '/look.css', '/not.png']);
  const copy = await setting.desk.sources.snapshot(id, actor, 'now', () => 'copy');
  assert.match(copy, /p \{ color: teal \}/);
  assert.deepEqual(
    copy.match(/<img[^>]*src=[^>]*>/g),
    Array(2)
      .fill('')
      .map((_, index) => `<img${index === 0 ? ' alt="boats"' : ''} src="data:image/png;base64,cGljdHVyZQ==">`),
  );
});

test('of a fetch that is refused nothing is kept, and the refusal says what to do', async (t) => {
  const pages = await servePages(t);
  const setting = await openTestDesk(t, pages.intake);
  await assert.rejects(fetched(setting, pages.address('/nowhere')), { code: 'invalid', message: /save it and upload the file/ });
  await assert.rejects(fetched(setting, 'http://169.254.169.254/'), { code: 'forbidden', message: /private network/ });
  assert.equal((await setting.desk.sources.list(await setting.person('administrator'))).length, 0);
});

test('several files come in one import; a bad one costs itself only', async (t) => {
  const setting = await openTestDesk(t);
  const actor = await setting.person('checker');
  const orders = ['One.', '', 'Three.'].map((text, index) => ({ input: BLANK, arrived: upload(text, `${index + 1}.txt`) }));
  const form = setting.by(actor);
  const id = await setting.desk.imports.add(orders, null, form);
  const { entries } = await setting.desk.imports.settled(id, null, actor);
  assert.deepEqual(
    entries.map(({ state, name }) => [state, name]),
    [
      ['done', '1.txt'],
      ['failed', '2.txt'],
      ['done', '3.txt'],
    ],
  );
  assert.equal(await setting.desk.imports.add(orders, null, form), id, 'the same form is the same import');
  assert.equal((await setting.desk.sources.list(actor)).length, 2);
});

test('an import is cancelled in the middle of a page, and is seen by its owner alone', async (t) => {
  const pages = await servePages(t);
  const asked = new Promise<void>((resolve) => pages.put('/slow', (_, response) => resolve(void response.write('<p>'))));
  const setting = await openTestDesk(t, pages.intake);
  const actor = await setting.person('checker');
  const id = await setting.desk.imports.add([{ input: BLANK, url: pages.address('/slow') }], null, setting.by(actor));
  await asked;
  assert.equal((await setting.desk.imports.view(id, actor)).running, true);
  const other = await setting.person('administrator');
  await assert.rejects(setting.desk.imports.view(id, other), { code: 'not-found' });
  await setting.desk.imports.cancel(id, setting.by(actor));
  const { entries, running } = await setting.desk.imports.settled(id, null, actor);
  assert.deepEqual([entries[0]?.state, running], ['cancelled', false]);
  assert.equal((await setting.desk.sources.list(actor)).length, 0);
});

test('an import that a restart broke off is told to its owner, with what was typed, until it is put away', async (t) => {
  const pages = await servePages(t);
  const asked = new Promise<void>((resolve) => pages.put('/slow', (_, response) => resolve(void response.write('<p>'))));
  pages.put('/other', (_, response) => void response.write('<p>'));
  const setting = await openTestDesk(t, pages.intake);
  const actor = await setting.person('checker');
  const input = { ...BLANK, title: 'Harbour count', notes: 'page 2' };
  const orders = [
    { input: BLANK, arrived: upload('One.', '1.txt') },
    { input, url: pages.address('/slow'), confidential: true },
  ];
  const form = setting.by(actor);
  const id = await setting.desk.imports.add(orders, null, form);
  const second = await setting.desk.imports.add([{ input, url: pages.address('/other') }], null, setting.by(actor));
  await asked;
  await setting.desk.close();

  const desk = await openDeskIn(setting.folder, pages.intake);
  const { entries, running } = await desk.imports.view(id, actor);
  assert.equal(running, false);
  assert.deepEqual(
    entries.map(({ state, typed }) => [state, typed?.url, typed?.input.title, typed?.confidential]),
    [
      ['done', null, '', false],
      ['stopped', pages.address('/slow'), 'Harbour count', true],
    ],
  );
  const other = await setting.person('administrator');
  assert.deepEqual(await desk.imports.stopped(other), []);
  await assert.rejects(desk.imports.view(id, other), { code: 'not-found' });

  pages.put('/slow', article('Boats', 'The survey found 412 boats.'));
  assert.equal(await desk.imports.add(orders, null, form), id);
  await desk.imports.settled(id, null, actor);
  assert.deepEqual(
    (await desk.sources.list(actor)).map(({ source }) => source.title),
    ['1.txt', 'Harbour count'],
  );
  const left = await desk.imports.stopped(actor);
  assert.deepEqual(
    left.map((one) => one.id),
    [second],
  );
  await desk.imports.cancel(second, setting.by(actor));
  assert.deepEqual(await desk.imports.stopped(actor), []);
  await desk.close();
});

test('a damaged note of unfinished imports stops no page', async (t) => {
  const setting = await openTestDesk(t);
  const actor = await setting.person('checker');
  await writeFile(join(setting.folder, 'unfinished-imports.json'), 'torn');
  assert.deepEqual(await setting.desk.imports.stopped(actor), []);
  const id = await setting.desk.imports.add([{ input: BLANK, arrived: upload('One.', '1.txt') }], null, setting.by(actor));
  assert.equal((await setting.desk.imports.settled(id, null, actor)).entries[0]?.state, 'done');
});

test('fetched again: the same, changed, gone; the words change only when somebody takes the new ones', async (t) => {
  const pages = await servePages(t);
  pages.put('/a', article('Boats', 'The survey found 412 boats in the harbour.'));
  const setting = await openTestDesk(t, pages.intake);
  const { id, actor } = await fetched(setting, pages.address('/a'));
  const again = async () => {
    const job = await setting.desk.imports.check([id], null, setting.by(actor));
    return (await setting.desk.imports.settled(job, null, actor)).entries[0]?.outcome;
  };
  assert.equal(await again(), 'same');
  pages.put('/a', article('Boats', 'The survey found 413 boats in the harbour.'));
  assert.equal(await again(), 'changed');
  assert.match((await setting.desk.sources.view(id, actor)).document.text, /412 boats/);
  assert.match((await setting.desk.sources.words(id, 'found', actor)).text, /413 boats/);
  await setting.desk.sources.adopt(id, setting.by(actor));
  assert.match((await setting.desk.sources.view(id, actor)).document.text, /413 boats/);
  assert.match((await setting.desk.sources.words(id, 0, actor)).text, /412 boats/);
  pages.put('/a', null);
  assert.equal(await again(), 'gone');
  assert.match((await setting.desk.sources.view(id, actor)).document.text, /413 boats/);
});

test('a better copy takes the place, findings follow it, and the evidence of a verdict stays as it was', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const actor = await setting.person('checker');
  const input = { title: 'Count', byline: '', published: null, deadline: null, policy: 'house' };
  const story = await desk.stories.open(input, '“We counted every boat twice,” said Mara Quill.', by(actor));
  const words = textBytes('MARA QUILL: We counted every boat twice.');
  const source = await desk.sources.add(
    { ...BLANK, title: 'Notes' },
    { bytes: words, name: null, mediaType: null },
    'pasted',
    story,
    by(actor),
  );
  const item = (await desk.stories.view(story, actor)).case.items[0]?.item.id ?? '';
  const evidence = [{ source, start: 12, end: 40 }];
  await desk.items.rule(story, item, { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence }, by(actor));
  await desk.sources.replace(
    source,
    upload('MARA QUILL: We counted each boat twice, in the rain.', 'better.txt'),
    'from the tape',
    by(actor),
  );
  const report = await desk.reports.make(story, actor);
  assert.match(report.items[0]?.finding?.changes.join() ?? '', /each/);
  assert.equal(report.items[0]?.verdict?.evidence[0]?.words, 'We counted every boat twice.');
  const { source: now } = await desk.sources.view(source, actor);
  assert.deepEqual([now.versions.length, now.renewed?.note, now.originalName], [1, 'from the tape', 'better.txt']);
  assert.match((await desk.sources.words(source, 0, actor)).text, /every boat/);
});

test('replacing needs other bytes', async (t) => {
  const setting = await openTestDesk(t);
  const actor = await setting.person('checker');
  const bytes = textBytes('One.');
  const id = await setting.desk.sources.add(
    { ...BLANK, title: 'One' },
    { bytes, name: null, mediaType: null },
    'pasted',
    null,
    setting.by(actor),
  );
  await assert.rejects(setting.desk.sources.replace(id, upload('One.', 'one.txt'), '', setting.by(actor)), { code: 'invalid' });
});
