import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PASSWORD } from '../support/open-test-desk.ts';
import { hidden, joinAs, openTestWeb, setUp, signIn, type TestWeb, type Visitor } from '../support/open-test-web.ts';

const DRAFT = 'The bridge opened in 1931.\n\n“It is safe today,” said Ines Calloway, the engineer.\n';

describe('set-up and sign-in', () => {
  it('sets up one first person by the one-time link, and then has nothing there', async (test) => {
    const web = await openTestWeb(test);
    const visitor = web.visitor();
    assert.match((await visitor.get('/').redirects(1).expect(200)).text, /isn’t set up yet/);
    assert.match((await visitor.get('/set-up?code=guess').expect(403)).text, /not the right one[\s\S]*Copy the whole link/);
    const wrong = await visitor.post('/set-up', { code: 'guess', name: 'Mallory', password: PASSWORD }).expect(403);
    assert.match(wrong.text, /value="Mallory"/);
    assert.doesNotMatch(wrong.text, new RegExp(PASSWORD));
    const { code } = (await web.desk.accounts.startLink())!;
    await visitor.get(`/set-up?code=${code}`).expect(200);
    const both = ['Ann Example', 'Mallory'].map((name) => web.visitor().post('/set-up', { code, name, password: PASSWORD }));
    assert.deepEqual((await Promise.all(both)).map(({ status }) => status).toSorted(), [303, 403]);
    await visitor.get(`/set-up?code=${code}`).expect(404);
    await visitor.post('/set-up', { code, name: 'Mallory', password: PASSWORD }).expect(404);
    assert.equal((await web.desk.people.list()).length, 1);
  });

  it('sends those who are signed out to sign in, and back', async (test) => {
    const { web, story } = await openStory(test);
    const visitor = web.visitor();
    const away = await visitor.get(story).expect(303);
    assert.equal(away.headers.location, `/sign-in?next=${encodeURIComponent(story)}`);
    const back = await signIn(visitor, 'Ann Example', story).expect(303);
    assert.equal(back.headers.location, story);
    await visitor.get(story).expect(200);
    await visitor.post('/sign-out', {}).expect(303);
    await visitor.get(story).expect(303);
  });

  it('never redirects to another site', async (test) => {
    const { web } = await openStory(test);
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/a\r\nSet-Cookie: x=1',
      'javascript:alert(1)',
    ]) {
      const answer = await signIn(web.visitor(), 'Ann Example', next).expect(303);
      assert.equal(answer.headers.location, '/', next);
    }
  });

  it('gives a session cookie that scripts and other sites do not get, new at every sign-in', async (test) => {
    const { web } = await openStory(test);
    const visitor = web.visitor();
    const cookies = [0, 1].map(() => signIn(visitor, 'Ann Example'));
    const [one, two] = (await Promise.all(cookies)).map((answer) => String(answer.headers['set-cookie']));
    assert.match(one ?? '', /^verbatim=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.notEqual(one, two);
  });
});

