import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import { createMatcher, type Matcher, type MatchItem, type MatchSource } from '../../src/desk/matcher.ts';
import { loadTables, type Tables } from '../../src/desk/tables.ts';
import { plainDocument } from '../../src/documents/document.ts';
import type { Quote } from '../../src/items/item.ts';
import { createMatchEngine } from '../../src/matching/match-engine.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { createSampleText } from '../matching/sample-text.ts';
import { PROJECT } from '../support/project.ts';

const sample = createSampleText(23);
const SOURCES: readonly MatchSource[] = Array.from({ length: 12 }, (_, at) => ({
  id: `source-${at}`,
  fingerprint: 'first',
  document: plainDocument(canonicalText(sample.text(600))),
}));

/** Enough for two threads; every third quote has a word of its own, every fourth is nowhere. */
const ITEMS: readonly MatchItem[] = Array.from({ length: 40 }, (_, at) => {
  const words = SOURCES[at % SOURCES.length]!.document.text.split(/\s+/).slice(at, at + 9);
  if (at % 3 === 0) words[4] = 'otherwise';
  return { item: quote(`q${at}`, at % 4 === 3 ? Array.from({ length: 9 }, sample.word).join(' ') : words.join(' ')), around: '' };
});

let tables: Tables;
before(async () => {
  tables = await loadTables(PROJECT);
});

function quote(id: string, text: string): Quote {
  const segments = [{ start: 0, end: text.length }];
  return { kind: 'quote', id, start: 0, end: text.length, text, segments, form: 'direct', speaker: null, cue: null, flags: [] };
}

function matcherFor(context: TestContext, announce: (story: string) => void = () => {}): Matcher {
  const matcher = createMatcher(tables.matching, () => new Date(0), announce);
  context.after(() => matcher.close());
  return matcher;
}

/** What one engine finds that never held anything else. */
function alone(sources: readonly MatchSource[], items = ITEMS) {
  const engine = createMatchEngine(tables.matching);
  for (const source of sources) engine.add(source);
  return new Map(items.map(({ item, around }) => [item.id, engine.matchItem(item, { date: null, around })]));
}

test('several threads find what one engine finds, while other stories hold other sources', async (context) => {
  const matcher = matcherFor(context);
  const halves = [SOURCES.slice(0, 6), SOURCES.slice(3)] as const;
  const found = await Promise.all(
    halves.map((sources, at) => matcher.finish({ story: `story-${at}`, viewer: '', items: ITEMS, sources, date: null })),
  );
  for (const [at, sources] of halves.entries()) assert.deepEqual(found[at], alone(sources));
});

test('sources that come, change and go leave no trace', async (context) => {
  const matcher = matcherFor(context);
  const changed = { ...SOURCES[7]!, id: 'source-1', fingerprint: 'second' };
  const sets = [SOURCES.slice(0, 3), SOURCES.slice(0, 9), [changed, ...SOURCES.slice(4, 7)], SOURCES.slice(0, 3)];
  for (const sources of sets) {
    const found = await matcher.finish({ story: 'story', viewer: '', items: ITEMS, sources, date: null });
    assert.deepEqual(found, alone(sources));
  }
});

test('two who see different sources of one story each get their findings, and neither stops the other', async (context) => {
  const matcher = matcherFor(context);
  const [ann, ben] = [
    { story: 'story', viewer: 'ann', items: ITEMS, sources: SOURCES.slice(0, 6), date: null },
    { story: 'story', viewer: 'ben', items: ITEMS, sources: SOURCES.slice(0, 4), date: null },
  ];
  assert.equal(matcher.look(ann).progress.status, 'running');
  assert.equal(matcher.look(ben).progress.status, 'running');
  assert.deepEqual(await matcher.finish(ben), alone(ben.sources));
  assert.ok(matcher.look(ann).findings.size > ITEMS.length / 2, 'the first order was dropped');
  assert.deepEqual(await matcher.finish(ann), alone(ann.sources));
});

test('a newer order for a story takes the place of the one before', async (context) => {
  const matcher = matcherFor(context);
  const first = { story: 'story', viewer: '', items: ITEMS, sources: SOURCES, date: null };
  assert.deepEqual(matcher.look(first).progress, { status: 'running', done: 0, total: 40, message: null });
  const second = { ...first, sources: SOURCES.slice(0, 2), items: ITEMS.slice(0, 2) };
  assert.deepEqual(await matcher.finish(second), alone(second.sources, second.items));
  assert.ok(matcher.look(first).findings.size < ITEMS.length / 2, 'the first order was worked off all the same');
});

test('a worker that died is told at once, not tried again with every look, and tried again later', async (context) => {
  let now = 1_000_000;
  // A source without a text: no worker survives it.
  const broken = [{ ...SOURCES[0]!, document: { ...SOURCES[0]!.document, text: { length: 600 } as unknown as string } }];
  const matcher = createMatcher(
    tables.matching,
    () => new Date(now),
    () => {},
  );
  context.after(() => matcher.close());
  const task = { story: 'story', viewer: '', items: ITEMS.slice(0, 1), sources: broken, date: null };
  await matcher.finish(task);
  assert.equal(matcher.look(task).progress.status, 'failed');
  now += 1_000;
  assert.equal(matcher.look(task).progress.status, 'failed');
  now += 60_000;
  assert.equal(matcher.look(task).progress.status, 'running');
});

test('comparing stops for whoever stops it, keeps what is known, and goes on when it is wanted', async (context) => {
  const matcher = matcherFor(context);
  const task = { story: 'story', viewer: 'ann', items: ITEMS, sources: SOURCES, date: null };
  matcher.look(task);
  matcher.stop('story', 'ann');
  assert.equal(matcher.look(task).progress.status, 'stopped');
  assert.equal(matcher.look({ ...task, viewer: 'ben' }).progress.status, 'running');
  assert.deepEqual(await matcher.finish({ ...task, viewer: 'ben' }), alone(SOURCES));
  assert.equal(matcher.look(task).progress.status, 'idle', 'nothing is missing any more');
});

test('a report is made from all findings, also where comparing was stopped', async (context) => {
  const matcher = matcherFor(context);
  const task = { story: 'story', viewer: 'ann', items: ITEMS, sources: SOURCES, date: null };
  matcher.look(task);
  matcher.stop('story', 'ann');
  assert.deepEqual(await matcher.finish(task), alone(SOURCES));
  matcher.goOn('story', 'ann');
});
