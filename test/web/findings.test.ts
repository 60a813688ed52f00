import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestWeb, setUp } from '../support/open-test-web.ts';
import { plainSourceInput } from '../support/plain-source-input.ts';

const DRAFT = `The harbour master counted nine boats on Monday.

“We will keep one boat for the school through the winter,” said Marta Olsen, the mayor.
`;
const SOURCES = [
  {
    title: 'Minutes',
    words:
      'Marta Olsen: We will keep one boat for the school through the winter. The harbour master counted nine boats on Monday. The harbour master went home on Monday.',
  },
  {
    title: 'Recording',
    words: 'Marta Olsen: We must keep one boat for the school through the winter.\n\nThe harbour is old.',
  },
];

describe('a finding on its page', () => {
  it('names the words in which another source differs', async (test) => {
    const { ann, item } = await openFound(test);
    const page = (await ann.get(item('quote')).expect(200)).text;
    assert.match(page, /Recording has it differently<\/h3>[\s\S]*“must” instead of “will”[\s\S]*<ins>must<\/ins>/);
  });

  it('keeps apart what speaks to a claim and what was read besides', async (test) => {
    const { ann, item } = await openFound(test);
    const page = (await ann.get(item('claim')).expect(200)).text;
    const [speaks, silent] = page.split('<details class="fold silent"');
    assert.match(speaks ?? '', /What the sources say[\s\S]*nine boats/);
    assert.doesNotMatch((speaks ?? '').split('What the sources say')[1] ?? '', />\s*Silent/);
    assert.match(silent ?? '', /^><summary>Also read, say/);
  });

  it('tells passages of one line apart by their words where evidence is chosen', async (test) => {
    const { ann, item } = await openFound(test);
    const page = (await ann.get(item('claim')).expect(200)).text;
    const offered = [...page.matchAll(/name="evidence"[\s\S]*?<small>([\s\S]*?)<\/small>/g)].map((match) => match[1]);
    assert.ok(offered.length > 1);
    assert.equal(new Set(offered).size, offered.length);
    assert.match(offered[0] ?? '', /<q>The harbour master counted nine boats on Monday\.<\/q>/);
  });
});

async function openFound(test: Parameters<typeof openTestWeb>[0]) {
  const web = await openTestWeb(test);
  const ann = await setUp(web);
  const [actor] = await web.desk.people.list();
  const by = (key: string) => ({ actor: actor!, key, version: null });
  const input = { title: 'Ferry', byline: '', published: '2026-03-05', deadline: null, policy: 'house' };
  const story = await web.desk.stories.open(input, DRAFT, by('opens-the-story'));
  for (const { title, words } of SOURCES) {
    const text = { bytes: new TextEncoder().encode(words), name: null, mediaType: 'text/plain; charset=utf-8' };
    await web.desk.sources.add({ ...plainSourceInput, title }, text, 'pasted', story, by(`adds-${title}`));
  }
  await web.desk.reports.make(story, actor!); // waits for every finding
  const { case: found } = await web.desk.stories.view(story, actor!);
  const item = (kind: 'quote' | 'claim') => `/stories/${story}/items/${found.items.find((one) => one.item.kind === kind)?.item.id}`;
  return { web, ann, story, item };
}
