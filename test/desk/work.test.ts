import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemState } from '../../src/verdicts/case.ts';
import type { Person, Role } from '../../src/verdicts/person.ts';
import type { QueryInput } from '../../src/verdicts/query.ts';
import type { RulingInput } from '../../src/verdicts/verdict.ts';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';

const DRAFT = [
  'The ferry stops in spring.',
  '',
  '“We must keep one boat for the school,” said Mara Quill, the harbour master. Eight members voted for it in 2019.',
].join('\n');
const STORY = { title: 'Ferry', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };
const STANDS = { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence: [] } as const;
const ASKED: QueryInput = { item: null, to: { kind: 'writer' }, text: 'How do you know?', due: null };

test('all open items go to one person in one act, and come back one by one', async (t) => {
  const { desk, by, story, editor, checker, writer } = await openStory(await openTestDesk(t));
  const total = (await desk.stories.view(story, null)).case.items.length;
  const due = '2026-03-12T15:00:00.000Z';
  assert.equal(await desk.work.assignItems(story, { items: 'open', to: checker.id, due }, by(editor)), total);
  const [summary] = await desk.stories.list(checker);
  assert.deepEqual(summary?.mine, { count: total, due });
  assert.equal((await desk.stories.list(editor))[0]?.mine.count, 0);
  const seqs = (await desk.stories.history(story, null)).filter(({ action }) => action === 'item-assigned').map(({ seq }) => seq);
  assert.equal(new Set(seqs).size, 1);
  await assert.rejects(desk.work.assignItems(story, { items: 'open', to: writer.id, due: null }, by(editor)), { code: 'invalid' });
  await assert.rejects(desk.work.assignItems(story, { items: 'open', to: checker.id, due: null }, by(writer)), {
    code: 'forbidden',
  });
});

test('an assignment is no conflict for a verdict that is being typed; taking an item shows who is at it', async (t) => {
  const { desk, by, story, editor, checker, item } = await openStory(await openTestDesk(t));
  const quote = (await item('We must')).item.id;
  const version = (await desk.stories.view(story, null)).versions[quote] ?? 0;
  await desk.work.take(story, quote, by(checker));
  assert.equal(itemState(await item('We must')), 'checking');
  await desk.work.assignItems(story, { items: [quote], to: editor.id, due: null }, by(editor));
  assert.equal(itemState(await item('We must')), 'to-check');
  await desk.items.rule(story, quote, STANDS, by(checker, version));
  assert.equal(itemState(await item('We must')), 'ruled');
});

test('a query waits on its item until the writer answers; then it is closed', async (t) => {
  const { desk, by, story, checker, editor, writer, item } = await openStory(await openTestDesk(t));
  const quote = (await item('We must')).item.id;
  const query = await desk.work.ask(story, { ...ASKED, item: quote, due: '2020-01-01T00:00:00.000Z' }, by(checker));
  assert.equal(itemState(await item('We must')), 'queried');
  assert.deepEqual((await desk.stories.list(null))[0]?.queries, { open: 1, answered: 0, overdue: 1 });
  await desk.items.rule(story, quote, STANDS, by(checker));
  await assert.rejects(desk.items.signOff(story, quote, by(editor)), /no answer yet/);
  await desk.work.answer(story, query, { text: 'I heard it.', from: '', when: null, how: null }, by(writer));
  assert.deepEqual((await desk.stories.list(null))[0]?.queries, { open: 0, answered: 1, overdue: 0 });
  await desk.items.signOff(story, quote, by(editor));
  await assert.rejects(desk.work.close(story, query, '', by(writer)), { code: 'forbidden' });
  await desk.work.close(story, query, 'enough', by(checker));
  await assert.rejects(desk.work.answer(story, query, { text: 'More.', from: '', when: null, how: null }, by(writer)), /closed/);
});

test('a source is asked by name, and a checker writes down who answered, when and how', async (t) => {
  const { desk, by, story, checker, writer } = await openStory(await openTestDesk(t));
  const to = { kind: 'source', name: 'Harbour office', contact: '555 0100', how: 'phone' } as const;
  const query = await desk.work.ask(story, { ...ASKED, to }, by(checker));
  const answer = { text: 'Nine, not eight.', from: '', when: '2026-03-11T10:00:00.000Z', how: null };
  await assert.rejects(desk.work.answer(story, query, answer, by(writer)), { code: 'forbidden' });
  await desk.work.answer(story, query, answer, by(checker));
  const forWriter = [
    await desk.stories.view(story, writer),
    await desk.stories.history(story, writer),
    await desk.reports.make(story, writer),
  ];
  for (const shown of forWriter) assert.doesNotMatch(JSON.stringify(shown), /Harbour office|not eight/);
  const [kept] = (await desk.stories.view(story, null)).case.queries;
  assert.deepEqual(
    kept?.answers.map(({ from, how, when, by: who }) => [from, how, when, who]),
    [['Harbour office', 'phone', '2026-03-11T10:00:00.000Z', checker.id]],
  );
});

