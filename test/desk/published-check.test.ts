import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublishedCheckInput } from '../../src/verdicts/published-check.ts';
import { openTestDesk } from '../support/open-test-desk.ts';

const STORY = { title: 'What was said', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };
const DRAFT = '“Nobody ever crossed the bay by boat,” said Mara Quill. “The pier opened in 1931,” she said.';
const CHECK: PublishedCheckInput = {
  claim: 'Nobody ever crossed the bay by boat.',
  claimant: 'Mara Quill',
  claimantKind: 'person',
  appearance: 'https://speeches.example.com/2026/03',
  appeared: '2026-03-10',
  publicRating: 'false',
  explanation: '',
  url: 'https://checks.example.org/bay',
};

async function openStory(test: Parameters<typeof openTestDesk>[0]) {
  const setting = await openTestDesk(test);
  const [ann, eve] = [await setting.person('checker'), await setting.person('editor')];
  const story = await setting.desk.stories.open(STORY, DRAFT, setting.by(ann));
  const view = () => setting.desk.stories.view(story, ann);
  return { ...setting, ann, eve, story, view };
}

test('a claim of somebody else’s is marked, its signature stands, and the export has it', async (t) => {
  const { desk, by, ann, eve, story, view } = await openStory(t);
  const ruling = { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence: [] } as const;
  await desk.items.rule(story, 'q1', ruling, by(ann));
  await desk.items.signOff(story, 'q1', by(eve));
  await assert.rejects(desk.reports.export(story, 'claimreview', ann), { code: 'invalid', message: /one’s own draft/ });
  await desk.items.publish(story, 'q1', CHECK, by(ann));
  const [entry] = (await view()).case.items;
  assert.equal(entry?.published?.by, ann.id);
  assert.ok(entry?.signOff);
  const { bytes, name } = await desk.reports.export(story, 'claimreview', ann);
  assert.equal(name, 'What-was-said.claimreview.jsonld');
  assert.equal(JSON.parse(new TextDecoder().decode(bytes)).claimReviewed, CHECK.claim);
  await desk.items.publish(story, 'q1', null, by(ann));
  assert.equal((await view()).case.items[0]?.published, null);
});

test('in a story that is checked twice it is said once both have ruled: it tells what the first thinks', async (t) => {
  const { desk, by, ann, eve, person } = await openStory(t);
  const story = await desk.stories.open({ ...STORY, blindCheck: true }, DRAFT, by(ann));
  const ruling = { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence: [] } as const;
  const publish = () => desk.items.publish(story, 'q1', CHECK, by(ann));
  await assert.rejects(publish(), { code: 'conflict', message: /once both have ruled/ });
  await desk.items.rule(story, 'q1', ruling, by(ann));
  await assert.rejects(publish(), { code: 'conflict' });
  await desk.items.rule(story, 'q1', ruling, by(eve));
  await publish();
  assert.equal((await desk.stories.view(story, await person('editor'))).case.items[0]?.published?.claim, CHECK.claim);
});

test('a page of one’s own is no claim of others, each check has a page, and the scale is the house’s', async (t) => {
  const { desk, by, ann, story } = await openStory(t);
  const publish = (item: string, change: Partial<PublishedCheckInput>) =>
    desk.items.publish(story, item, { ...CHECK, ...change }, by(ann));
  await assert.rejects(publish('q1', { appearance: 'https://www.example.org/own', url: 'https://example.org/check' }), {
    message: /never for one’s own/,
  });
  await assert.rejects(publish('q1', { appearance: 'https://news.example.org/a', url: 'https://example.org/check' }), {
    message: /never for one’s own/,
  });
  await assert.rejects(publish('q1', { claim: 'x'.repeat(75) }), { code: 'invalid', message: /fewer than 75/ });
  await assert.rejects(publish('q1', { appearance: 'javascript:alert(1)' }), { code: 'invalid' });
  await assert.rejects(publish('q1', { publicRating: 'pants' }), { message: /The house has true, mostly-true/ });
  await publish('q1', {});
  await assert.rejects(publish('q2', { url: `${CHECK.url}#second` }), { message: /page of its own/ });
});

test('two who say it at once: the second is told, and a verdict that is being typed meets no conflict', async (t) => {
  const { desk, by, ann, story } = await openStory(t);
  await desk.items.publish(story, 'q1', CHECK, by(ann, 0));
  await assert.rejects(desk.items.publish(story, 'q1', CHECK, by(ann, 0)), { code: 'conflict' });
  const ruling = { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence: [] } as const;
  await desk.items.rule(story, 'q1', ruling, by(ann, 0));
});

test('it can be taken back, and a new draft carries it', async (t) => {
  const { desk, by, ann, story, view } = await openStory(t);
  await desk.items.publish(story, 'q1', CHECK, by(ann));
  await desk.stories.revise(story, DRAFT.replace('1931', '1932'), by(ann));
  assert.equal((await view()).case.items[0]?.published?.url, CHECK.url);
  await desk.items.publish(story, 'q1', { ...CHECK, publicRating: 'unproven' }, by(ann));
  const act = (await desk.stories.history(story, ann)).findLast(({ action }) => action === 'check-published');
  await desk.work.undo(story, act!.seq, by(ann));
  assert.equal((await view()).case.items[0]?.published?.publicRating, 'false');
});

test('who only writes says nothing of it', async (t) => {
  const { desk, by, person, story } = await openStory(t);
  await assert.rejects(desk.items.publish(story, 'q1', CHECK, by(await person('writer'))), { code: 'forbidden' });
});
