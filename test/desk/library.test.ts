import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceInput } from '../../src/documents/source.ts';
import { openTestDesk } from '../support/open-test-desk.ts';

const INPUT: SourceInput = { title: '', author: '', publisher: '', published: null, url: null, standing: 'primary', notes: '' };
const bytes = (text: string) => ({ bytes: new TextEncoder().encode(text), name: null, mediaType: null });

test('the library is searched in descriptions and texts, by beginnings of words, without accents', async (t) => {
  const { desk, by, person } = await openTestDesk(t);
  const actor = await person('checker');
  const add = (title: string, text: string) => desk.sources.add({ ...INPUT, title }, bytes(text), 'pasted', null, by(actor));
  await add('Minutes', 'The café by the harbour was closed in June.');
  const speech = await add('Speech', 'Nobody asked the crews.');
  const search = async (words: string) => (await desk.sources.search(words, actor)).map(({ source }) => source.title);
  assert.deepEqual(await search('cafe harb'), ['Minutes']);
  assert.deepEqual(await search('minutes JUNE'), ['Minutes']);
  assert.deepEqual(await search('crews harbour'), []);
  assert.deepEqual(await search('the'), ['Minutes', 'Speech']);
  await desk.sources.replace(
    speech,
    { text: bytes('Everybody asked the captains.'), origin: 'pasted', retrieval: null },
    '',
    by(actor),
  );
  assert.deepEqual([await search('crews'), await search('captains')], [[], ['Speech']]);
});

test('copies of one text are one voice in a story and in its report, and a source knows what it is evidence for', async (t) => {
  const { desk, by, person } = await openTestDesk(t);
  const actor = await person('checker');
  const wire = Array.from(
    { length: 60 },
    (_, index) => `In berth ${index} lies a boat that nobody had counted before the winter of ${1900 + index}.`,
  ).join(' ');
  const story = await desk.stories.open(
    { title: 'Count', byline: '', published: null, deadline: null, policy: 'house' },
    '“Nobody asked the crews,” said Mara Quill.',
    by(actor),
  );
  const add = (title: string, text: string) => desk.sources.add({ ...INPUT, title }, bytes(text), 'pasted', story, by(actor));
  const first = await add('Wire', wire);
  const second = await add('Paper', `${wire} It was a long winter.`);
  const third = await add('Talk', 'MARA QUILL: Nobody asked the crews.');
  const { voices, case: state } = await desk.stories.view(story, actor);
  assert.deepEqual(voices, [[first, second], [third]]);
  const item = state.items[0]?.item.id ?? '';
  const evidence = [{ source: third, start: 12, end: 35 }];
  await desk.items.rule(story, item, { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence }, by(actor));
  const report = await desk.reports.make(story, actor);
  assert.equal(report.voices, '3 sources, 2 independent voices.');
  assert.deepEqual(
    report.sources.map(({ sameVoice }) => sameVoice),
    [['Paper'], ['Wire'], []],
  );
  assert.deepEqual(
    (await desk.sources.view(third, actor)).supports.map((one) => [one.story.title, one.item]),
    [['Count', item]],
  );
  assert.deepEqual(
    (await desk.sources.list(actor)).map(({ items }) => items),
    [0, 0, 1],
  );
});