test('change required, accepted, made in a new draft, recognised, ruled again, signed', async (t) => {
  const { desk, by, story, checker, editor, writer, item } = await openStory(await openTestDesk(t));
  const claim = (await item('Eight members')).item.id;
  const change: RulingInput = { ...STANDS, ruling: 'change', rating: 'contradicted', correction: 'Nine members' };
  await desk.items.rule(story, claim, change, by(checker));
  await assert.rejects(desk.items.signOff(story, claim, by(editor)), /draft still has to change/);
  await desk.work.answerChange(story, claim, 'Let me look.', by(writer));
  await desk.work.acceptChange(story, claim, by(writer));
  await assert.rejects(desk.work.acceptChange(story, claim, by(writer)), { code: 'invalid' });
  await desk.stories.revise(story, DRAFT.replace('Eight', 'Nine'), by(checker));
  const entry = await item('Nine members');
  assert.equal(itemState(entry), 'changed');
  assert.match(entry.moved?.before ?? '', /Eight members/);
  assert.equal(entry.proposal?.accepted?.by, writer.id);
  await desk.items.rule(story, claim, { ...STANDS, rating: 'supported' }, by(checker));
  await desk.items.signOff(story, claim, by(editor));
  assert.equal(itemState(await item('Nine members')), 'signed-off');
});

test('words that changed otherwise fall to re-check, lost ones are listed, new ones say since when they stand', async (t) => {
  const { desk, by, story, checker, editor, item } = await openStory(await openTestDesk(t));
  for (const words of ['We must', 'Eight members']) {
    const entry = await item(words);
    await desk.items.rule(
      story,
      entry.item.id,
      { ...STANDS, rating: entry.item.kind === 'quote' ? 'accurate' : 'supported' },
      by(checker),
    );
    await desk.items.signOff(story, entry.item.id, by(editor));
  }
  const second = DRAFT.replace(' Eight members voted for it in 2019.', '').replace('one boat', 'two boats');
  await desk.stories.revise(story, `${second}\n\nThe old pier burned down in 1931.`, by(checker));
  const { case: after } = await desk.stories.view(story, null);
  assert.equal(itemState(await item('two boats')), 're-check');
  assert.equal((await item('1931')).since, 2);
  assert.deepEqual(
    after.lost.map(({ words, state, draft }) => [words.slice(0, 13), state, draft]),
    [['Eight members', 'signed-off', 2]],
  );
});

test('stet needs a name and a reason, and an editor signs it', async (t) => {
  const { desk, by, story, checker, editor, item } = await openStory(await openTestDesk(t));
  const quote = (await item('We must')).item.id;
  const stet = { ...STANDS, ruling: 'stet', rating: 'misquoted', note: 'The tape is bad.' } as const;
  await assert.rejects(desk.items.rule(story, quote, stet, by(checker)), /name of who keeps it/);
  await desk.items.rule(story, quote, { ...stet, keptBy: 'Ann Desk' }, by(checker));
  await desk.items.signOff(story, quote, by(editor));
  assert.equal((await item('We must')).verdicts[0]?.keptBy, 'Ann Desk');
});

test('undo: one’s own act, as a new act, until somebody built on it', async (t) => {
  const { desk, by, story, checker, editor, item } = await openStory(await openTestDesk(t));
  const quote = (await item('We must')).item.id;
  const last = async () => (await desk.stories.history(story, null)).at(-1)?.seq ?? 0;
  await desk.items.rule(story, quote, STANDS, by(checker));
  await desk.items.rule(story, quote, { ...STANDS, ruling: 'cut' }, by(checker));
  const cut = await last();
  await assert.rejects(desk.work.undo(story, cut, by(editor)), { code: 'forbidden' });
  await desk.work.undo(story, cut, by(checker));
  assert.equal((await item('We must')).verdicts.at(-1)?.ruling, 'stands');
  assert.equal((await desk.stories.history(story, null)).at(-1)?.action, 'act-undone');
  await desk.items.signOff(story, quote, by(editor));
  const signed = await last();
  await assert.rejects(desk.work.undo(story, cut, by(checker)), { code: 'conflict' });
  await desk.work.undo(story, signed, by(editor));
  assert.equal((await item('We must')).signOff, null);
  await desk.items.remove(story, quote, by(checker));
  await desk.work.undo(story, await last(), by(checker));
  assert.equal((await item('We must')).verdicts.length, 1);
  const [left] = await desk.items.split(story, quote, (await item('We must')).item.start + 12, by(checker));
  await desk.work.undo(story, await last(), by(checker));
  assert.equal((await item('We must')).item.id, quote);
  assert.ok((await desk.stories.view(story, null)).case.items.every((entry) => entry.item.id !== left));
});

