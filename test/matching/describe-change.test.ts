import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { classifyQuote } from '../../src/matching/classify-quote.ts';
import { describeChange } from '../../src/matching/describe-change.ts';
import type { Change } from '../../src/matching/finding.ts';
import { readClassFixtures } from '../support/class-fixtures.ts';
import { projectRoot, readProjectFile } from '../support/project-root.ts';
import { referenceMatch } from '../support/reference-match.ts';
import { speech } from '../support/speech.ts';

const messages: Record<string, string> = JSON.parse(readProjectFile('data', 'messages', 'changes.json'));

describe('describeChange', () => {
  it('has a sentence for every change of the fixtures', () => {
    const files = readdirSync(join(projectRoot, 'test', 'fixtures', 'classes')).filter(
      (name) => name.endsWith('.txt') && name !== 'README.txt',
    );
    for (const fixture of files.flatMap(readClassFixtures)) {
      const match = referenceMatch(fixture.quote, fixture.sources);
      const source = (id: string) => fixture.sources.find((s) => s.id === id)?.document;
      const found = classifyQuote({ text: fixture.quote }, match, source, speech);
      for (const change of found.changes) {
        const { key, params } = describeChange(change, fixture.quote, source(found.passages[change.part]!.source)!.text);
        assert.ok(messages[key], key);
        const sentence = String(new IntlMessageFormat(messages[key]!, 'en').format({ ...params }));
        assert.ok(!sentence.includes('“”'), `${fixture.title}: ${key}: ${sentence}`);
      }
    }
  });

  it('never shows an empty pair of marks for a dash on one side alone', () => {
    const dash = { kind: 'typographic', part: 0, severity: 'none', detail: 'mark' } as const;
    const [there, nowhere] = [
      { start: 5, end: 6 },
      { start: 5, end: 5 },
    ];
    const keyOf = (item: typeof there, source: typeof there) =>
      describeChange({ ...dash, item, source } as unknown as Change, 'well - then', 'well - then').key;
    assert.equal(keyOf(there, nowhere), 'change.typographic.added');
    assert.equal(keyOf(nowhere, there), 'change.typographic.left-out');
    assert.equal(keyOf(there, there), 'change.typographic');
  });

  it('shortens a long stretch in its middle', () => {
    const text = 'word '.repeat(200);
    const change = {
      kind: 'unmarked-omission',
      item: { start: 0, end: 0 },
      source: { start: 0, end: 999 },
      part: 0,
      severity: 'serious',
      detail: null,
    } as const;
    const { params } = describeChange(change, '', text);
    assert.ok(params.source.length < 170 && params.source.includes(' … '));
  });
});
