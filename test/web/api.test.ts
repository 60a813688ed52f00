import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestWeb, setUp, type TestWebOptions } from '../support/open-test-web.ts';
import { servePages } from '../support/serve-pages.ts';

const DRAFT = 'The bridge opened in 1931.\n\n“It is safe today,” said Ines Calloway, the engineer.\n';

test('a program opens a story, adds a source, reads the finding, rules, and is told what the desk refuses', async (t) => {
  const { call } = await openApi(t);
  const { status, json: made } = await call('POST', '/stories', { title: 'Bridge', text: DRAFT, policy: 'house' });
  assert.equal(status, 201);
  const story = `/stories/${made.id}`;
  await call('POST', '/sources', { title: 'Minutes', text: 'CALLOWAY: It is safe now.', story: made.id });
  assert.equal((await call('GET', `${story}/reports/json`)).status, 200); // once every finding is there
  const { json } = await call('GET', story);
  const quote = json.items.find((one: { kind: string }) => one.kind === 'quote');
  assert.equal(json.draft.text.slice(quote.start, quote.end), quote.text);
  assert.equal(quote.finding.kind, 'quote');
  const { repairs } = (await call('GET', `${story}/items/${quote.id}/repairs`)).json;
  assert.ok(
    repairs.some((one: { text: string }) => one.text.startsWith('It is safe now')),
    JSON.stringify(repairs),
  );
  const { earlier } = (await call('GET', `${story}/items/${quote.id}/earlier`)).json;
  assert.ok(earlier === null || earlier.length === 0);
  const verdict = `${story}/items/${quote.id}/verdict`;
  const ruling = { ruling: 'stands', rating: 'misquoted', note: 'She said “now”.' };
  assert.equal((await call('POST', verdict, ruling, { 'If-Match': String(quote.version) })).status, 200);
  assert.equal((await call('POST', verdict, ruling, { 'If-Match': String(quote.version) })).json.error.code, 'conflict');
  assert.equal((await call('POST', verdict, { ...ruling, rating: 'supported' })).json.error.code, 'invalid');
  const own = await call('POST', `${story}/items/${quote.id}/sign-off`);
  assert.deepEqual([own.status, own.json.error.code], [403, 'forbidden']);
  assert.equal((await call('GET', `${story}/items/${quote.id}`)).json.verdict.note, ruling.note);
});

test('the same Idempotency-Key is one act, and a change without one is refused', async (t) => {
  const { call } = await openApi(t);
  const body = { title: 'Once', text: DRAFT };
  const key = { 'Idempotency-Key': 'the-same-act' };
  const ids = [await call('POST', '/stories', body, key), await call('POST', '/stories', body, key)].map(({ json }) => json.id);
  assert.equal(ids[0], ids[1]);
  assert.equal((await call('GET', '/stories')).json.stories.length, 1);
  assert.match((await call('POST', '/stories', body, { 'Idempotency-Key': '' })).json.error.message, /Idempotency-Key/);
});

test('a program does the day’s work: gives items away, asks, answers, marks, and takes back', async (t) => {
  const { call, web } = await openApi(t);
  const story = `/stories/${(await call('POST', '/stories', { title: 'Bridge', text: DRAFT })).json.id}`;
  const [ann] = await web.desk.people.list();
  assert.equal((await call('POST', `${story}/assignments`, { items: 'open', to: ann!.id })).json.given, 2);
  const asked = await call('POST', `${story}/queries`, { text: 'Who says so?', item: 'q2' });
  assert.equal(asked.status, 201);
  assert.match((await call('POST', `${story}/queries`, { text: 'Who?', to: 'source' })).json.error.message, /name of the source/);
  const query = `${story}/queries/${asked.json.id}`;
  await call('POST', `${query}/answer`, { text: 'The engineer.' });
  const close = await call('POST', `${query}/close`, {}, { 'If-Match': '1' });
  assert.deepEqual([close.status, close.json.error.code], [409, 'conflict']);
  const [shown] = (await call('GET', `${story}/queries`)).json.queries;
  assert.deepEqual([shown.state, shown.answers[0].text, shown.version], ['answered', 'The engineer.', 2]);
  const spans = [{ start: 0, end: DRAFT.indexOf('\n') }];
  assert.equal((await call('POST', `${story}/reading/mark`, { draft: 1, spans })).status, 200);
  const { words, stretches } = (await call('GET', `${story}/reading`)).json;
  assert.equal(words['no-claim'], 5);
  assert.equal(DRAFT.slice(stretches[0].start, stretches[0].end), 'The bridge opened in 1931');
  const { entries } = (await call('GET', `${story}/history`)).json;
  const { seq } = entries.find(({ action }: { action: string }) => action === 'query-answered');
  assert.equal((await call('POST', `${story}/undo`, { seq })).status, 200);
  assert.equal((await call('GET', `${story}/queries`)).json.queries[0].state, 'open');
  await call('POST', `${story}/draft`, { text: DRAFT.replace('1931', '1932') });
  assert.equal((await call('GET', story)).json.draft.number, 2);
});

