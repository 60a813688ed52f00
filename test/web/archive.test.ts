import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hidden, openTestWeb, setUp, type TestWeb, type Visitor } from '../support/open-test-web.ts';

const CLAIM = 'The harbour of Teluga made 3 million crowns in 2019.';
const FILE = [
  {
    id: 'boats',
    claim: 'Teluga’s harbour made 30 million crowns in 2019.',
    verdict: 'False',
    checked: '2020-02-03',
    publisher: 'Ordo Desk',
  },
  {
    id: 'https://checks.example/figs',
    claim: 'Figs cure <b>fever</b>.',
    speaker: 'Jo Rask',
    verdict: 'Unfounded',
    checked: '2021-05-06',
  },
  { id: 'bad', claim: 'Bread is dear.', url: 'javascript://checks.example/%0aalert(1)', verdict: 'False' },
];
const LINES = FILE.map((line) => JSON.stringify(line));

async function open(test: Parameters<typeof openTestWeb>[0]) {
  const web = await openTestWeb(test);
  const ann = await setUp(web);
  return { web, ann };
}

function bring(web: TestWeb, ann: Visitor, file: string, key = 'bring-them-in') {
  const form = ann.raw('/archive/imports').set('Origin', web.address).field('key', key);
  return file === '' ? form : form.attach('file', Buffer.from(file), 'checks.jsonl');
}

/** The claims that the page lists. */
function claims(html: string): string[] {
  return [...html.matchAll(/<p class="claim">(?:<a [^>]*>)?(.*?)(?:<\/a>)?<\/p>/g)].map(([, claim]) => claim ?? '');
}

/** The item's page once the archive has answered. */
async function panel(ann: Visitor, path: string): Promise<string> {
  for (;;) {
    const { text } = await ann.get(path).expect(200);
    if (!text.includes('checked-before waiting')) return text;
  }
}

describe('the archive', () => {
  it('is empty at first and says what fills it', async (test) => {
    const { ann } = await open(test);
    assert.match((await ann.get('/archive').expect(200)).text, /Nothing was checked yet/);
  });

  it('takes a file: good lines in, bad ones named, twice the same', async (test) => {
    const { web, ann } = await open(test);
    const sent = await bring(web, ann, `${LINES.join('\n')}\n{oops\n`).expect(303);
    const done = String(sent.headers.location);
    const page = (await ann.get(done).expect(200)).text;
    assert.match(page, /3 checks are new\./);
    assert.match(page, /Line 4: This is not JSON\./);
    const again = await bring(web, ann, `${LINES.join('\n')}\n{oops\n`, 'another-key').expect(303);
    assert.equal(again.headers.location, done);
    await ann.get('/archive/imports/nowhere').expect(404);
  });

  it('refuses a form without a file and a file without a check, with the reason', async (test) => {
    const { web, ann } = await open(test);
    const none = (await bring(web, ann, '').expect(400)).text;
    assert.match(none, /aria-invalid="true" aria-describedby="file-error"/);
    assert.match((await bring(web, ann, '{oops', 'another-key').expect(400)).text, /Line 1: This is not JSON\./);
    assert.deepEqual(web.bugs, []);
  });

  it('is searched and filtered; links go to the web only, and words stay words', async (test) => {
    const { web, ann } = await open(test);
    await bring(web, ann, LINES.join('\n')).expect(303);
    const list = async (query: string) => claims((await ann.get(`/archive?${query}`).expect(200)).text);
    const [figs, boats, bread] = ['Figs cure &lt;b&gt;fever&lt;/b&gt;.', FILE[0]?.claim, 'Bread is dear.'];
    assert.deepEqual(await list(''), [figs, boats, bread]);
    assert.deepEqual(await list('q=TELUGA+crowns'), [boats]);
    assert.deepEqual(await list('verdict=False'), [boats, bread]);
    assert.deepEqual(await list('speaker=rask'), [figs]);
    assert.deepEqual(await list('from=2020-02-03&to=2020-12-31'), [boats]);
    assert.deepEqual(await list('origin=story'), []);
    assert.deepEqual(await list('page=99'), [figs, boats, bread]);
    const html = (await ann.get('/archive').expect(200)).text;
    assert.ok(!html.includes('javascript:'));
    assert.match(html, /href="https:\/\/checks\.example\/figs" rel="noreferrer external"/);
  });

  it('goes on over pages', async (test) => {
    const { web, ann } = await open(test);
    const many = Array.from({ length: 51 }, (_, i) => JSON.stringify({ id: i, claim: `Claim ${i}.`, speaker: 'Jo Rask' }));
    await bring(web, ann, many.join('\n')).expect(303);
    const first = (await ann.get('/archive?speaker=jo').expect(200)).text;
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.match(next, /speaker=jo/);
    const second = (await ann.get(next).expect(200)).text;
    assert.equal(new Set([...claims(first), ...claims(second)]).size, 51);
  });
});

describe('an item', () => {
  it('shows what was checked before and how the words differ', async (test) => {
    const { web, ann } = await open(test);
    await bring(web, ann, LINES.join('\n')).expect(303);
    const story = { key: 'open-a-story', title: 'Harbour', byline: '', published: '', deadline: '', policy: 'house', text: CLAIM };
    const path = String((await ann.post('/stories', story).expect(303)).headers.location);
    const item = /href="(\/stories\/[^"]+\/items\/[^"#]+)/.exec((await ann.get(path).expect(200)).text)?.[1] ?? '';
    const before = await panel(ann, item);
    assert.match(before, /<b>False<\/b> <span class="by">checked on 3 February 2020<\/span>/);
    assert.match(before, /<del>3<\/del><ins>30<\/ins>/);
    assert.match(before, /checked by Ordo Desk/);

    const ruling = {
      key: 'rule-on-it',
      version: hidden(before, `${item}/verdict`, 'version'),
      ruling: 'change',
      rating: 'contradicted',
    };
    await ann.post(`${item}/verdict`, { ...ruling, note: '', correction: '' }).expect(303);
    const again = await ann.post('/stories', { ...story, key: 'open-another', title: 'Harbour again' }).expect(303);
    const other = /href="(\/stories\/[^"]+\/items\/[^"#]+)/.exec((await ann.get(String(again.headers.location))).text)?.[1] ?? '';
    const after = await panel(ann, other);
    assert.match(after, new RegExp(`<a href="${item}#item">Harbour</a>`));
    assert.match(after, /In the same words\./);
    assert.match((await ann.get('/archive?origin=story')).text, /Contradicted/);
    assert.deepEqual(web.bugs, []);
  });
});
