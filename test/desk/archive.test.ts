import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { By, EarlierMatch } from '../../src/desk/desk.ts';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';

const STORY = { title: 'Harbour', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };
const CLAIM = 'The harbour of Teluga made 3 million crowns in 2019.';
const RULING = { ruling: 'stands', rating: 'supported', note: '', correction: '', evidence: [] } as const;
const LINES = [
  { id: 'boats', claim: 'Teluga’s harbour made 30 million crowns in 2019.', verdict: 'False', publisher: 'The Ordo Desk' },
  { id: 'figs', claim: 'Figs cure Karsund fever.', title: 'Do figs cure fever?' },
];

async function openStory(setting: TestDesk, by: By, title = STORY.title) {
  const id = await setting.desk.stories.open({ ...STORY, title }, `${CLAIM}\n`, by);
  const item = (await setting.desk.stories.view(id, by.actor)).case.items[0]?.item.id ?? '';
  return { id, item };
}

function file(...lines: unknown[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return { bytes: new TextEncoder().encode(text), name: 'checks.jsonl', mediaType: null };
}

/** The item's matches, once they are worked out. */
async function earlier({ desk }: TestDesk, story: string, item: string, by: By): Promise<readonly EarlierMatch[]> {
  for (;;) {
    let stop = () => {};
    const moved = new Promise<void>((resolve) => {
      stop = desk.subscribe(() => resolve());
    });
    const found = (await desk.stories.view(story, by.actor)).earlier.get(item);
    if (found) {
      stop();
      return found;
    }
    await moved;
    stop();
  }
}

test('what was ruled in one story is shown beside the like of it in another, and never beside itself', async (t) => {
  const setting = await openTestDesk(t);
  const by = setting.by(await setting.person('checker'));
  const first = await openStory(setting, by);
  assert.deepEqual(await earlier(setting, first.id, first.item, by), []);
  await setting.desk.items.rule(first.id, first.item, RULING, setting.by(by.actor));
  const second = await openStory(setting, setting.by(by.actor), 'Harbour again');
  const [match, ...others] = await earlier(setting, second.id, second.item, by);
  assert.deepEqual(match?.check.origin, { kind: 'story', story: first.id, item: first.item, by: by.actor.id });
  assert.equal(match?.check.verdict, 'supported');
  assert.equal(others.length, 0);
  assert.deepEqual(await earlier(setting, first.id, first.item, by), []);
});

test('an item that had nothing like it is told of a ruling that is given later', async (t) => {
  const setting = await openTestDesk(t);
  const checker = await setting.person('checker');
  const [first, second] = [await openStory(setting, setting.by(checker)), await openStory(setting, setting.by(checker), 'Later')];
  await setting.desk.archive.importChecks(file(LINES[1]), setting.by(checker));
  assert.deepEqual(await earlier(setting, second.id, second.item, setting.by(checker)), []);
  await setting.desk.items.rule(first.id, first.item, RULING, setting.by(checker));
  const told = new Promise<void>((resolve) => setting.desk.subscribe(() => resolve()));
  await setting.desk.stories.view(second.id, checker);
  await told;
  const [match] = await earlier(setting, second.id, second.item, setting.by(checker));
  assert.equal(match?.check.verdict, 'supported');
});

test('a ruling that is changed, queried or given back changes the archive with it', async (t) => {
  const setting = await openTestDesk(t);
  const checker = await setting.person('checker');
  const { id, item } = await openStory(setting, setting.by(checker));
  const verdicts = async () => (await setting.desk.archive.list(checker)).map(({ verdict }) => verdict);
  assert.deepEqual(await verdicts(), []);
  await setting.desk.items.rule(id, item, RULING, setting.by(checker));
  assert.deepEqual(await verdicts(), ['supported']);
  await setting.desk.items.rule(id, item, { ...RULING, ruling: 'change', rating: 'contradicted' }, setting.by(checker));
  assert.deepEqual(await verdicts(), ['contradicted']);
  await setting.desk.items.giveBack(id, item, 'Look at the report', setting.by(await setting.person('editor')));
  assert.deepEqual(await verdicts(), []);
});

test('a story that somebody does not see is not in their archive', async (t) => {
  const setting = await openTestDesk(t);
  const checker = await setting.person('checker');
  const stranger = await setting.person('editor');
  const { id, item } = await openStory(setting, setting.by(checker));
  await setting.desk.items.rule(id, item, RULING, setting.by(checker));
  await setting.desk.stories.setAccess(id, { readers: [checker.id], writers: [] }, setting.by(checker));
  const other = await openStory(setting, setting.by(stranger), 'Another');
  assert.equal((await setting.desk.archive.list(checker)).length, 1);
  assert.equal((await setting.desk.archive.list(stranger)).length, 0);
  assert.deepEqual(await earlier(setting, other.id, other.item, setting.by(stranger)), []);
  assert.equal((await earlier(setting, other.id, other.item, setting.by(checker))).length, 1);
});

test('a file of past checks: good lines go in, bad ones are told, the same again is the same', async (t) => {
  const setting = await openTestDesk(t);
  const checker = await setting.person('checker');
  const bring = (...lines: unknown[]) => setting.desk.archive.importChecks(file(...lines), setting.by(checker));
  const id = await bring(LINES[0], '{oops', LINES[1], { id: 'no claim' });
  const [brought] = await setting.desk.archive.imports();
  assert.deepEqual([brought?.id, brought?.added, brought?.replaced, brought?.faulty], [id, 2, 0, 2]);
  assert.deepEqual(
    brought?.faults.map(({ line }) => line),
    [2, 4],
  );
  assert.equal(await bring(LINES[0], '{oops', LINES[1], { id: 'no claim' }), id);
  assert.equal((await setting.desk.archive.imports()).length, 1);

  await bring({ ...LINES[0], verdict: 'True after all' });
  assert.equal((await setting.desk.archive.imports())[1]?.replaced, 1);
  const list = await setting.desk.archive.list(checker);
  assert.deepEqual(list.map(({ verdict }) => verdict).toSorted(), ['True after all', null].toSorted());
  const story = await openStory(setting, setting.by(checker));
  const [match] = await earlier(setting, story.id, story.item, setting.by(checker));
  assert.equal(match?.check.verdict, 'True after all');
});

test('a file without a past check is refused with the reason, and so is whoever may not', async (t) => {
  const setting = await openTestDesk(t);
  const bring = async (role: 'checker' | 'writer', ...lines: unknown[]) =>
    setting.desk.archive.importChecks(file(...lines), setting.by(await setting.person(role)));
  await assert.rejects(bring('checker', '{oops'), /no past check in this file\. Line 1: This is not JSON/);
  await assert.rejects(bring('checker'), { code: 'invalid' });
  await assert.rejects(bring('writer', LINES[0]), { code: 'forbidden' });
  assert.equal((await setting.desk.archive.imports()).length, 0);
});