test('a program splits, joins, rewords and removes items, and says of one where its check is published', async (t) => {
  const { call, web } = await openApi(t);
  const story = `/stories/${(await call('POST', '/stories', { title: 'Bridge', text: DRAFT })).json.id}`;
  const { items } = (await call('GET', `${story}/items`)).json;
  const quote = items.find((one: { kind: string }) => one.kind === 'quote');
  const at = DRAFT.indexOf('safe');
  const { ids } = (await call('POST', `${story}/items/${quote.id}/split`, { at })).json;
  assert.equal(ids.length, 2);
  const joined = (await call('POST', `${story}/items/${ids[0]}/merge`, { other: ids[1] })).json.id;
  const start = DRAFT.indexOf('It is safe');
  const changed = { kind: 'quote', start, end: start + 'It is safe'.length, speaker: 'Ines Calloway' };
  const stale = await call('POST', `${story}/items/${joined}/change`, changed, { 'If-Match': '9' });
  assert.equal(stale.json.error.code, 'conflict');
  await call('POST', `${story}/items/${joined}/change`, changed);
  assert.equal((await call('GET', `${story}/items/${joined}`)).json.text, 'It is safe');
  const check = {
    ...{ claim: 'The bridge is safe.', appearance: 'https://speeches.example.com/1', publicRating: 'unproven' },
    url: 'https://checks.example.org/bridge',
  };
  assert.equal((await call('POST', `${story}/items/${joined}/published`, { check })).status, 200);
  assert.equal((await call('GET', `${story}/items/${joined}`)).json.published.claimantKind, 'person');
  assert.match((await call('GET', `${story}/reports/claimreview`)).json.error.message, /not signed off/);
  await call('POST', `${story}/items/${joined}/remove`);
  assert.equal((await call('GET', `${story}/items/${joined}`)).status, 404);
  assert.deepEqual(web.bugs, []);
});

test('a program says who sees a story and a source, uploads a file, and proves a text', async (t) => {
  const { call, web } = await openApi(t);
  const [ann] = await web.desk.people.list();
  const story = `/stories/${(await call('POST', '/stories', { title: 'Bridge', text: DRAFT })).json.id}`;
  assert.equal((await call('POST', `${story}/access`, { readers: ['nobody'] })).json.error.code, 'invalid');
  await call('POST', `${story}/access`, { readers: [ann!.id] }, { 'If-Match': '0' });
  assert.deepEqual((await call('GET', `${story}/access`)).json, { readers: [ann!.id], writers: [], version: 1 });

  const base64 = Buffer.from('<p>CALLOWAY: It is safe today.</p>').toString('base64');
  const file = { name: 'minutes.html', mediaType: 'text/html', base64 };
  const made = await call('POST', '/sources', { title: 'Minutes', file, story: story.split('/')[2], confidential: true });
  const source = `/sources/${made.json.id}`;
  const shown = (await call('GET', source)).json;
  assert.deepEqual([shown.text, shown.seenBy], ['CALLOWAY: It is safe today.', [ann!.id]]);
  assert.match((await call('POST', '/sources', { title: 'Neither' })).json.error.message, /"text".*"file"/);
  await call('POST', `${source}/access`, { seenBy: null });
  await call('POST', `${source}/details`, { title: 'Minutes of March', notes: 'From the clerk' });
  await call('POST', `${source}/replace`, { text: 'CALLOWAY: It is quite safe today.', note: 'The signed copy' });
  const now = (await call('GET', source)).json;
  assert.deepEqual([now.title, now.seenBy, now.text], ['Minutes of March', null, 'CALLOWAY: It is quite safe today.']);
  assert.equal((await call('GET', '/sources?q=quite')).json.sources.length, 1);
  assert.equal((await call('GET', '/sources?q=elephant')).json.sources.length, 0);
  await call('POST', `${story}/sources/detach`, { source: made.json.id });
  assert.equal((await call('GET', story)).json.sources.length, 0);

  const proof = (await call('POST', `${story}/proof`, { text: DRAFT.replace('1931', '1932') })).json;
  assert.deepEqual([proof.changedWords, proof.items.map(({ outcome }: { outcome: string }) => outcome)], [2, ['words']]);
  await call('POST', `${story}/proof/record`, { text: DRAFT });
  const { entries } = (await call('GET', `${story}/history`)).json;
  assert.equal(entries.at(-1).action, 'proof-recorded');
  assert.deepEqual(web.bugs, []);
});

