import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FactComparison } from '../../src/matching/finding.ts';
import { type DiffPiece, presentClaimDiff } from '../../src/web/present/passage-words.ts';

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

const SIGNS: Readonly<Record<DiffPiece['op'], string>> = {
  same: '',
  draft: '-',
  source: '+',
  marks: '*',
  agrees: '=',
  fact: '~',
  unfound: '?',
};

function drawn(facts: readonly FactComparison[], source: string | null): string {
  const pieces = presentClaimDiff(CLAIM, facts, () => source).map(({ op, text }) => `${SIGNS[op]}${text}${SIGNS[op]}`);
  return pieces.join('').replace('-+', '- +');
}

function fact(words: string, outcome: FactComparison['outcome'], derived = false): FactComparison {
  const start = CLAIM.indexOf(words);
  return { item: { start, end: start + words.length }, type: 'quantity', outcome, evidence: null, because: '', derived };
}