test('undo: a question, an answer and a closing, each as long as nothing followed on it, also over a new draft', async (t) => {
  const { desk, by, story, checker, editor, item } = await openStory(await openTestDesk(t));
  const quote = (await item('We must')).item.id;
  const last = async () => (await desk.stories.history(story, null)).at(-1)?.seq ?? 0;
  const queries = async () => (await desk.stories.view(story, null)).case.queries;
  const ask = { item: quote, to: { kind: 'writer' }, text: 'Who said so?', due: null } as const;
  const query = await desk.work.ask(story, ask, by(checker));
  const asked = await last();
  await desk.work.answer(story, query, { text: 'I did.', from: '', when: null, how: null }, by(checker));
  const answered = await last();
  await desk.work.close(story, query, 'settled', by(editor));
  const closed = await last();
  await assert.rejects(desk.work.undo(story, answered, by(checker)), { code: 'conflict' });
  await assert.rejects(desk.work.undo(story, closed, by(checker)), { code: 'forbidden' });
  await desk.work.undo(story, closed, by(editor));
  const [open] = await queries();
  assert.equal(open?.closed, null);
  assert.equal(open?.answers.length, 1);
  await assert.rejects(desk.work.undo(story, asked, by(checker)), { code: 'conflict' });
  const withdrawn = await desk.work.ask(story, { ...ask, text: 'Asked by mistake' }, by(checker));
  const mistake = await last();
  await desk.stories.revise(story, `${DRAFT} More.`, by(checker));
  assert.deepEqual((await item('We must')).waitingFor, [withdrawn]);
  await desk.work.undo(story, mistake, by(checker));
  assert.deepEqual(
    (await queries()).map(({ id }) => id),
    [query],
  );
  assert.deepEqual((await item('We must')).waitingFor, []);
});

test('undo is refused when a new draft was saved since', async (t) => {
  const { desk, by, story, checker, item } = await openStory(await openTestDesk(t));
  await desk.items.rule(story, (await item('We must')).item.id, STANDS, by(checker));
  const seq = (await desk.stories.history(story, null)).at(-1)?.seq ?? 0;
  await desk.stories.revise(story, `${DRAFT} More.`, by(checker));
  await assert.rejects(desk.work.undo(story, seq, by(checker)), /new draft/);
});

test('the last reading: marks are made for the present draft and carried where words did not move', async (t) => {
  const { desk, by, story, checker, writer } = await openStory(await openTestDesk(t));
  const lead = { start: 0, end: DRAFT.indexOf('\n') };
  await assert.rejects(desk.work.markNoClaim(story, { draft: 1, spans: [lead] }, by(writer)), { code: 'forbidden' });
  await assert.rejects(desk.work.markNoClaim(story, { draft: 1, spans: [{ start: 0, end: 1e6 }] }, by(checker)), {
    code: 'invalid',
  });
  await desk.work.markNoClaim(story, { draft: 1, spans: [lead] }, by(checker));
  assert.equal((await desk.work.reading(story, null)).words['no-claim'], 5);
  await desk.stories.revise(story, `News.\n\n${DRAFT}`, by(checker));
  const after = await desk.work.reading(story, null);
  assert.equal(after.words['no-claim'], 5);
  assert.equal(after.stretches[0]?.kind, 'open');
  await assert.rejects(desk.work.markNoClaim(story, { draft: 1, spans: [lead] }, by(checker)), { code: 'conflict' });
});

test('a proof records nothing unless asked to', async (t) => {
  const { desk, by, story, checker, item } = await openStory(await openTestDesk(t));
  const printed = DRAFT.replace('Eight', 'Nine');
  const before = (await desk.stories.history(story, null)).length;
  const proof = await desk.work.prove(story, printed, null);
  assert.equal(proof.changedWords, 2);
  assert.deepEqual(
    proof.items.map(({ id }) => id),
    [(await item('Eight members')).item.id],
  );
  assert.equal((await desk.stories.history(story, null)).length, before);
  await desk.work.recordProof(story, printed, by(checker));
  const recorded = (await desk.stories.history(story, null)).at(-1)?.payload as { sha256: string };
  assert.equal(recorded.sha256, proof.sha256);
});

async function openStory(setting: TestDesk) {
  const { desk, by } = setting;
  const people: Partial<Record<Role, Person>> = {};
  for (const role of ['checker', 'editor', 'writer'] as const) people[role] = await setting.person(role);
  const { checker, editor, writer } = people as Record<Role, Person>;
  const story = await desk.stories.open(STORY, DRAFT, by(checker));
  await desk.stories.setAccess(story, { readers: null, writers: [writer.id] }, by(editor));
  await desk.work.assignStory(story, checker.id, by(editor));
  const item = async (words: string) => {
    const entry = (await desk.stories.view(story, null)).case.items.find((one) => one.item.text.includes(words));
    assert.ok(entry, `an item with "${words}"`);
    return entry;
  };
  return { desk, by, story, checker, editor, writer, item };
}
