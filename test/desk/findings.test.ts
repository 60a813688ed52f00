import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimFinding, QuoteFinding } from '../../src/matching/finding.ts';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';
import { plainSourceInput } from '../support/plain-source-input.ts';

const STORY = { title: 'Council', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };
const QUOTE =
  'We think it is vital that the council goes on looking hard at the state of the old harbour walls every single year until they are safe';

async function check(setting: TestDesk, draft: string, ...sources: string[]) {
  const checker = await setting.person('checker');
  const id = await setting.desk.stories.open(STORY, draft, setting.by(checker));
  for (const text of sources) {
    const bytes = { bytes: new TextEncoder().encode(text), name: null, mediaType: 'text/plain' };
    await setting.desk.sources.add(plainSourceInput, bytes, 'pasted', id, setting.by(checker));
  }
  const report = await setting.desk.reports.make(id, null);
  return { id, checker, report };
}

test('one word changed and one left out: exactly these two are named', async (t) => {
  const setting = await openTestDesk(t);
  const source = `MS. HALE: ${QUOTE.replace('vital', 'critical').replace('every single year', 'every single calendar year')}.`;
  const { report } = await check(setting, `“${QUOTE},” said Ann Hale, the mayor.`, source);
  const finding = report.items[0]?.finding?.machine as QuoteFinding;
  const changes = finding.changes.filter((change) => change.kind !== 'typographic').map((change) => change.kind);
  assert.deepEqual(changes.toSorted(), ['substitution', 'unmarked-omission']);
  assert.equal(finding.attribution, 'speaker-agrees');
  const passage = finding.passages[0];
  assert.ok(passage && source.slice(passage.start, passage.end).startsWith('We think'));
});

test('a derived count agrees with nine names, and conflicts with eight and with ten', async (t) => {
  const setting = await openTestDesk(t);
  const draft =
    'The United States and eight of its allies requested the meeting, according to a statement issued late Thursday by Mara Quill, a spokesperson in Washington.';
  const nine = ['Austria', 'Belgium', 'Canada', 'Denmark', 'Estonia', 'Finland', 'Germany', 'Hungary', 'the United States'];
  const request = (states: readonly string[]) =>
    `The meeting was requested by ${states.slice(0, -1).join(', ')} and ${states.at(-1)}.`;
  for (const [states, relation] of [
    [nine, 'supports'],
    [nine.slice(1), 'conflicts'],
    [[...nine, 'Japan'], 'conflicts'],
  ] as const) {
    const { report } = await check(setting, `${draft} Case ${states.length}.`, request(states));
    const claim = report.items.find((item) => item.item.kind === 'claim' && item.words.includes('eight of its allies'));
    const finding = claim?.finding?.machine as ClaimFinding;
    assert.equal(finding.relation, relation, `${states.length} states: ${finding.facts.map((fact) => fact.because).join(' ')}`);
  }
});

test('evidence is frozen into the verdict with the finding that was seen', async (t) => {
  const setting = await openTestDesk(t);
  const source = `Minutes.\n\nMS. HALE: ${QUOTE}.`;
  const { id, checker, report } = await check(setting, `“${QUOTE},” said Ann Hale.`, source);
  const item = report.items[0];
  const passage = item?.finding?.machine.passages[0];
  assert.ok(item && passage);
  const evidence = [{ source: passage.source, start: passage.start, end: passage.end }];
  await setting.desk.items.rule(
    id,
    item.item.id,
    { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence },
    setting.by(checker),
  );
  await setting.desk.sources.detach(id, passage.source, setting.by(checker));
  const verdict = (await setting.desk.reports.make(id, null)).items[0]?.verdict;
  assert.equal(verdict?.evidence[0]?.words, source.slice(passage.start, passage.end));
  const { case: after } = await setting.desk.stories.view(id, null);
  assert.equal(after.items[0]?.verdicts[0]?.finding?.kind, 'quote');
});

test('evidence outside a source, or from one that is not attached, is refused', async (t) => {
  const setting = await openTestDesk(t);
  const { id, checker, report } = await check(setting, `“${QUOTE},” said Ann Hale.`, `MS. HALE: ${QUOTE}.`);
  const item = report.items[0]?.item.id as string;
  const source = report.sources[0]?.id as string;
  const rule = (place: object) =>
    setting.desk.items.rule(
      id,
      item,
      { ruling: 'stands', rating: 'accurate', note: '', correction: '', evidence: [{ source, start: 0, end: 5, ...place }] },
      setting.by(checker),
    );
  await assert.rejects(rule({ end: 1e6 }), { code: 'invalid' });
  await assert.rejects(rule({ start: 5, end: 5 }), { code: 'invalid' });
  await assert.rejects(rule({ source: 'elsewhere' }), { code: 'invalid' });
});

test('the demo shows what it promises: altered, verbatim, marked elision, conflicting and agreeing claim', async (t) => {
  const setting = await openTestDesk(t);
  const checker = await setting.person('checker');
  const id = await setting.desk.stories.openDemo(setting.by(checker));
  assert.equal(await setting.desk.stories.openDemo(setting.by(checker)), id);
  const report = await setting.desk.reports.make(id, null);
  assert.equal(report.story.demo, true);
  const quote = (words: string) =>
    report.items.find((item) => item.item.kind === 'quote' && item.words.includes(words))?.finding?.machine as QuoteFinding;
  const claim = (words: string) =>
    report.items.find((item) => item.item.kind === 'claim' && item.words.includes(words))?.finding?.machine as ClaimFinding;
  assert.equal(quote('never once asked us')?.fidelity, 'verbatim');
  assert.equal(quote('every week we wait').fidelity, 'marked-elision');
  assert.ok(quote('But steel of this age').changes.some((change) => change.kind === 'substitution'));
  assert.ok(quote('No business on Quay Street').context.includes('condition-dropped'));
  assert.equal(claim('14 million').relation, 'conflicts');
  assert.equal(claim('opened in 1931').relation, 'supports');
  assert.ok(report.furniture.some((span) => report.text.slice(span.start, span.end).includes('Share this story')));
});
