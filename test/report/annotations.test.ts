import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotations } from '../../src/report/formats/annotations.ts';
import type { Report } from '../../src/report/report.ts';
import { placesIn } from '../../src/text/text-place.ts';
import { sampleReport } from '../support/sample-report.ts';

interface Target {
  readonly source: string;
  readonly selector: readonly { type: string; exact?: string; prefix?: string; suffix?: string; start?: number; end?: number }[];
  readonly state: { readonly type: string; readonly sourceDate?: string; readonly cached: string };
}
interface Annotation {
  readonly id: string;
  readonly motivation: string;
  readonly creator: { readonly type: string; readonly name: string };
  readonly body: readonly { readonly type: string; readonly value?: string; readonly purpose: string }[];
  readonly target: readonly Target[];
}

function read(report: Report = sampleReport()) {
  return JSON.parse(new TextDecoder().decode(annotations(report))) as { '@context': string; items: Annotation[] };
}

test('a verdict is a note on the draft and a note on its evidence, by the person who gave it', () => {
  const { items, '@context': context } = read();
  assert.equal(context, 'http://www.w3.org/ns/anno.jsonld');
  const [onDraft, onSource] = items;
  for (const note of items) assert.equal(note.motivation, 'assessing');
  assert.deepEqual(onDraft?.creator, { type: 'Person', name: 'Test Checker' });
  assert.deepEqual(onDraft?.body.map(({ value, purpose }) => [purpose, value]).slice(0, 2), [
    ['assessing', 'Misquoted'],
    ['classifying', 'Change'],
  ]);
  assert.equal(onSource?.target[0]?.source, 'https://example.org/a?b=1&c="2"');
  assert.equal(onSource?.target[0]?.selector[0]?.exact, 'We never said maybe');
  assert.equal(onSource?.body.at(-1)?.type, 'SpecificResource');
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
});

test('what only the machine saw is not signed with a person’s name', () => {
  const claim = read().items.filter(({ creator }) => creator.type === 'Software');
  assert.equal(claim.length, 2);
  assert.deepEqual(claim[0]?.creator, { type: 'Software', name: 'Verbatim' });
});

test('each target is told by its words and by a position in the text that its hash names', () => {
  const report = sampleReport();
  const [onDraft] = read(report).items;
  const [quote, position] = onDraft!.target[0]!.selector;
  assert.equal(quote?.type, 'TextQuoteSelector');
  assert.ok(report.text.includes(`${quote?.prefix}${quote?.exact}${quote?.suffix}`));
  assert.equal(position?.type, 'TextPositionSelector');
  assert.equal(Array.from(report.text).slice(position?.start, position?.end).join(''), quote?.exact);
  const { state } = onDraft!.target[0]!;
  assert.equal(state.cached, `ni:///sha-256;${Buffer.from(report.draft.sha256, 'hex').toString('base64url')}`);
  assert.equal(state.sourceDate, report.draft.at);
});

test('a quotation that was interrupted has a target for each part: selectors of one target mean the same words', () => {
  const report = sampleReport();
  const [first, ...others] = report.items;
  const places = [placesIn(report.text)({ start: 15, end: 23 }), placesIn(report.text)({ start: 24, end: 28 })];
  const [onDraft] = read({ ...report, items: [{ ...first!, places }, ...others] }).items;
  assert.deepEqual(
    onDraft?.target.map(({ selector }) => selector[0]?.exact),
    places.map(({ exact }) => exact),
  );
});

test('evidence that is kept from the reader is no target', () => {
  const report = sampleReport();
  const [first, ...others] = report.items;
  const verdict = { ...first!.verdict!, evidence: first!.verdict!.evidence.map((one) => ({ ...one, sourceText: '' })) };
  const { items } = read({ ...report, items: [{ ...first!, verdict }, ...others] });
  assert.ok(items.every(({ target }) => target.length > 0));
  assert.equal(items.filter(({ creator }) => creator.type === 'Person').length, 1);
});
