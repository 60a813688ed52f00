import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hidden, openTestWeb, setUp, type TestWeb, type Visitor } from '../support/open-test-web.ts';

const DRAFT = `The bridge opened in 1931. The bridge was painted in 1990.

“It is safe today, and it will be safe tomorrow,” said Ines Calloway, the engineer.
`;
const QUOTE = 'It is safe today, and it will be safe tomorrow';

describe('items', () => {
  it('are added by their words, or by a selection as long as the draft still says so', async (test) => {
    const { ann, story, words } = await openStory(test);
    const add = (fields: Record<string, string>) => ann.post(`${story}/items`, { kind: 'claim', speaker: '', nth: '', ...fields });
    const twice = await add({ key: 'several-places', words: 'The bridge' }).expect(400);
    assert.match(twice.text, />\nThe bridge<\/textarea>/);
    const second = await add({ key: 'the-second-one', words: 'The bridge', nth: '2' }).expect(303);
    assert.match(String(second.headers.location), new RegExp(`^${story}/items/`));
    const start = String(DRAFT.indexOf('painted'));
    await add({ key: 'by-a-selection', words: 'painted', start, end: String(Number(start) + 7) }).expect(303);
    await add({ key: 'a-stale-selection', words: 'opened', start: '0', end: '6' }).expect(303);
    assert.deepEqual(
      (await words()).filter((one) => ['The bridge', 'painted', 'opened'].includes(one)),
      ['opened', 'The bridge', 'painted'],
    );
  });

  it('get other words, kind and speaker', async (test) => {
    const { web, ann, story, item, words } = await openStory(test);
    const change = (fields: Record<string, string>) =>
      ann.post(`${item}/change`, { version: '', start: '', kind: 'quote', speaker: '', ...fields });
    const wrong = await change({ key: 'not-in-the-draft', words: 'never said' }).expect(400);
    assert.match(wrong.text, />\nnever said<\/textarea>/);
    await change({ key: 'shorter-words', words: 'safe today', speaker: 'The engineer' }).expect(303);
    assert.ok((await words()).includes('safe today'));
    const view = await web.desk.stories.view(story.split('/').at(-1) ?? '', null);
    const changed = view.case.items.find((entry) => item.endsWith(`/${entry.item.id}`))?.item;
    assert.equal(changed?.kind === 'quote' && changed.speaker?.name, 'The engineer');
  });

  it('are split, merged and removed', async (test) => {
    const { ann, item, words } = await openStory(test);
    await ann.post(`${item}/split`, { key: 'no-such-words', version: '', second: 'elsewhere' }).expect(400);
    const first = String(
      (await ann.post(`${item}/split`, { key: 'split-it-here', version: '', second: 'and it will' }).expect(303)).headers.location,
    );
    assert.deepEqual((await words()).slice(-2), ['It is safe today,', 'and it will be safe tomorrow,']);
    const path = first.replace('#item', '');
    const page = (await ann.get(path).expect(200)).text;
    const other = /<select id="other"[^>]*><option value="([^"]+)"/.exec(page)?.[1] ?? '';
    const merged = await ann
      .post(`${path}/merge`, { key: 'merge-them-again', version: hidden(page, `${path}/merge`, 'version'), other })
      .expect(303);
    const whole = String(merged.headers.location).replace('#item', '');
    await ann.post(`${whole}/remove`, { key: 'remove-the-item', version: '' }).expect(303);
    assert.ok((await words()).every((one) => !one.includes('safe')));
    await ann.get(whole).expect(404);
  });

  it('are listed as filtered', async (test) => {
    const { ann, story } = await openStory(test);
    const shown = async (query: string) =>
      ((await ann.get(`${story}?${query}`).expect(200)).text.match(/<span class="q">/g) ?? []).length;
    assert.equal(await shown('show=quotes'), 1);
    assert.equal(await shown('q=TOMORROW'), 1);
    assert.equal(await shown('q=nothing+like+it'), 0);
    assert.equal(await shown('show=quotes&show=claims'), await shown(''));
  });

  it('are ruled on one after the other within the list as filtered, and the last verdict is taken back from the next item', async (test) => {
    const { web, ann, story } = await openStory(test);
    const { case: found } = await web.desk.stories.view(story.split('/').at(-1) ?? '', null);
    const claims = found.items.filter(({ item }) => item.kind === 'claim').map(({ item }) => item.id);
    assert.ok(claims.length > 1);
    const verdict = { version: '', ruling: 'stands', rating: 'supported', note: '', onward: 'next' };
    const rule = (claim: string | undefined) =>
      ann.post(`${story}/items/${claim}/verdict?show=claims`, { key: `rules-on-${claim}`, ...verdict }).expect(303);
    const next = String((await rule(claims[0])).headers.location);
    assert.equal(next, `${story}/items/${claims[1]}?show=claims&done=${claims[0]}#item`);
    const page = (await ann.get(next.replace('#item', '')).expect(200)).text;
    assert.match(page, /Recorded for Claim \d+: Stands, Supported\./);
    const undo = `${story}/items/${claims[0]}/undo?show=claims`;
    const taken = await ann.post(undo, { key: 'takes-it-back', seq: hidden(page, undo, 'seq') }).expect(303);
    assert.equal(taken.headers.location, `${story}/items/${claims[0]}?show=claims#item`);
    for (const claim of claims.slice(1)) await rule(claim);
    await ann.post(`${story}/items/${claims[0]}/take?show=claims`, { key: 'is-at-it-again' }).expect(303);
    const last = await ann
      .post(`${story}/items/${claims[0]}/verdict?show=claims`, { key: 'rules-on-the-last', ...verdict })
      .expect(303);
    assert.equal(last.headers.location, `${story}/items/${claims[0]}?show=claims#item`);
  });

  it('are carried over to a draft that is uploaded, though the form came with the words before; typed words are not thrown away for it', async (test) => {
    const { web, ann, story, words } = await openStory(test);
    const send = (text: string, key: string) =>
      ann
        .raw(`${story}/draft`)
        .set('Origin', web.address)
        .field({ key, version: '', text, wording: 'accepted' })
        .attach('file', Buffer.from(DRAFT.replace('1931', '1932')), 'draft.txt');
    const both = await send(`${DRAFT}\nTyped by hand.`, 'a-text-and-a-file').expect(400);
    assert.match(both.text, /There is a text and a file[\s\S]*Typed by hand\./);
    await send(DRAFT, 'an-uploaded-draft').expect(303);
    assert.ok((await words()).some((one) => one.includes('1932')));
  });

  it('fall back to re-check when a new draft moves their words, and the page says so', async (test) => {
    const { ann, story, item } = await openStory(test);
    await ann
      .post(`${item}/verdict`, { key: 'ruled-before-it', version: '', ruling: 'stands', rating: 'accurate', note: '' })
      .expect(303);
    const page = (await ann.get(`${story}/draft`)).text;
    const version = hidden(page, `${story}/draft`, 'version');
    const text = DRAFT.replace('safe tomorrow', 'safe the day after');
    await ann.post(`${story}/draft`, { key: 'the-second-draft', version, text }).expect(303);
    assert.match((await ann.get(item).expect(200)).text, /The draft changed here since the verdict/);
    const stale = await ann.post(`${story}/draft`, { key: 'a-late-draft', version, text: 'Mine, written meanwhile.' }).expect(409);
    assert.match(stale.text, />\nMine, written meanwhile.<\/textarea>/);
    assert.match(stale.text, /safe the day after/);
    assert.match(stale.text, /both began from[\s\S]*safe tomorrow/);
  });
});

async function openStory(test: Parameters<typeof openTestWeb>[0]): Promise<{
  web: TestWeb;
  ann: Visitor;
  story: string;
  /** The address of the quote. */
  item: string;
  words: () => Promise<string[]>;
}> {
  const web = await openTestWeb(test);
  const ann = await setUp(web);
  const form = { key: 'the-first-story', title: 'Bridge', byline: '', published: '', deadline: '', policy: 'house', text: DRAFT };
  const story = String((await ann.post('/stories', form).expect(303)).headers.location);
  const items = async () =>
    (await web.desk.stories.view(story.split('/').at(-1) ?? '', null)).case.items.map((entry) => entry.item);
  const quote = (await items()).find(({ kind, text }) => kind === 'quote' && text.startsWith(QUOTE));
  return { web, ann, story, item: `${story}/items/${quote?.id}`, words: async () => (await items()).map(({ text }) => text) };
}