test('a program has a page fetched and looked at again, and is told why one is refused', async (t) => {
  const pages = await servePages(t);
  const { call } = await openApi(t, { intake: pages.intake });
  pages.put('/minutes', '<title>Minutes</title><p>The bridge opened in 1931, as the clerk wrote down that day.</p>');
  const fetched = await call('POST', '/sources/fetch', { url: pages.address('/minutes') });
  assert.deepEqual([fetched.status, fetched.json.running, fetched.json.entries[0].state], [200, false, 'done']);
  const { source } = fetched.json.entries[0];
  assert.equal((await call('GET', `/sources/${source}`)).json.title, 'Minutes');
  assert.equal((await call('GET', `/imports/${fetched.json.id}`)).json.entries[0].source, source);
  pages.put('/minutes', '<title>Minutes</title><p>The bridge opened in 1932, as the clerk wrote down that day.</p>');
  assert.equal((await call('POST', `/sources/${source}/fetch-again`)).json.entries[0].outcome, 'changed');
  await call('POST', `/sources/${source}/adopt`);
  assert.match((await call('GET', `/sources/${source}`)).json.text, /1932/);
  const refused = await call('POST', '/sources/fetch', { url: pages.address('/gone') });
  assert.equal(refused.status, 400, JSON.stringify(refused.json));
  assert.equal((await call('POST', '/sources/fetch', { url: 'ftp://example.org/' })).json.error.code, 'invalid');
  assert.equal((await call('GET', '/imports/none')).status, 404);
});

test('what is no JSON, no call, or a bug is answered as JSON without a word of the inside', async (t) => {
  const { call, web } = await openApi(t);
  assert.equal((await call('POST', '/stories', '{"title":')).json.error.code, 'invalid');
  assert.equal((await call('POST', '/stories', ['a'])).json.error.code, 'invalid');
  assert.equal((await call('POST', '/stories', { title: 'T', text: 'a\0b' })).json.error.code, 'invalid');
  assert.equal((await call('GET', '/nothing')).status, 404);
  (web.desk.stories as { list: unknown }).list = () => Promise.reject(new Error('secret inner detail'));
  const bug = await call('GET', '/stories');
  assert.equal(bug.status, 500);
  assert.doesNotMatch(JSON.stringify(bug.json), /secret|\.js:/);
});

test('the description names every call with its parameters and schemas', async (t) => {
  const { call } = await openApi(t);
  const { json } = await call('GET', '/openapi.json');
  assert.equal(json.openapi, '3.1.0');
  const post = json.paths['/stories'].post;
  assert.deepEqual(post.requestBody.content['application/json'].schema.required, ['title']);
  for (const [path, calls] of Object.entries<Record<string, { parameters: { name: string; in: string }[] }>>(json.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(calls))
      assert.deepEqual(
        parameters.filter((one) => one.in === 'path').map(({ name }) => name),
        named,
      );
  }
});

async function openApi(t: Parameters<typeof servePages>[0], options: TestWebOptions = {}) {
  const web = await openTestWeb(t, options);
  await setUp(web);
  const [ann] = await web.desk.people.list();
  const by = { actor: ann!, key: 'makes-a-token', version: null };
  const token = await web.desk.accounts.makeToken({ name: 'Test', scopes: ['read', 'write', 'sign'] }, by);
  let acts = 0;
  const call = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `act-number-${++acts}`,
    };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await fetch(`${web.address}/api/v1${path}`, { method, headers: { ...headers, ...more }, ...sent });
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    return { status: answer.status, json: await answer.json() };
  };
  return { web, call };
}
