import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { article } from '../support/article.ts';
import { hidden, openTestWeb, setUp, type Visitor } from '../support/open-test-web.ts';
import { servePages } from '../support/serve-pages.ts';

/** A desk that may fetch from a server of the test's own, and somebody at it. */
async function openDesk(test: Pick<TestContext, 'after'>) {
  const pages = await servePages(test);
  const web = await openTestWeb(test, pages);
  const visitor = await setUp(web);
  return { pages, web, visitor };
}

let forms = 0;
const key = () => `source-form-${++forms}`;
const FIELDS = { title: '', author: '', publisher: '', published: '', url: '', standing: 'primary', notes: '', text: '' };

async function addPage(visitor: Visitor, url: string): Promise<string> {
  const answer = await visitor.post('/sources', { ...FIELDS, key: key(), url }).expect(303);
  return arrival(visitor, String(answer.headers.location));
}

/** Where an import led to, once it is over. */
async function arrival(visitor: Visitor, location: string): Promise<string> {
  const { status, headers } = await visitor.get(location);
  if (!location.startsWith('/imports/')) return location;
  if (status === 303) return String(headers.location);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return arrival(visitor, location);
}

/** The page of an import once it is over. */
async function importOver(visitor: Visitor, location: string): Promise<string> {
  const { text } = await visitor.get(location).expect(200);
  if (!text.includes('data-running')) return text;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return importOver(visitor, location);
}

