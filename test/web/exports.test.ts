import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinAs, openTestWeb, setUp } from '../support/open-test-web.ts';

const DRAFT = '“Nobody ever crossed the bay by boat,” said Mara Quill.';
const CHECK = {
  ...{ version: '', thirdParty: 'yes', claim: 'Nobody crossed the bay by boat.', claimant: 'Mara Quill', claimantKind: 'person' },
  ...{ appearance: 'https://speeches.example.com/2026', appeared: '', publicRating: 'false', explanation: 'A ferry runs daily.' },
  checkUrl: 'https://checks.example.org/bay',
};

test('a published check is typed, refused with all that was typed, saved, and exported once it is signed', async (t) => {
  const web = await openTestWeb(t);
  const ann = await setUp(web);
  const eve = await joinAs(web, 'editor', 'Eve Example');
  const [person] = await web.desk.people.list();
  const input = { title: 'Bay', byline: '', published: null, deadline: null, policy: 'house' };
  const story = `/stories/${await web.desk.stories.open(input, DRAFT, { actor: person!, key: 'opens-a-story', version: null })}`;
  const item = `${story}/items/q1`;

  const own = { ...CHECK, key: 'on-our-own-site', appearance: 'https://www.checks.example.org/bay' };
  const refused = (await ann.post(`${item}/published`, own).expect(400)).text;
  assert.match(refused, /never for one’s own articles/);
  assert.match(refused, /value="https:\/\/www\.checks\.example\.org\/bay"/);
  assert.match(refused, /<option value="false" selected>/);
  assert.match(refused, />\nA ferry runs daily\.<\/textarea>/);
  await ann.post(`${item}/published`, { ...CHECK, key: 'on-the-other-site' }).expect(303);
  assert.match((await ann.get(item)).text, /<details class="fold publish" id="publish" open>/);

  const ruling = { key: 'rules-on-the-item', version: '', ruling: 'stands', rating: 'accurate', note: '' };
  await ann.post(`${item}/verdict`, ruling).expect(303);
  assert.match((await ann.get(`${story}/report.claimreview`).expect(400)).text, /its verdict is not signed off/);
  assert.match((await ann.get(`${story}/report`)).text, /ClaimReview: Item 1 is somebody else’s published claim/);
  await eve.visitor.post(`${item}/sign-off`, { key: 'signs-the-verdict', version: '' }).expect(303);
  const saved = await ann
    .get(`${story}/report.claimreview`)
    .expect(200)
    .expect('Content-Type', /^application\/ld\+json/);
  assert.equal(JSON.parse(saved.text ?? String(saved.body)).url, CHECK.checkUrl);

  await ann.post(`${item}/published`, { key: 'takes-it-back', version: '' }).expect(303);
  await ann.get(`${story}/report.claimreview`).expect(400);
  assert.deepEqual(web.bugs, []);
});

test('every format is offered on the report page under a name, and a wrong one is told which are right', async (t) => {
  const web = await openTestWeb(t);
  const ann = await setUp(web);
  const [person] = await web.desk.people.list();
  const input = { title: 'Bay', byline: '', published: null, deadline: null, policy: 'house' };
  const story = `/stories/${await web.desk.stories.open(input, DRAFT, { actor: person!, key: 'opens-a-story', version: null })}`;
  const page = (await ann.get(`${story}/report`).expect(200)).text;
  for (const format of ['html', 'pdf', 'docx', 'md', 'csv', 'json', 'annotations', 'dossier'])
    assert.match(page, new RegExp(`href="${story}/report\\.${format}">Save as \\w`));
  assert.match(page, /ClaimReview: Nothing here is somebody else’s published claim/);
  await ann
    .get(`${story}/report.docx`)
    .expect(200)
    .expect('Content-Disposition', /filename=Bay\.docx/);
  const wrong = (await ann.get(`${story}/report.odt`).expect(404)).text;
  assert.match(wrong, /html, pdf, docx, md, csv, json, claimreview, annotations, dossier/);
});
