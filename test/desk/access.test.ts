import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyExport } from '../support/every-export.ts';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';
import { plainSourceInput } from '../support/plain-source-input.ts';

const STORY = { title: 'Harbour', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };
const DRAFT = 'The harbour master wrote that “the third gate has been rusting through since the spring”.';
const SECRET = 'In confidence: the third gate has been rusting through since the spring, and the council was told.';

test('a story for named people is not there for anybody else, whatever they do', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const [ann, ben, eve] = [await setting.person('checker'), await setting.person('checker'), await setting.person('editor')];
  const id = await desk.stories.open(STORY, DRAFT, by(ann));
  await desk.stories.setAccess(id, { readers: [ann.id, ben.id], writers: [] }, by(ann));
  assert.equal((await desk.stories.list(ben)).length, 1);
  assert.equal((await desk.stories.list(eve)).length, 0);
  const notThere = { code: 'not-found' };
  await assert.rejects(desk.stories.view(id, eve), notThere);
  await assert.rejects(desk.stories.history(id, eve), notThere);
  await assert.rejects(desk.reports.export(id, 'json', eve), notThere);
  await assert.rejects(desk.stories.revise(id, 'Other words.', by(eve)), notThere);
  await assert.rejects(desk.items.remove(id, 'q1', by(eve)), notThere);
  await assert.rejects(desk.stories.setAccess(id, { readers: null, writers: [] }, by(eve)), notThere);
});

test('a story whose named people all left is found and taken over by an editor, and by nobody else', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const admin = await setting.person('administrator');
  const [ann, ben, eve, cy] = [
    await setting.person('checker'),
    await setting.person('checker'),
    await setting.person('editor'),
    await setting.person('senior-checker'),
  ];
  const id = await desk.stories.open(STORY, DRAFT, by(ann));
  await desk.stories.setAccess(id, { readers: [ann.id, ben.id], writers: [] }, by(ann));
  await desk.people.change(ann.id, { role: 'checker', disabled: true }, by(admin));
  assert.deepEqual(await desk.stories.list(eve), []);
  await desk.people.change(ben.id, { role: 'checker', disabled: true }, by(admin));
  assert.deepEqual(
    (await desk.stories.list(eve)).map(({ leftBehind }) => leftBehind),
    [true],
  );
  assert.deepEqual(await desk.stories.list(cy), []);
  await desk.stories.setAccess(id, { readers: [eve.id, cy.id], writers: [] }, by(eve));
  assert.equal((await desk.stories.list(cy))[0]?.leftBehind, false);
  assert.deepEqual(await desk.stories.list(admin), []);
});

test('nobody shuts themselves out of a story, and only known people are named', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const [ann, ben] = [await setting.person('checker'), await setting.person('checker')];
  const id = await desk.stories.open(STORY, DRAFT, by(ann));
  for (const access of [
    { readers: [ben.id], writers: [] },
    { readers: [ann.id, 'nobody'], writers: [] },
    { readers: null, writers: [ben.id] },
  ])
    await assert.rejects(desk.stories.setAccess(id, access, by(ann)), { code: 'invalid' });
});

test('a writer sees the stories they were given and their sources, and nothing else', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const [ann, wim] = [await setting.person('checker'), await setting.person('writer')];
  const id = await desk.stories.open(STORY, DRAFT, by(ann));
  const source = await addSource(setting, id, by(ann));
  await addSource(setting, null, by(ann));
  assert.deepEqual([await desk.stories.list(wim), await desk.sources.list(wim)], [[], []]);
  await assert.rejects(desk.sources.view(source, wim), { code: 'not-found' });
  await desk.stories.setAccess(id, { readers: null, writers: [wim.id] }, by(ann));
  assert.equal((await desk.stories.view(id, wim)).case.story.id, id);
  assert.deepEqual(
    (await desk.sources.list(wim)).map((one) => one.source.id),
    [source],
  );
  await assert.rejects(desk.items.remove(id, 'q1', by(wim)), { code: 'forbidden' });
});

test('of a confidential source nobody learns a word but the people named', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const [ann, eve, admin] = [
    await setting.person('checker'),
    await setting.person('editor'),
    await setting.person('administrator'),
  ];
  const id = await desk.stories.open(STORY, DRAFT, by(ann));
  const source = await addSource(setting, id, by(ann));
  await desk.sources.setAccess(source, [], by(ann));
  await desk.reports.make(id, ann);
  const quote = (await desk.stories.view(id, ann)).case.items[0];
  assert.ok(quote);
  const evidence = [{ source, start: 0, end: 13 }];
  const ruling = { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence } as const;
  await desk.items.rule(id, quote.item.id, ruling, by(ann));
  assert.match(await everything(setting, id, ann), /In confidence/);
  for (const reader of [eve, admin]) {
    const told = await everything(setting, id, reader);
    assert.doesNotMatch(told, /In confidence|council was told|Memo/);
    assert.match(told, /withheld/);
    await assert.rejects(desk.sources.view(source, reader), { code: 'not-found' });
    await assert.rejects(desk.reports.export(id, 'dossier', reader), { code: 'forbidden' });
    await assert.rejects(desk.sources.original(source, reader), { code: 'not-found' });
    await assert.rejects(desk.sources.attach(id, source, by(reader)), { code: 'not-found' });
    await assert.rejects(desk.sources.setAccess(source, null, by(reader)), { code: 'not-found' });
  }
  await desk.sources.setAccess(source, [eve.id], by(ann));
  assert.match(await everything(setting, id, eve), /In confidence/);
});

test('a source that is brought in as confidential is its bringer’s alone from the first moment', async (t) => {
  const { desk, by, person } = await openTestDesk(t);
  const [ann, eve] = [await person('checker'), await person('editor')];
  const text = { bytes: new TextEncoder().encode(SECRET), name: null, mediaType: 'text/plain' };
  const order = { input: plainSourceInput, confidential: true, arrived: { text, origin: 'pasted', retrieval: null } } as const;
  const heard: number[] = [];
  desk.subscribe(async () => heard.push((await desk.sources.list(eve)).length));
  await desk.imports.settled(await desk.imports.add([order], null, by(ann)), null, ann);
  assert.equal((await desk.sources.list(ann)).length, 1);
  assert.deepEqual([...new Set([...heard, (await desk.sources.list(eve)).length])], [0]);
});

/** All that the desk tells this reader, in every format. */
async function everything({ desk }: TestDesk, story: string, reader: Parameters<TestDesk['by']>[0]): Promise<string> {
  const view = await desk.stories.view(story, reader);
  const told = [view, [...view.findings], await desk.stories.history(story, reader), await desk.sources.list(reader)];
  return [JSON.stringify(told), await everyExport(desk, story, reader)].join('\n');
}

function addSource({ desk }: TestDesk, story: string | null, by: ReturnType<TestDesk['by']>): Promise<string> {
  const bytes = { bytes: new TextEncoder().encode(SECRET), name: null, mediaType: 'text/plain' };
  return desk.sources.add({ ...plainSourceInput, title: 'Memo' }, bytes, 'pasted', story, by);
}