describe('bringing in sources', () => {
  it('fetches a page, shows where it came from and a copy of it that runs nothing', async (test) => {
    const { pages, visitor } = await openDesk(test);
    pages.put('/a', `<script>alert(1)</script>${article('Boats', 'The survey found 412 boats in the harbour.')}`);
    const source = await addPage(visitor, pages.address('/a'));
    const { text } = await visitor.get(source).expect(200);
    assert.match(text, /Ann Example/);
    assert.ok(text.includes(pages.address('/a')));
    assert.match(text, /content-type/);
    const copy = await visitor.get(`${source}/snapshot`).expect(200);
    assert.doesNotMatch(copy.text, /script|alert/);
    const csp = String(copy.headers['content-security-policy']);
    assert.match(csp, /^sandbox; default-src 'none'/);
    assert.doesNotMatch(csp, /script-src|allow-scripts/);
    const original = await visitor.get(`${source}/original`).expect(200);
    assert.match(String(original.headers['content-disposition']), /^attachment/);
    assert.match(String(original.headers['content-security-policy']), /sandbox/);
    assert.equal(original.headers['x-content-type-options'], 'nosniff');
  });

  it('says what to do where a page can’t be fetched, and keeps what was typed', async (test) => {
    const { pages, visitor } = await openDesk(test);
    for (const [url, status, words] of [
      [pages.address('/none'), 400, /save it and upload the file/],
      ['http://10.0.0.1/', 403, /private network/],
      ['example.org', 400, /begins with http/],
    ] as const) {
      const { text } = await visitor
        .post('/sources', { ...FIELDS, key: key(), url, title: 'Typed', notes: 'Kept notes' })
        .expect(status);
      assert.match(text, words);
      assert.match(text, /value="Typed"/);
      assert.match(text, /Kept notes/);
      assert.ok(text.includes(`>\n${url}</textarea>`));
    }
  });

  it('takes several files, and tells of each that can’t be read', async (test) => {
    const { web, visitor } = await openDesk(test);
    const answer = await visitor
      .raw('/sources')
      .set('Origin', web.address)
      .field({ ...FIELDS, key: key() })
      .attach('file', Buffer.from('The first.'), 'first.txt')
      .attach('file', Buffer.from('\x89PNG rest', 'latin1'), 'picture.png')
      .expect(303);
    const text = await importOver(visitor, String(answer.headers.location));
    assert.match(text, /first\.txt/);
    assert.match(text, /This is a picture\. Run text recognition/);
    assert.match((await visitor.get('/sources').expect(200)).text, /first\.txt/);
  });

  it('takes several addresses, and offers another try with all that were left', async (test) => {
    const { pages, visitor } = await openDesk(test);
    pages.put('/a', article('Boats', 'The survey found 412 boats in the harbour.'));
    const left = ['/none', '/nowhere'].map(pages.address);
    const url = [left[0], pages.address('/a'), `  ${left[1]}  `, left[0], ''].join('\n');
    const answer = await visitor.post('/sources', { ...FIELDS, key: key(), url, notes: 'Kept notes' }).expect(303);
    const text = await importOver(visitor, String(answer.headers.location));
    assert.match(text, /1 of 3 came through/);
    assert.match(text, /Try these 2 again/);
    assert.ok(text.includes(`>\n${left.join('\n')}</textarea>`));
    assert.match(text, /Kept notes/);
    assert.match((await visitor.get('/sources').expect(200)).text, /Boats/);
    const wrong = await visitor.post('/sources', { ...FIELDS, key: key(), url: `${left[0]}\nexample.org` }).expect(400);
    assert.ok(wrong.text.includes(`>\n${left[0]}\nexample.org</textarea>`));
  });

  it('an address beside pasted words says where they are from', async (test) => {
    const { visitor } = await openDesk(test);
    const fields = { ...FIELDS, key: key(), title: 'Count', text: 'There are 412 boats.', url: 'https://town.example/count' };
    const source = await arrival(visitor, String((await visitor.post('/sources', fields).expect(303)).headers.location));
    assert.match((await visitor.get(source)).text, /href="https:\/\/town\.example\/count/);
  });

  it('waits on a page of its own for what takes long, and stops when told to', async (test) => {
    const { pages, visitor } = await openDesk(test);
    pages.put('/slow', (_, response) => void response.write('<p>'));
    const answer = await visitor.post('/sources', { ...FIELDS, key: key(), url: pages.address('/slow') }).expect(303);
    const waiting = String(answer.headers.location);
    assert.match(waiting, /^\/imports\//);
    const page = await visitor.get(waiting).expect(200);
    assert.match(page.text, /http-equiv="refresh"/);
    await visitor.post(`${waiting}/cancel`, { key: hidden(page.text, `${waiting}/cancel`, 'key') }).expect(303);
    const over = await visitor.get(waiting).expect(200);
    assert.match(over.text, /cancelled/);
    assert.ok(over.text.includes(`>\n${pages.address('/slow')}</textarea>`), 'the address is there for another try');
  });
});

describe('a transcript', () => {
  const said = ['Good morning, all of you.', 'Who paid for the pumps?', 'The town did.'];
  const timed = `Ann  0:05\n${said[0]}\n\nBo  0:09\n${said[1]}\n\nAnn  1:10\n${said[2]}`;
  const captions = `WEBVTT\n\n00:05.000 --> 00:09.000\n<v Ann>${said[0]}\n\n00:09.000 --> 00:12.000\n<v Bo>${said[1]}`;

  it('tells at each paragraph who begins to speak and when, unless that is printed there', async (test) => {
    const { web, visitor } = await openDesk(test);
    const add = async (text: string) => {
      const sent = await visitor.post('/sources', { ...FIELDS, key: key(), title: 'Talk', text }).expect(303);
      return arrival(visitor, String(sent.headers.location));
    };
    const turnsOn = async (source: string) =>
      Array.from((await visitor.get(source)).text.matchAll(/<a class="turn"[^>]*>([^<]*)<\/a>/g), ([, words]) => words);
    assert.deepEqual(await turnsOn(await add(captions)), ['00:00:05, Ann', '00:00:09, Bo']);
    assert.deepEqual(await turnsOn(await add(`ANN: ${said[0]}\n\nBO: ${said[1]}\n\nANN: ${said[2]}`)), []);
    const source = await add(timed);
    assert.deepEqual(await turnsOn(source), []);
    const version = hidden((await visitor.get(source)).text, `${source}/media`, 'version');
    const sound = Buffer.concat([Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(40)]);
    await visitor
      .raw(`${source}/media`)
      .set('Origin', web.address)
      .field({ key: key(), version })
      .attach('file', sound, 'talk.wav')
      .expect(303);
    assert.deepEqual(await turnsOn(source), ['00:00:05', '00:00:09', '00:01:10']);
  });
});

describe('the library', () => {
  it('shows where a source has what was searched for, and opens it there', async (test) => {
    const { visitor } = await openDesk(test);
    const text = 'Nobody came in March. In May <nine> white boats lay in the harbour.';
    await visitor.post('/sources', { ...FIELDS, key: key(), title: 'Count', text }).expect(303);
    await visitor.post('/sources', { ...FIELDS, key: key(), title: 'White boats', text: 'They came in June.' }).expect(303);
    const found = await visitor.get('/sources?q=white+boats').expect(200);
    const [href] = /\/sources\/[\w-]+\?start=\d+&amp;end=\d+#passage/.exec(found.text)!;
    assert.match(found.text, /In May &lt;nine&gt; <mark>white boats<\/mark> lay in the harbour\./);
    assert.match(found.text, />White boats</);
    assert.equal(found.text.match(/class="hit"/g)?.length, 1);
    assert.match((await visitor.get(href.replaceAll('&amp;', '&'))).text, /<mark id="passage"[^>]*>white boats<\/mark>/);
    assert.doesNotMatch((await visitor.get('/sources').expect(200)).text, /class="hit"/);
  });
});

describe('sources over time', () => {
  it('shows what changed on a page, and uses the new words when told to', async (test) => {
    const { pages, visitor } = await openDesk(test);
    pages.put('/a', article('Boats', 'The survey found 412 boats in the harbour.'));
    const source = await addPage(visitor, pages.address('/a'));
    pages.put('/a', article('Boats', 'The survey found 413 boats in the harbour.'));
    const checked = await visitor.post(`${source}/fetch-again`, { key: key() }).expect(303);
    assert.equal(await arrival(visitor, String(checked.headers.location)), `${source}#check`);
    assert.match((await visitor.get(source)).text, /The words have changed|words have changed/);
    const changes = await visitor.get(`${source}/changes`).expect(200);
    assert.match(changes.text, /<del>412<\/del><ins>413<\/ins>/);
    assert.match(changes.text, /“412” became “413”/);
    const version = hidden(changes.text, `${source}/adopt`, 'version');
    await visitor.post(`${source}/adopt`, { key: key(), version }).expect(303);
    assert.match((await visitor.get(source)).text, /413 boats/);
    assert.match((await visitor.get(`${source}?version=0`)).text, /412 boats/);
    await visitor.post(`${source}/adopt`, { key: key(), version }).expect(404);
  });

  it('checks all of a story’s pages at once, and says of each what it found', async (test) => {
    const { pages, visitor } = await openDesk(test);
    const fields = { key: key(), title: 'Count', text: 'There are 412 boats.', policy: 'house' };
    const addresses = ['/a', '/b'].map((path) => {
      pages.put(path, article(`Boats ${path}`, `The survey ${path} found 412 boats in the harbour.`));
      return pages.address(path);
    });
    const opened = await visitor.post('/stories', { ...fields, addresses: addresses.join('\n') }).expect(303);
    const story = (await arrival(visitor, String(opened.headers.location))).replace(/\/sources$/, '');
    pages.put('/b', null);
    const checked = await visitor.post(`${story}/sources/check`, { key: key() }).expect(303);
    const place = String(checked.headers.location);
    assert.match(place, /^\/imports\//);
    const page = async (): Promise<string> => {
      const { text } = await visitor.get(place).expect(200);
      return text.includes('data-running') ? page() : text;
    };
    const outcomes = [...(await page()).matchAll(/#i-\w+"\/><\/svg>(unchanged|gone|changed)</g)].map(([, outcome]) => outcome);
    assert.deepEqual(outcomes, ['unchanged', 'gone']);
    const library = await visitor.get('/sources?state=gone').expect(200);
    assert.match(library.text, /1 of 2/);
  });

  it('keeps the words before a better copy', async (test) => {
    const { web, visitor } = await openDesk(test);
    const answer = await visitor.post('/sources', { ...FIELDS, key: key(), title: 'Notes', text: 'The first words.' }).expect(303);
    const source = String(answer.headers.location);
    const version = hidden((await visitor.get(source)).text, `${source}/replace`, 'version');
    const replace = (words: string) =>
      visitor
        .raw(`${source}/replace`)
        .set('Origin', web.address)
        .field({ key: key(), version, text: '', note: 'from the tape' })
        .attach('file', Buffer.from(words), 'tape.txt');
    await replace('The better words.').expect(303);
    const { text } = await visitor.get(source).expect(200);
    assert.match(text, /The better words\./);
    assert.match(text, /from the tape/);
    assert.match((await visitor.get(`${source}/changes`)).text, /<del>first<\/del><ins>better<\/ins>/);
    await replace('The best words.').expect(409);
  });
});

describe('what a draft proposes', () => {
  const DRAFT = 'The harbour holds 412 boats, says [the register](REGISTER). It rose.[^1]\n\n[^1]: The minutes of the council.\n';

  it('is listed with the sources and at the item, fetched with one click, dismissed', async (test) => {
    const { pages, visitor } = await openDesk(test);
    pages.put('/register', article('Register', 'The register of the harbour lists 412 boats this winter.'));
    const text = DRAFT.replace('REGISTER', pages.address('/register'));
    const fields = {
      key: key(),
      title: 'Count',
      byline: '',
      published: '',
      deadline: '',
      policy: 'house',
      text,
      wording: 'accepted',
      addresses: '',
    };
    const story = String((await visitor.post('/stories', fields).expect(303)).headers.location);
    const page = (await visitor.get(`${story}/sources`).expect(200)).text;
    assert.match(page, /Proposed sources/);
    assert.match(page, /The minutes of the council\./);
    const item = /href="(\/stories\/[^"]+\/items\/[^"#]+)#item"/.exec(page)?.[1] ?? '';
    assert.match((await visitor.get(item).expect(200)).text, /Fetch as a source/);
    const [link, footnote] = [`${story}/proposed/ps1`, `${story}/proposed/ps2`];
    const fetched = await visitor.post(`${link}/fetch`, { key: key(), url: pages.address('/register') }).expect(303);
    assert.equal(await arrival(visitor, String(fetched.headers.location)), `${story}/sources`);
    await visitor.post(`${footnote}/dismiss`, { key: key(), version: hidden(page, `${footnote}/dismiss`, 'version') }).expect(303);
    const after = (await visitor.get(`${story}/sources`)).text;
    assert.match(after, /Taken by Ann Example:[\s\S]*Register/);
    assert.match(after, /Dismissed by Ann Example/);
    assert.doesNotMatch(after, /Fetch as a source/);
    const seq = hidden(after, `${story}/undo`, 'seq');
    const undone = await visitor.post(`${story}/undo`, { key: key(), page: 'sources', seq }).expect(303);
    assert.equal(undone.headers.location, `${story}/sources`);
    assert.doesNotMatch((await visitor.get(`${story}/sources`)).text, /Dismissed by/);
  });

  it('brings the first sources in with a new story', async (test) => {
    const { pages, web, visitor } = await openDesk(test);
    pages.put('/a', article('Boats', 'The survey found 412 boats in the harbour.'));
    const answer = await visitor
      .raw('/stories')
      .set('Origin', web.address)
      .field({ key: key(), title: 'Count', text: 'There are 412 boats.', policy: 'house', addresses: `${pages.address('/a')}\n` })
      .attach('sources', Buffer.from('The list has 412 boats.'), 'list.txt')
      .expect(303);
    const place = await arrival(visitor, String(answer.headers.location));
    const page = await visitor.get(`${place.replace(/\/sources$/, '')}/sources`).expect(200);
    assert.match(page.text, /list\.txt/);
    assert.match(page.text, /Boats/);
  });

  it('refuses an address that is none, and keeps the draft', async (test) => {
    const { visitor } = await openDesk(test);
    const fields = { key: key(), title: 'Count', text: 'There are 412 boats.', policy: 'house', addresses: 'example.org' };
    const { text } = await visitor.post('/stories', fields).expect(400);
    assert.match(text, /There are 412 boats\./);
    assert.match(text, /Write one a line/);
  });
});

describe('a recording beside captions', () => {
  const CAPTIONS = 'WEBVTT\n\n00:00:02.000 --> 00:00:04.000\n<v Mara Quill>We counted every boat twice.\n';
  const SOUND = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(1_000, 7)]);

  async function withRecording(test: Pick<TestContext, 'after'>, mediaBytes = 10_000) {
    const web = await openTestWeb(test, { intake: { mediaBytes } });
    const visitor = await setUp(web);
    const form = { ...FIELDS, key: key() };
    const upload = visitor.raw('/sources').set('Origin', web.address).field(form);
    const answer = await upload.attach('file', Buffer.from(CAPTIONS), 'talk.vtt').expect(303);
    const source = await arrival(visitor, String(answer.headers.location));
    const version = async () => hidden((await visitor.get(source)).text, `${source}/media`, 'version');
    const put = async (bytes: Buffer, name: string) =>
      visitor
        .raw(`${source}/media`)
        .set('Origin', web.address)
        .field({ key: key(), version: await version() })
        .attach('file', bytes, name);
    return { web, visitor, source, put, version };
  }

  it('plays from the second of the passage, in ranges', async (test) => {
    const { visitor, source, put } = await withRecording(test);
    const answer = await put(SOUND, 'talk.wav');
    assert.equal(answer.status, 303);
    const page = (await visitor.get(`${source}?start=0&end=10`)).text;
    assert.ok(page.includes(`src="${source}/media#t=2"`), 'the passage plays from its second');
    const ask = (range: string) => visitor.get(`${source}/media`).set('Range', range);
    for (const [range, status, stated] of [
      ['bytes=0-9', 206, 'bytes 0-9/1016'],
      ['bytes=1000-', 206, 'bytes 1000-1015/1016'],
      ['bytes=-6', 206, 'bytes 1010-1015/1016'],
      ['bytes=5-5000', 206, 'bytes 5-1015/1016'],
      ['bytes=2000-', 416, 'bytes */1016'],
      ['items=0-9', 200, undefined],
      ['bytes=0-1,5-6', 200, undefined],
    ] as const) {
      const part = await ask(range);
      assert.deepEqual([part.status, part.headers['content-range']], [status, stated], range);
    }
    const last = await ask('bytes=-6').buffer(true);
    assert.deepEqual(Buffer.from(last.body as Uint8Array), SOUND.subarray(-6));
    const whole = await visitor.get(`${source}/media`).buffer(true);
    assert.deepEqual([whole.status, whole.headers['content-type'], whole.headers['accept-ranges']], [200, 'audio/wav', 'bytes']);
    assert.deepEqual(Buffer.from(whole.body as Uint8Array), SOUND);
    const stale = await ask('bytes=0-9').set('If-Range', '"other"');
    assert.equal(stale.status, 200);
  });

  it('is refused when it is none or too large, and can be taken away', async (test) => {
    const { visitor, source, put, version } = await withRecording(test, 1_500);
    const page = await put(Buffer.from('<html><script>alert(1)</script>'.padEnd(200)), 'talk.mp3');
    assert.equal(page.status, 400);
    assert.match(page.text, /no recording that browsers play/);
    const large = await put(Buffer.concat([SOUND, SOUND]), 'talk.wav');
    assert.equal(large.status, 413);
    assert.match(large.text, /larger than/);
    await visitor.get(`${source}/media`).expect(404);
    await put(SOUND, 'talk.wav');
    await visitor.get(`${source}/media`).expect(200);
    await visitor.post(`${source}/media`, { key: key(), version: await version(), 'take-away': 'yes' }).expect(303);
    await visitor.get(`${source}/media`).expect(404);
  });
});
