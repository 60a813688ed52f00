import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestDesk } from '../support/open-test-desk.ts';
import { openTestDesk } from '../support/open-test-desk.ts';

const DRAFT = [
  'The harbour will close in June.',
  '',
  '“We counted every boat twice,” said Mara Quill, the harbour master. The survey found 412 boats.',
].join('\n');
const STORY = { title: 'Harbour', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };

async function openStory(setting: TestDesk, text = DRAFT) {
  const checker = await setting.person('checker');
  const id = await setting.desk.stories.open(STORY, text, setting.by(checker));
  return { checker, id };
}

test('a draft opens with its quotes and claims, and the words are kept exactly', async (t) => {
  const setting = await openTestDesk(t);
  const { id } = await openStory(setting);
  const view = await setting.desk.stories.view(id, null);
  assert.equal(view.text, DRAFT);
  const quote = view.case.items.find((entry) => entry.item.kind === 'quote')?.item;
  assert.equal(quote?.text, 'We counted every boat twice,');
  assert.equal(quote?.kind === 'quote' && quote.speaker?.name, 'Mara Quill');
  assert.ok(view.case.items.some((entry) => entry.item.kind === 'claim' && entry.item.text.includes('412')));
  for (const { item } of view.case.items.filter((entry) => entry.item.kind === 'claim')) {
    assert.equal(item.text, view.text.slice(item.start, item.end));
  }
});

test('the same form sent twice opens one story', async (t) => {
  const setting = await openTestDesk(t);
  const form = setting.by(await setting.person('checker'));
  const first = await setting.desk.stories.open(STORY, DRAFT, form);
  assert.equal(await setting.desk.stories.open(STORY, DRAFT, form), first);
  assert.equal((await setting.desk.stories.list(null)).length, 1);
});

test('an empty draft, NUL and half characters are refused with a sentence', async (t) => {
  const setting = await openTestDesk(t);
  const checker = await setting.person('checker');
  for (const text of ['', ' \n\t ', 'a\0b', 'a\uD800b']) {
    await assert.rejects(setting.desk.stories.open(STORY, text, setting.by(checker)), { name: 'VerbatimError', code: 'invalid' });
  }
  assert.equal((await setting.desk.stories.list(null)).length, 0);
});

test('a form made from an older version of the story meets a conflict', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id } = await openStory(setting);
  const version = (await setting.desk.stories.view(id, null)).versions.story ?? 0;
  await setting.desk.stories.change(id, { ...STORY, title: 'First' }, setting.by(checker, version));
  await assert.rejects(setting.desk.stories.change(id, { ...STORY, title: 'Second' }, setting.by(checker, version)), {
    code: 'conflict',
  });
  assert.equal((await setting.desk.stories.view(id, null)).case.story.title, 'First');
});

test('in a new draft unmoved words keep their verdict, changed words fall to re-check, new ones are to be checked', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id } = await openStory(setting);
  const before = (await setting.desk.stories.view(id, null)).case.items;
  for (const { item } of before) {
    const rating = item.kind === 'quote' ? 'accurate' : 'supported';
    await setting.desk.items.rule(
      id,
      item.id,
      { ruling: 'stands', rating, note: '', correction: '', evidence: [] },
      setting.by(checker),
    );
  }
  const revised = `Lead of the new draft.\n\n${DRAFT.replace('412', '413')}\n\n“Nobody asked us,” said Tom Reeve.`;
  await setting.desk.stories.revise(id, revised, setting.by(checker));
  const view = await setting.desk.stories.view(id, null);
  const quote = view.case.items.find((entry) => entry.item.text.startsWith('We counted'));
  const claim = view.case.items.find((entry) => entry.item.text.includes('413'));
  const fresh = view.case.items.find((entry) => entry.item.text.startsWith('Nobody asked'));
  assert.equal(quote?.recheck, false);
  assert.equal(quote?.verdicts.length, 1);
  assert.equal(claim?.recheck, true);
  assert.equal(claim?.verdicts[0]?.words.includes('412'), true);
  assert.equal(fresh?.verdicts.length, 0);
  assert.equal(view.text.slice(quote?.item.start, quote?.item.end), quote?.item.text);
  const ids = view.case.items.map((entry) => entry.item.id);
  assert.equal(new Set(ids).size, ids.length);
});

test('a ruling made from words that a new draft changed meets a conflict', async (t) => {
  const setting = await openTestDesk(t);
  const { checker, id } = await openStory(setting);
  const view = await setting.desk.stories.view(id, null);
  const claim = view.case.items.find((entry) => entry.item.text.includes('412'))?.item;
  assert.ok(claim);
  await setting.desk.stories.revise(id, DRAFT.replace('412', '413'), setting.by(checker));
  const stale = setting.by(checker, view.versions[claim.id] ?? 0);
  const ruling = { ruling: 'stands', rating: 'supported', note: '', correction: '', evidence: [] } as const;
  await assert.rejects(setting.desk.items.rule(id, claim.id, ruling, stale), { code: 'conflict' });
});
