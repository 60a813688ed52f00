import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { classifyQuote } from '../../src/matching/classify-quote.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { judgeFinding } from '../../src/verdicts/judge-finding.ts';
import { parsePolicy } from '../../src/verdicts/policy.ts';
import { type Repair, repairs } from '../../src/verdicts/repairs.ts';
import { readProjectFile } from '../support/project-root.ts';
import { referenceMatch } from '../support/reference-match.ts';
import { speech } from '../support/speech.ts';

function repairsOf(quote: string, source: string, house = 'house'): Repair[] {
  const document = plainDocument(canonicalText(source));
  const verify = (text: string) => classifyQuote({ text }, referenceMatch(text, [{ id: 'a', document }]), () => document, speech);
  const policy = parsePolicy(JSON.parse(readProjectFile('data', 'policies', `${house}.json`)));
  const found = repairs({
    quote,
    finding: verify(quote),
    sourceText: () => source,
    policy,
    verify,
    speech,
  });
  for (const repair of found.filter((r) => r.finding)) {
    assert.equal(judgeFinding(verify(repair.text), policy).outcome, repair.outcome, repair.text);
    assert.equal(applied(quote, repair), repair.text);
  }
  return found;
}

function applied(quote: string, { edits }: Repair): string {
  return edits.toReversed().reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), quote);
}

function texts(found: readonly Repair[], kind: Repair['kind']): string[] {
  return found.filter((repair) => repair.kind === kind).map((repair) => repair.text);
}

describe('repairs', () => {
  it('offers nothing for a quote that passes', () => {
    assert.deepEqual(repairsOf('the gates were open all night', 'They say the gates were open all night.'), []);
  });

  it('restores a word, or marks where it is missing', () => {
    const found = repairsOf('The bridge over the river will be closed.', 'The old bridge over the river will be closed.');
    assert.deepEqual(texts(found, 'restore'), ['The old bridge over the river will be closed.']);
    assert.deepEqual(texts(found, 'mark'), ['The … bridge over the river will be closed.']);
  });

  it('restores a changed word and keeps the longest right part', () => {
    const found = repairsOf('We saw 400 boats in the bay that night.', 'We saw 40 boats in the bay that night.');
    assert.deepEqual(texts(found, 'restore'), ['We saw 40 boats in the bay that night.']);
    assert.deepEqual(texts(found, 'shrink'), ['boats in the bay that night.']);
  });

  it('brackets a name that stands for a pronoun', () => {
    const found = repairsOf(
      'Engineers have to answer for what happened at the dam.',
      'They have to answer for what happened at the dam.',
    );
    assert.deepEqual(texts(found, 'mark'), ['[Engineers] have to answer for what happened at the dam.']);
  });

  it('takes out words that nobody said', () => {
    const found = repairsOf('We will surely open the gates on Monday.', 'We will open the gates on Monday.');
    assert.ok(texts(found, 'restore').includes('We will open the gates on Monday.'));
  });

  it('never offers dots for a lost "not"', () => {
    const found = repairsOf('The council will raise the rent this winter.', 'The council will not raise the rent this winter.');
    assert.deepEqual(texts(found, 'mark'), []);
    assert.deepEqual(texts(found, 'restore'), ['The council will not raise the rent this winter.']);
  });

  it('gives back the sentence where the cut took its sense', () => {
    const found = repairsOf('the pumps were broken on purpose.', 'I do not believe that the pumps were broken on purpose.');
    assert.deepEqual(texts(found, 'extend'), ['I do not believe that the pumps were broken on purpose.']);
  });

  it('offers no stump that waits for its verb', () => {
    const found = repairsOf(
      'But steel of this age does not bend in the cold.',
      'But steel of this age does not break in the cold.',
    );
    assert.deepEqual(texts(found, 'shrink'), []);
    assert.deepEqual(texts(found, 'restore'), ['But steel of this age does not break in the cold.']);
  });

  it('cuts a partial quote before a word that waits for more', () => {
    const found = repairsOf(
      'The old steel bridge over the river will collapse.',
      'The old steel bridge over the river will survive.',
    );
    assert.deepEqual(texts(found, 'shrink'), ['The old steel bridge over the river']);
  });

  it('offers to drop the marks last, and only what the house allows', () => {
    const found = repairsOf('We have seen the plans.', 'We have, um, seen the plans.', 'washington-post');
    assert.equal(found.at(-1)!.kind, 'drop-marks');
    assert.deepEqual(texts(found, 'restore'), ['We have um seen the plans.']);
  });
});
