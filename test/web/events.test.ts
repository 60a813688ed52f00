import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FROM, PASSWORD } from '../support/open-test-desk.ts';
import { joinAs, openTestWeb, setUp } from '../support/open-test-web.ts';

test('an open page hears no more of a story once it is not theirs, nor once they are shut out', async (t) => {
  const web = await openTestWeb(t);
  await setUp(web);
  const [ann] = await web.desk.people.list();
  let forms = 0;
  const by = () => ({ actor: ann!, key: `event-form-${++forms}`, version: null });
  const input = { title: 'Bridge', byline: '', published: null, deadline: null, policy: 'house' };
  const story = await web.desk.stories.open(input, 'The bridge opened in 1931.', by());
  const { person: ben } = await joinAs(web, 'checker', 'Ben Example');
  const listen = async () => {
    const signedIn = await web.desk.accounts.signIn({ name: 'Ben Example', password: PASSWORD }, FROM);
    const token = signedIn.kind === 'signed-in' ? signedIn.token : '';
    const answer = await fetch(`${web.address}/stories/${story}/events`, { headers: { Cookie: `verbatim=${token}` } });
    assert.equal(answer.status, 200);
    return answer;
  };
  const hidden = await listen();
  await web.desk.stories.setAccess(story, { readers: [ann!.id], writers: [] }, by());
  assert.doesNotMatch(await hidden.text(), /event: changed/);
  await web.desk.stories.setAccess(story, { readers: null, writers: [] }, by());
  const shutOut = await listen();
  await web.desk.people.change(ben.id, { role: 'checker', disabled: true }, by());
  await shutOut.text();
});
