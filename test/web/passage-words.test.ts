import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FactComparison } from '../../src/matching/finding.ts';
import { type DiffPiece, presentClaimDiff, presentDiff, withoutLongAgreement } from '../../src/web/present/passage-words.ts';

const CLAIM = 'The pier cost 14 million crowns, and nine towns paid in March 2025.';

describe('a claim beside its sources', () => {
  it('has the source’s words behind the draft’s where they differ', () => {
    assert.equal(
      drawn([fact('14 million', 'conflict')], '16 million'),
      'The pier cost -14 million- +16 million+ crowns, and nine towns paid in March 2025.',
    );
  });

  it('marks what agrees, what was worked out and what nobody speaks to', () => {
    const facts = [fact('March 2025', 'same'), fact('nine', 'same', true), fact('14 million', 'not-found')];
    assert.equal(drawn(facts, null), 'The pier cost ?14 million? crowns, and ~nine~ towns paid in =March 2025=.');
  });

  it('leaves long evidence to its passage, and marks the first of two that overlap', () => {
    const facts = [fact('nine towns paid', 'conflict'), fact('nine', 'same')];
    assert.equal(drawn(facts, 'x'.repeat(80)), 'The pier cost 14 million crowns, and -nine towns paid- in March 2025.');
  });
});

describe('a long quote beside its source', () => {
  it('leaves out long agreement but for its ends, and never a change', () => {
    const long = 'one boat and '.repeat(100);
    const pieces = presentDiff(`${long}ten`, `${long}eleven`);
    const short = withoutLongAgreement(pieces, (length) => `<${length}>`);
    assert.deepEqual(
      short.map(({ op }) => op),
      ['same', 'gap', 'same', 'draft', 'source'],
    );
    const shown = short.map(({ op, text }) => (op === 'gap' ? long.slice(0, Number(text.slice(1, -1))) : text));
    assert.equal(shown.join('').length, `${long}teneleven`.length);
    assert.deepEqual(withoutLongAgreement(presentDiff(long, long), String), presentDiff(long, long));
  });
});

const SIGNS: Readonly<Record<DiffPiece['op'], string>> = {
  same: '',
  draft: '-',
  source: '+',
  marks: '*',
  agrees: '=',
  fact: '~',
  unfound: '?',
  gap: '…',
};

function drawn(facts: readonly FactComparison[], source: string | null): string {
  const pieces = presentClaimDiff(CLAIM, facts, () => source).map(({ op, text }) => `${SIGNS[op]}${text}${SIGNS[op]}`);
  return pieces.join('').replace('-+', '- +');
}

function fact(words: string, outcome: FactComparison['outcome'], derived = false): FactComparison {
  const start = CLAIM.indexOf(words);
  return { item: { start, end: start + words.length }, type: 'quantity', outcome, evidence: null, because: '', derived };
}