describe('refusals', () => {
  it('refuses forms from another site, before anything is read', async (test) => {
    const { web, ann } = await openStory(test);
    const forged: Array<Record<string, string>> = [
      {},
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: web.address, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: web.address, 'Sec-Fetch-Site': 'same-site' },
      { Origin: web.address, 'Sec-Fetch-Site': 'none' },
    ];
    for (const headers of forged) await ann.raw('/people').set(headers).send('name=Mallory&role=editor').expect(403);
    await ann.raw('/people').set('Sec-Fetch-Site', 'same-origin').send(`key=abcdefgh&name=Ben&role=editor`).expect(200);
    assert.equal((await web.desk.people.list()).length, 2);
  });

  it('answers unknown addresses and ids with 404 and a way on', async (test) => {
    const { ann, story } = await openStory(test);
    const paths = [
      '/nothing',
      '/stories/nope',
      '/sources/nope',
      `${story}/items/nope`,
      `${story}/report.exe`,
      '/stories/%00',
      '/stories/__proto__',
    ];
    for (const path of paths) {
      const answer = await ann.get(path).expect(404);
      assert.match(answer.text, /<main/, path);
      assert.doesNotMatch(answer.text, /at .*\.js:\d+|node_modules/, path);
    }
    await ann.get('/stories/%E0%A4%A').expect(400);
  });

  it('keeps the typed text when a draft is empty', async (test) => {
    const { ann } = await openStory(test);
    const answer = await ann.post('/stories', { ...blankStory, title: 'Half <a> "title"', text: ' \n ' }).expect(400);
    assert.match(answer.text, /value="Half &lt;a&gt; &#34;title&#34;"/);
    assert.match(answer.text, /The draft is empty/);
  });

  it('says at once all that is wrong with a new story', async (test) => {
    const { ann } = await openStory(test);
    const sent = { ...blankStory, byline: 'Kept byline', title: '', text: '', addresses: 'harbour.example' };
    const { text } = await ann.post('/stories', sent).expect(400);
    for (const field of ['title', 'text', 'addresses']) assert.match(text, new RegExp(`id="${field}-error"`), field);
    assert.match(text, /role="alert"[\s\S]*Give the story a title\. The draft is empty\.[^<]*A web address begins[\s\S]*<form/);
    assert.match(text, /value="Kept byline"/);
  });

  it('keeps what was typed by somebody who was signed out meanwhile', async (test) => {
    const { web, ann, story } = await openStory(test);
    const item = `${story}/items/q2/verdict`;
    const form = { key: 'typed-for-an-hour', version: '0', ruling: 'stands', rating: 'accurate', note: 'An hour’s work' };
    const stranger = web.visitor();
    const refused = await stranger.post(item, form).expect(403);
    assert.match(refused.text, />\nAn hour’s work<\/textarea>/);
    assert.match(refused.text, /href="\/sign-in" target="_blank"/);
    assert.doesNotMatch(refused.text, /Ines Calloway/);
    await stranger.post(item, { ...form, note: 'x'.repeat(3_000_000) }).expect(413);
    await ann.post(item, { ...form, key: hidden(refused.text, item, 'key') }).expect(303);
    assert.match((await ann.get(`${story}/items/q2`)).text, /An hour’s work/);
  });

  it('refuses NUL and broken UTF-8 with the text kept, and repeated fields', async (test) => {
    const { web, ann } = await openStory(test);
    const nul = await ann.post('/stories', { ...blankStory, title: 'T', text: 'kept\0words' }).expect(400);
    assert.match(nul.text, /kept␀words/);
    const send = (body: string) => ann.raw('/stories').set('Origin', web.address).type('form').send(body);
    const broken = await send('key=abcdefgh&title=T&text=kept%FFwords%ED%A0%80').expect(400);
    assert.match(broken.text, /kept\uFFFDwords/);
    assert.match((await send('key=abcdefgh&title=one&title=two&text=x').expect(400)).text, /twice/);
    const parts = ann.raw('/stories').set('Origin', web.address).field('title', 'one').field('title', 'two');
    await parts.expect(400);
    assert.equal((await web.desk.stories.list(null)).length, 1);
  });

  it('says that a text is too long, and keeps the rest of the form', async (test) => {
    const { web, ann } = await openStory(test);
    const sent = ann
      .raw('/stories')
      .set('Origin', web.address)
      .field('title', 'A long one')
      .field('text', 'x'.repeat(13 * 1024 * 1024));
    const answer = await sent.expect(413);
    assert.match(answer.text, /12 MB/);
    assert.match(answer.text, /value="A long one"/);
  });

  it('takes ten million characters on one line and shows them in parts', async (test) => {
    const { web, ann } = await openStory(test);
    const sent = ann
      .raw('/stories')
      .set('Origin', web.address)
      .field('key', 'a-long-line')
      .field('title', 'Long')
      .field('text', 'word '.repeat(2_000_000));
    const answer = await sent.expect(303);
    const page = await ann.get(answer.headers.location ?? '').expect(200);
    assert.ok(page.text.length < 300_000, String(page.text.length));
    assert.match(page.text, /Part 1 of \d+/);
    assert.deepEqual(web.bugs, []);
  });

  it('makes one story of a form that is sent twice', async (test) => {
    const { web, ann } = await openStory(test);
    const twice = [0, 1].map(() => ann.post('/stories', { ...blankStory, key: 'the-same-key', title: 'Once', text: DRAFT }));
    const [one, two] = await Promise.all(twice);
    assert.equal(one?.headers.location, two?.headers.location);
    assert.equal((await web.desk.stories.list(null)).length, 2);
  });

  it('shows theirs beside yours when a verdict is stale, and takes yours when it is sent again', async (test) => {
    const { ann, story } = await openStory(test);
    const action = `${story}/items/q2/verdict`;
    const page = (await ann.get(`${story}/items/q2`)).text;
    const form = { version: hidden(page, action, 'version'), ruling: 'stands', rating: 'accurate', correction: '' };
    await ann.post(action, { ...form, key: hidden(page, action, 'key'), note: 'Theirs <first>' }).expect(303);
    const stale = await ann.post(action, { ...form, key: 'another-form', note: '\nMine, on its own line' }).expect(409);
    assert.match(stale.text, /Theirs &lt;first&gt;/);
    assert.match(stale.text, /It was changed while you had it open/);
    assert.match(stale.text, /<input type="hidden" name="correction" value="">/);
    assert.match(stale.text, />\n\nMine, on its own line<\/textarea>/);
    const again = { key: hidden(stale.text, action, 'key'), version: hidden(stale.text, action, 'version') };
    await ann.post(action, { ...form, ...again, note: 'Mine' }).expect(303);
    assert.match((await ann.get(`${story}/items/q2`)).text, /<p class="note">Mine<\/p>/);
  });

  it('shows also what a stale verdict began from: not what came before it, nor since', async (test) => {
    const { ann, story } = await openStory(test);
    const action = `${story}/items/q2/verdict`;
    const form = { ruling: 'stands', rating: 'accurate', correction: '' };
    const notes = ['The oldest', 'The common start', 'Theirs'];
    for (const [at, note] of notes.entries())
      await ann.post(action, { ...form, key: `verdict-${at}-of-q2`, version: `${at}`, note });
    const stale = (await ann.post(action, { ...form, key: 'a-late-verdict', version: '2', note: 'Mine' }).expect(409)).text;
    const note = /name="note"[\s\S]*?(?=<label|<div class="go)/.exec(stale)?.[0] ?? '';
    assert.match(note, /Mine<\/textarea>[\s\S]*\(theirs, now\)[\s\S]*>Theirs<[\s\S]*\(before\)[\s\S]*>The common start</);
    assert.doesNotMatch(stale, /The oldest/);
  });

  it('does not let the one who ruled sign, nor a writer rule', async (test) => {
    const { web, ann, story } = await openStory(test);
    const item = `${story}/items/q2`;
    await ann
      .post(`${item}/verdict`, { key: 'ann-rules-it', version: '0', ruling: 'stands', rating: 'accurate', note: '' })
      .expect(303);
    assert.match((await ann.get(item)).text, /somebody else has to sign it off/);
    await ann.post(`${item}/sign-off`, { key: 'ann-signs-it', version: '1' }).expect(403);
    const { person: writer, visitor: wim } = await joinAs(web, 'writer', 'Wim Example');
    await wim.get(item).expect(404);
    const by = { actor: (await web.desk.people.list())[0]!, key: 'wim-is-given-it', version: null };
    await web.desk.stories.setAccess(story.split('/').at(-1) ?? '', { readers: null, writers: [writer.id] }, by);
    assert.doesNotMatch((await wim.get(item).expect(200)).text, /action="[^"]*verdict"/);
    const refused = await wim
      .post(`${item}/verdict`, { key: 'wim-rules-it', version: '1', ruling: 'cut', rating: 'accurate', note: 'Kept words' })
      .expect(403);
    assert.match(refused.text, /role/);
  });

  it('keeps the note when a verdict lacks its rating', async (test) => {
    const { ann, story } = await openStory(test);
    const sent = { key: 'no-rating-yet', version: '0', ruling: 'change', rating: '', note: 'A long thought' };
    const answer = await ann.post(`${story}/items/q2/verdict`, sent).expect(400);
    assert.match(answer.text, />\nA long thought<\/textarea>/);
    assert.match(answer.text, /value="change"[^>]* checked/);
    assert.match(answer.text, /id="rating-error"/);
  });

  it('tells nothing of a bug but that there was one', async (test) => {
    const { web, ann } = await openStory(test);
    const people = web.desk.people as { list: unknown };
    people.list = () => Promise.reject(new Error('secret inner detail'));
    const answer = await ann.get('/people').expect(500);
    assert.doesNotMatch(answer.text, /secret|\.js:\d/);
    assert.equal(web.bugs.length, 1);
  });
});

const blankStory = { key: 'a-new-story-form', byline: '', published: '', deadline: '', policy: 'house' };

/** A desk with Ann, who is signed in, and one story: claim 1 and quote 2. */
async function openStory(test: Parameters<typeof openTestWeb>[0]): Promise<{ web: TestWeb; ann: Visitor; story: string }> {
  const web = await openTestWeb(test);
  const ann = await setUp(web);
  const opened = await ann.post('/stories', { ...blankStory, key: 'the-first-story', title: 'Bridge', text: DRAFT }).expect(303);
  return { web, ann, story: opened.headers.location ?? '' };
}
