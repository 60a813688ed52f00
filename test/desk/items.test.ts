import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';

const DRAFT =
  '“It is a fair price,” said Mara Quill. “We paid it gladly,” she added.\n\nThe harbour made 3 million crowns in 2019 and 4 million in 2020.\n';
const STORY = { title: 'Harbour', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };
const STANDS = { ruling: 'stands', rating: 'accurate', note: 'read it in full', correction: '', evidence: [] } as const;

async function openStory(setting: TestDesk) {
  const checker = await setting.person('checker');
  const id = await setting.desk.stories.open(STORY, DRAFT, setting.by(checker));
  const item = async (words: string) => {
    const entry = (await setting.desk.stories.view(id, null)).case.items.find((one) => one.item.text.includes(words));
    assert.ok(entry, `an item with "${words}"`);
    return entry;
  };
  return { checker, id, item };
}

test('words typed in become an item, wherever the line breaks', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id } = await openStory(setting);
  const added = await setting.desk.items.addByWords(
    id,
    { kind: 'claim', words: '4 million  in 2020', nth: null, speaker: '' },
    setting.by(checker),
  );
  const { item } = (await setting.desk.stories.view(id, null)).case.items.find((entry) => entry.item.id === added) ?? {};
  assert.equal(item?.text, '4 million in 2020');
  assert.equal(DRAFT.slice(item?.start, item?.end), '4 million in 2020');
});

test('words that the draft lacks, or has twice, are refused with what to do', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id } = await openStory(setting);
  const add = (words: string, nth: number | null) =>
    setting.desk.items.addByWords(id, { kind: 'claim', words, nth, speaker: '' }, setting.by(checker));
  await assert.rejects(add('no such words', null), { code: 'invalid' });
  await assert.rejects(add('million', null), /2 times/);
  await assert.rejects(add('(((', null), { code: 'invalid' });
  const second = await add('million', 2);
  const entry = (await setting.desk.stories.view(id, null)).case.items.find((one) => one.item.id === second);
  assert.equal(entry?.item.start, DRAFT.lastIndexOf('million'));
});

test('merging two quotes gives one with both segments, splitting gives them back', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id, item } = await openStory(setting);
  const [a, b] = [await item('fair price'), await item('gladly')];
  if (a.item.id === b.item.id) return assert.fail('the draft has two quotes');
  const merged = await setting.desk.items.merge(id, a.item.id, b.item.id, setting.by(checker));
  const one = await item('fair price');
  assert.equal(one.item.id, merged);
  assert.match(one.item.text, /fair price.*gladly/);
  const [left, right] = await setting.desk.items.split(id, merged, DRAFT.indexOf('said Mara'), setting.by(checker));
  const items = (await setting.desk.stories.view(id, null)).case.items.map((entry) => entry.item.id);
  assert.ok(items.includes(left) && items.includes(right) && !items.includes(merged));
});

test('a ruling keeps its history, and a second person signs it', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id, item } = await openStory(setting);
  const editor = await setting.person('editor');
  const quote = (await item('fair price')).item.id;
  await setting.desk.items.rule(id, quote, { ...STANDS, ruling: 'change', rating: 'misquoted' }, setting.by(checker));
  await setting.desk.items.rule(id, quote, STANDS, setting.by(checker));
  await setting.desk.items.signOff(id, quote, setting.by(editor));
  const entry = await item('fair price');
  assert.deepEqual(
    entry.verdicts.map((verdict) => verdict.ruling),
    ['change', 'stands'],
  );
  assert.equal(entry.signOff?.by, editor.id);
});

test('nobody signs their own verdict, and a checker signs none', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id, item } = await openStory(setting);
  const editor = await setting.person('editor');
  const quote = (await item('fair price')).item.id;
  await assert.rejects(setting.desk.items.signOff(id, quote, setting.by(editor)), { code: 'invalid' });
  await setting.desk.items.rule(id, quote, STANDS, setting.by(editor));
  await assert.rejects(setting.desk.items.signOff(id, quote, setting.by(editor)), { code: 'forbidden' });
  await assert.rejects(setting.desk.items.signOff(id, quote, setting.by(checker)), { code: 'forbidden' });
  assert.equal((await item('fair price')).signOff, null);
});

test('a new ruling takes the signature away', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id, item } = await openStory(setting);
  const editor = await setting.person('editor');
  const quote = (await item('fair price')).item.id;
  await setting.desk.items.rule(id, quote, STANDS, setting.by(checker));
  await setting.desk.items.signOff(id, quote, setting.by(editor));
  await setting.desk.items.rule(id, quote, { ...STANDS, ruling: 'query', rating: 'unproven' }, setting.by(checker));
  assert.equal((await item('fair price')).signOff, null);
  await assert.rejects(setting.desk.items.signOff(id, quote, setting.by(editor)), /queried/);
});

test('ratings of the other kind and stet without a reason are refused', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id, item } = await openStory(setting);
  const quote = (await item('fair price')).item.id;
  const rule = (input: object) => setting.desk.items.rule(id, quote, { ...STANDS, ...input }, setting.by(checker));
  await assert.rejects(rule({ rating: 'supported' }), { code: 'invalid' });
  await assert.rejects(rule({ ruling: 'stet', note: '  ' }), /reason/);
  await assert.rejects(rule({ ruling: 'nonsense' }), { code: 'invalid' });
  assert.equal((await item('fair price')).verdicts.length, 0);
});

test('a writer reads and changes nothing', async (t) => {
  const setting = await openTestDesk(t);
  const { id, item } = await openStory(setting);
  const writer = await setting.person('writer');
  const quote = (await item('fair price')).item.id;
  await assert.rejects(setting.desk.items.rule(id, quote, STANDS, setting.by(writer)), { code: 'forbidden' });
  await assert.rejects(setting.desk.items.remove(id, quote, setting.by(writer)), { code: 'forbidden' });
  await assert.rejects(setting.desk.stories.open(STORY, DRAFT, setting.by(writer)), { code: 'forbidden' });
});
