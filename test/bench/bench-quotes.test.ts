import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { benchQuotes, type SizeResult } from './quotes/bench-quotes.ts';
import type { Row } from './quotes/measure.ts';
import { plot } from './quotes/plot.ts';
import { tabulate } from './quotes/tabulate.ts';

/** The bench in small: what is found and what is not, never how fast. */
describe('bench of quotes', () => {
  let result: SizeResult;
  const row = (kind: string, matcher = 'verbatim'): Row =>
    result.rows.find((one) => one.kind === kind && one.matcher === matcher) ?? assert.fail(`no row ${kind}, ${matcher}`);

  before(() => {
    result = benchQuotes(0.1, 6, 1);
  });

  for (const kind of ['verbatim', 'marked cut', 'brackets', 'OCR 5 %', 'OCR 15 %']) {
    it(`finds every quote: ${kind}`, () => assert.equal(row(kind).all, 1));
  }

  it('finds both parts of a page-long cut, where one edit distance can find one at most', () => {
    assert.ok(row('page-long cut').all > row('page-long cut', 'approx-string-match').all);
    assert.ok(row('two places').all > row('two places', 'approx-string-match').all);
  });

  it('claims fewer absent short quotes than an edit distance does', () => {
    for (const kind of ['absent, fluent, 3–4 words', 'absent, random, 3–4 words']) {
      assert.ok(row(kind).claimed < row(kind, 'approx-string-match').claimed, kind);
    }
  });

  it('has every matcher and kind in its table and its plot', () => {
    const table = tabulate([result]);
    const picture = plot(result);
    for (const { matcher, kind } of result.rows) {
      assert.ok(table.includes(`| ${kind} |`) && table.includes(` ${matcher} `), `${kind}, ${matcher}`);
      assert.ok(picture.includes(`>${kind}<`) && picture.includes(`>${matcher}<`), `${kind}, ${matcher}`);
    }
  });
});
