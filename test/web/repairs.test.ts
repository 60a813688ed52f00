import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hidden, openTestWeb, setUp } from '../support/open-test-web.ts';

describe('lawful repairs', () => {
  it('are shown with a quote that fails and go into the correction, with what was typed, before anything is recorded', async (test) => {
    const { web, ann, actor, story } = await openDemo(test);
    const done = await web.desk.stories.view(story, actor);
    const failing = done.case.items.find(({ item }) => {
      const found = done.findings.get(item.id);
      return found?.finding.kind === 'quote' && found.policy.outcome !== 'pass' && found.finding.passages.length > 0;
    });
    assert.ok(failing);
    const repairs = await web.desk.items.repairs(done, failing.item.id);
    const path = `/stories/${story}/items/${failing.item.id}`;
    const page = (await ann.get(path).expect(200)).text;
    assert.match(page, /Lawful repairs/);
    assert.equal(page.match(/name="use"/g)?.length, repairs.length);

    const use = repairs[0]!.text;
    const form = {
      key: hidden(page, `${path}/verdict`, 'key'),
      version: hidden(page, `${path}/verdict`, 'version'),
      note: 'Half a note',
    };
    const answer = await ann.post(`${path}/verdict`, { ...form, use }).expect(200);
    assert.match(answer.text, />\nHalf a note<\/textarea>/);
    const shown = /<textarea id="correction"[^>]*>\n([^<]*)</.exec(answer.text)?.[1]?.replaceAll('&#34;', '"');
    assert.equal(shown, use);
    assert.equal((await web.desk.stories.view(story, actor)).case.items.flatMap(({ verdicts }) => verdicts).length, 0);
    assert.deepEqual(web.bugs, []);
  });

  it('are not offered for a quote that passes, or for a claim', async (test) => {
    const { web, ann, actor, story } = await openDemo(test);
    const view = await web.desk.stories.view(story, actor);
    const claim = view.case.items.find(({ item }) => item.kind === 'claim')!;
    assert.deepEqual(await web.desk.items.repairs(view, claim.item.id), []);
    assert.doesNotMatch((await ann.get(`/stories/${story}/items/${claim.item.id}`)).text, /Lawful repairs/);
  });
});

/** The demo story, with every finding. */
async function openDemo(test: Parameters<typeof openTestWeb>[0]) {
  const web = await openTestWeb(test);
  const ann = await setUp(web);
  const actor = (await web.desk.people.list())[0]!;
  const story = await web.desk.stories.openDemo({ actor, key: 'opens-the-demo', version: null });
  await web.desk.reports.make(story, actor);
  return { web, ann, actor, story };
}
