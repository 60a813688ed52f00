import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruledChecks } from '../../src/desk/past-check.ts';
import { agreements } from '../../src/verdicts/blind-check.ts';
import { itemState } from '../../src/verdicts/case.ts';
import type { Person } from '../../src/verdicts/person.ts';
import type { RulingInput } from '../../src/verdicts/verdict.ts';
import { everyExport } from '../support/every-export.ts';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';

const DRAFT = '“We must keep one boat for the school,” said Mara Quill, the harbour master.';
const STORY = { title: 'Ferry', byline: '', published: '2026-03-12', deadline: null, policy: 'house', blindCheck: true };
const FIRST: RulingInput = { ruling: 'change', rating: 'misquoted', note: 'the secret note', correction: '', evidence: [] };
const SECOND: RulingInput = { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence: [] };

test('until the second verdict is in, nobody but its author sees the first: page, list, history, report, every export', async (t) => {
  const { desk, by, story, quote, ann, ben, cara } = await openStory(await openTestDesk(t));
  await desk.items.rule(story, quote, FIRST, by(ann));
  for (const viewer of [ben, cara, null]) {
    const shown: unknown[] = [
      await desk.stories.view(story, viewer),
      await desk.stories.list(viewer),
      await desk.stories.history(story, viewer),
      await desk.reports.make(story, viewer),
      await everyExport(desk, story, viewer),
    ];
    shown.push(ruledChecks((await desk.stories.view(story, ann)).case));
    for (const one of shown) assert.doesNotMatch(JSON.stringify(one), /secret note|misquoted"/, `${viewer?.name}`);
  }
  assert.match(JSON.stringify((await desk.stories.view(story, ann)).case), /the secret note/);
  assert.match(JSON.stringify(await desk.stories.history(story, ann)), /the secret note/);
  assert.equal((await desk.stories.list(ben))[0]?.counts['to-check'], 1);
  await assert.rejects(desk.items.signOff(story, quote, by(cara)), /second person/);
});

test('an undone first verdict is as hidden as it was', async (t) => {
  const { desk, by, story, quote, ann, ben } = await openStory(await openTestDesk(t));
  await desk.items.rule(story, quote, FIRST, by(ann));
  await desk.items.rule(story, quote, { ...FIRST, ruling: 'cut' }, by(ann));
  await desk.work.undo(story, (await desk.stories.history(story, ann)).at(-1)?.seq ?? 0, by(ann));
  assert.doesNotMatch(JSON.stringify(await desk.stories.history(story, ben)), /secret note/);
});

test('two that agree are signed by a third; then both are seen', async (t) => {
  const { desk, by, story, quote, ann, ben, cara, entry } = await openStory(await openTestDesk(t));
  await desk.items.rule(story, quote, FIRST, by(ann));
  await desk.items.rule(story, quote, { ...FIRST, note: '' }, by(ben));
  assert.equal((await entry(ben)).verdicts.length, 2);
  assert.equal(itemState(await entry(null)), 'change-required');
  assert.match(JSON.stringify(await desk.stories.history(story, null)), /the secret note/);
  await assert.rejects(
    desk.work.undo(story, (await desk.stories.history(story, null)).at(-1)?.seq ?? 0, by(ben)),
    /seen the first/,
  );
  await desk.items.rule(story, quote, SECOND, by(cara));
  assert.equal((await entry(cara)).blind?.second, null, 'ruled on again, it is checked twice again');
});

test('two that differ are settled by a third, and none of the three signs', async (t) => {
  const { desk, by, story, quote, ann, ben, cara, person, entry } = await openStory(await openTestDesk(t));
  await desk.items.rule(story, quote, FIRST, by(ann));
  await desk.items.rule(story, quote, SECOND, by(ben));
  assert.equal(itemState(await entry(null)), 're-check');
  for (const one of [ann, ben]) await assert.rejects(desk.items.rule(story, quote, SECOND, by(one)), /third person/);
  await desk.items.rule(story, quote, SECOND, by(cara));
  assert.equal(itemState(await entry(null)), 'ruled');
  for (const one of [ann, ben, cara]) await assert.rejects(desk.items.signOff(story, quote, by(one)), { code: 'forbidden' });
  await desk.items.signOff(story, quote, by(await person()));
  const { checkedTwice } = (await desk.stories.view(story, null)).case;
  assert.deepEqual(agreements(checkedTwice).ruling, { n: 1, observed: 0, kappa: 0 });
});

async function openStory(setting: TestDesk) {
  const { desk, by } = setting;
  const people: Person[] = [];
  for (let at = 0; at < 3; at++) people.push(await setting.person('editor'));
  const [ann, ben, cara] = people as [Person, Person, Person];
  const story = await desk.stories.open(STORY, DRAFT, by(ann));
  const quote = (await desk.stories.view(story, null)).case.items[0]?.item.id ?? '';
  const entry = async (viewer: Person | null) => {
    const [first] = (await desk.stories.view(story, viewer)).case.items;
    assert.ok(first);
    return first;
  };
  return { desk, by, story, quote, ann, ben, cara, person: () => setting.person('editor'), entry };
}
