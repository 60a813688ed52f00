import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hidden, joinAs, openTestWeb, setUp } from '../support/open-test-web.ts';

const DRAFT = 'The bridge opened in 1931.\n\n“It is safe today, and it will be safe tomorrow,” said Ines Calloway, the engineer.\n';
const CHANGE = { version: '', ruling: 'change', rating: 'misquoted', note: '', correction: 'It is safe today' };

describe('the day’s work', () => {
  it('shows a writer what waits for them, and takes nothing else from them', async (test) => {
    const { web, ann, story, item } = await openStory(test);
    const { visitor: wim, person } = await joinAs(web, 'writer', 'Wim Example');
    await ann.post(`${story}/access`, { key: 'gives-the-story', version: '', open: 'desk', writers: [person.id] }).expect(303);
    await ann.post(`${item}/verdict`, { key: 'asks-a-change', ...CHANGE }).expect(303);
    await ann
      .post(`${story}/queries`, { key: 'asks-a-question', item: '', to: 'writer', text: 'Who said so?', due: '' })
      .expect(303);
    assert.match((await wim.get('/').expect(200)).text, /2 things for you to answer/);
    const page = (await wim.get(item).expect(200)).text;
    assert.match(page, /Accept the change/);
    assert.doesNotMatch(page, /class="rule"|id="edit"|Give it to somebody/);
    await wim.post(`${item}/verdict`, { key: 'writer-rules-it', ...CHANGE }).expect(403);
    await wim.post(`${item}/answer`, { key: 'writer-answers', version: '', answer: 'She said more.' }).expect(303);
    assert.match((await ann.get(item)).text, /She said more\./);
  });

  it('keeps a refused query, and shows one to a source with its contact', async (test) => {
    const { ann, story } = await openStory(test);
    const asked = { item: '', to: 'source', name: '', contact: '555 0100', how: 'phone', text: 'How high is it?', due: '' };
    const refused = await ann.post(`${story}/queries`, { key: 'has-no-name-yet', ...asked }).expect(400);
    assert.match(refused.text, />\nHow high is it\?<\/textarea>/);
    assert.match(refused.text, /Write the name of the source/);
    await ann
      .post(`${story}/queries`, { key: 'has-a-name-now', ...asked, name: 'Bridge office', due: '2020-01-01T10:00' })
      .expect(303);
    const page = (await ann.get(`${story}/queries`).expect(200)).text;
    assert.match(page, /Bridge office/);
    assert.match(page, /1 query overdue/);
    assert.match((await ann.get('/')).text, /1 query overdue/);
  });

  it('asks somebody after a verdict that queries, with its note as the question, while no question is open', async (test) => {
    const { ann, story, item } = await openStory(test);
    const ruled = { version: '', ruling: 'query', rating: 'unproven', note: 'Which bridge?', correction: '' };
    const sent = await ann.post(`${item}/verdict`, { key: 'queries-the-item', ...ruled }).expect(303);
    assert.equal(sent.headers.location, `${item}#ask`);
    assert.match((await ann.get(item)).text, /id="ask" open[\s\S]*>\nWhich bridge\?<\/textarea>/);
    const asked = { item: item.split('/').at(-1) ?? '', to: 'writer', text: 'Which bridge?', due: '' };
    await ann.post(`${story}/queries`, { key: 'asks-it-really', ...asked }).expect(303);
    const open = (await ann.get(item)).text;
    assert.doesNotMatch(open, /id="ask" open/);
    const query = /id="query-([\w-]+)"/.exec(open)?.[1] ?? '';
    await ann.post(`${story}/queries/${query}/close`, { key: 'closes-the-query', version: '', note: '' }).expect(303);
    assert.match((await ann.get(item)).text, /id="ask" open/);
  });

  it('shows both sides when somebody else gave the item away meanwhile', async (test) => {
    const { web, ann, item } = await openStory(test);
    const { person } = await joinAs(web, 'checker', 'Ben Example');
    const version = hidden((await ann.get(item)).text, `${item}/assign`, 'version');
    await ann.post(`${item}/assign`, { key: 'gives-it-to-ben', version, to: person.id, due: '' }).expect(303);
    await ann.post(`${item}/assign`, { key: 'gives-it-away-late', version, to: '', due: '2026-03-01T10:00' }).expect(409);
    assert.match((await ann.get(item)).text, /Given to Ben Example/);
  });

  it('marks words without scripts until the story is read, and takes marks off again', async (test) => {
    const { ann, story } = await openStory(test);
    const buttons = async (name: string) =>
      [...(await ann.get(`${story}/reading`).expect(200)).text.matchAll(new RegExp(`name="${name}" value="([\\d-]+)"`, 'g'))].map(
        (match) => match[1] as string,
      );
    const open = await buttons('mark');
    for (const [at, mark] of open.entries())
      await ann.post(`${story}/reading`, { key: `marks-words-${at}`, draft: '1', part: '1', mark }).expect(303);
    assert.match((await ann.get(`${story}/reading`)).text, /The story is read to the end/);
    const [clear] = await buttons('clear');
    await ann.post(`${story}/reading`, { key: 'takes-it-off', draft: '1', part: '1', clear: clear ?? '' }).expect(303);
    assert.equal((await buttons('mark')).length, 1);
    await ann.post(`${story}/reading`, { key: 'of-another-draft', draft: '9', part: '1', mark: open[0] ?? '' }).expect(409);
  });

  it('proves a text against the draft, and takes back one’s own act from the item', async (test) => {
    const { ann, story, item } = await openStory(test);
    const proof = await ann.post(`${story}/proof`, { key: 'compares-a-text', text: DRAFT.replace('1931', '1932') }).expect(200);
    assert.match(proof.text, /<del>1931<\/del>.*<ins>1932<\/ins>/s);
    await ann.post(`${item}/verdict`, { key: 'rules-by-mistake', ...CHANGE }).expect(303);
    const seq = hidden((await ann.get(item)).text, `${item}/undo`, 'seq');
    await ann.post(`${item}/undo`, { key: 'takes-it-back', seq }).expect(303);
    assert.match((await ann.get(item)).text, /state-words">to check/);
    assert.match((await ann.get(`${story}/history?item=${item.split('/').at(-1)}`)).text, /took back “ruled”/);
  });

  it('shows nothing of a first verdict on any page until the second is in', async (test) => {
    const { web, ann, story, item } = await openStory(test, 'yes');
    const { visitor: ben } = await joinAs(web, 'editor', 'Ben Example');
    await ann.post(`${item}/verdict`, { key: 'the-first-verdict', ...CHANGE, note: 'a hidden note' }).expect(303);
    for (const path of [
      item,
      story,
      '/',
      `${story}/history`,
      `${story}/report`,
      `${story}/report.json`,
      `${story}/queries`,
      '/archive',
    ])
      assert.doesNotMatch((await ben.get(path).buffer().expect(200)).text, /a hidden note|>Misquoted<\/b>/, path);
    await ben.post(`${item}/verdict`, { key: 'the-second-verdict', ...CHANGE, note: 'mine' }).expect(303);
    assert.match((await ben.get(item)).text, /a hidden note/);
    assert.match((await ben.get(story)).text, /Cohen’s kappa/);
  });
});

async function openStory(test: Parameters<typeof openTestWeb>[0], blindCheck = 'no') {
  const web = await openTestWeb(test);
  const ann = await setUp(web);
  const form = { key: 'the-first-story', title: 'Bridge', byline: '', published: '', deadline: '', policy: 'house', text: DRAFT };
  const story = String((await ann.post('/stories', { ...form, blindCheck }).expect(303)).headers.location);
  const view = await web.desk.stories.view(story.split('/').at(-1) ?? '', null);
  const quote = view.case.items.find(({ item }) => item.kind === 'quote')?.item.id;
  return { web, ann, story, item: `${story}/items/${quote}` };
}
