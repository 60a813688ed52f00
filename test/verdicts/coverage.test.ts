import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../src/items/item.ts';
import type { CaseItem } from '../../src/verdicts/case.ts';
import { coverage } from '../../src/verdicts/coverage.ts';
import { withoutSpans, withSpans } from '../../src/verdicts/no-claims.ts';
import { uncheckedItem } from '../../src/verdicts/opened-case.ts';
import type { Verdict } from '../../src/verdicts/verdict.ts';

const TEXT = 'The ferry stops in spring. Nine members voted for it, they say.';
const BY = { actor: 'p1', at: '2026-03-12T10:00:00.000Z' };

/** Stretches as "kind: words". */
function shown(signed: readonly string[], marked: readonly string[], borders: readonly number[] = []): string[] {
  const marks = withSpans([], marked.map(span), BY);
  return coverage(TEXT, signed.map(signedItem), marks, borders).stretches.map(
    ({ kind, start, end }) => `${kind}: ${TEXT.slice(start, end)}`,
  );
}

test('every word is in one stretch; a word that a cover holds only in part is open', () => {
  assert.deepEqual(shown(['Nine members voted'], ['The ferry stops in sprin']), [
    'no-claim: The ferry stops in',
    'open: spring',
    'signed: Nine members voted',
    'open: for it, they say',
  ]);
});

test('a signature outranks a mark, and borders cut open stretches', () => {
  assert.deepEqual(shown(['Nine members'], [TEXT]), [
    'no-claim: The ferry stops in spring',
    'signed: Nine members',
    'no-claim: voted for it, they say',
  ]);
  assert.deepEqual(shown([], [], [0, TEXT.indexOf('Nine')]), [
    'open: The ferry stops in spring',
    'open: Nine members voted for it, they say',
  ]);
});

test('an unsigned verdict covers nothing', () => {
  const entry = { ...signedItem('Nine members'), signOff: null };
  assert.equal(coverage(TEXT, [entry], []).words.signed, 0);
  assert.deepEqual(coverage(TEXT, [signedItem('Nine members')], []).words, { signed: 2, 'no-claim': 0, open: 10, total: 12 });
});

test('marks stay with whoever made them first, and are taken off in part', () => {
  const first = withSpans([], [{ start: 0, end: 10 }], BY);
  const both = withSpans(first, [{ start: 5, end: 20 }], { ...BY, actor: 'p2' });
  assert.deepEqual(
    both.map(({ start, end, by }) => [start, end, by]),
    [
      [0, 10, 'p1'],
      [10, 20, 'p2'],
    ],
  );
  assert.deepEqual(
    withoutSpans(both, [{ start: 3, end: 12 }]).map(({ start, end, by }) => [start, end, by]),
    [
      [0, 3, 'p1'],
      [12, 20, 'p2'],
    ],
  );
});

function span(words: string): { start: number; end: number } {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

function signedItem(words: string): CaseItem {
  const item: Claim = { kind: 'claim', id: words, text: words, score: 1, reasons: [], facts: [], ...span(words) };
  const verdict = { ruling: 'stands' } as Verdict;
  return { ...uncheckedItem(item, null, 1), verdicts: [verdict], signOff: { by: 'p2', at: BY.at, words: '' } };
}
