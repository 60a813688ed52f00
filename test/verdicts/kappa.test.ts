import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cohensKappa } from '../../src/verdicts/kappa.ts';

/** Tables of published worked examples: rows are the first rater's categories, columns the second's. */
const PUBLISHED: ReadonlyArray<{ from: string; table: readonly (readonly number[])[]; observed: number; kappa: number }> = [
  {
    from: 'Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1',
    table: [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ],
    observed: 0.89,
    kappa: 0.676,
  },
  {
    from: 'fifty grant proposals, the usual textbook example',
    table: [
      [20, 5],
      [10, 15],
    ],
    observed: 0.7,
    kappa: 0.4,
  },
  {
    from: 'equal agreement, similar margins',
    table: [
      [45, 15],
      [25, 15],
    ],
    observed: 0.6,
    kappa: 0.1304,
  },
  {
    from: 'equal agreement, different margins',
    table: [
      [25, 35],
      [5, 35],
    ],
    observed: 0.6,
    kappa: 0.2593,
  },
];

for (const { from, table, observed, kappa } of PUBLISHED) {
  test(`kappa: ${from}`, () => {
    const found = cohensKappa(pairs(table));
    assert.equal(
      found.n,
      table.flat().reduce((sum, count) => sum + count, 0),
    );
    assert.ok(Math.abs((found.observed ?? 0) - observed) < 5e-4, `observed ${found.observed}`);
    assert.ok(Math.abs((found.kappa ?? 0) - kappa) < 5e-4, `kappa ${found.kappa}`);
  });
}

test('kappa: full agreement over several categories is 1, opposite halves are -1', () => {
  assert.equal(
    cohensKappa([
      ['a', 'a'],
      ['b', 'b'],
    ]).kappa,
    1,
  );
  assert.equal(
    cohensKappa([
      ['a', 'b'],
      ['b', 'a'],
    ]).kappa,
    -1,
  );
});

test('kappa: not defined for nothing, nor where chance alone agrees', () => {
  assert.deepEqual(cohensKappa([]), { n: 0, observed: null, kappa: null });
  assert.deepEqual(
    cohensKappa([
      ['a', 'a'],
      ['a', 'a'],
    ]),
    { n: 2, observed: 1, kappa: null },
  );
});

function pairs(table: readonly (readonly number[])[]): Array<[string, string]> {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, (): [string, string] => [`${first}`, `${second}`])),
  );
}
