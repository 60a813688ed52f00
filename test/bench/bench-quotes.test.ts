import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { benchQuotes, type SizeResult } from './quotes/bench-quotes.ts';
import { compare } from './quotes/compare.ts';
import type { Row, Trial } from './quotes/measure.ts';
import { plot } from './quotes/plot.ts';
import { createRandom } from './quotes/random.ts';
import { reword } from './quotes/reword.ts';
import { speak, tidySpeech } from './quotes/speak.ts';
import { tabulate } from './quotes/tabulate.ts';

/** The bench in small: what is found and what is not, never how fast. */
describe('bench of quotes', () => {
  let result: SizeResult;
  const row = (kind: string, matcher = 'verbatim'): Row =>
    result.rows.find((one) => one.kind === kind && one.matcher === matcher) ?? assert.fail(`no row ${kind}, ${matcher}`);

  before(() => {
    result = benchQuotes(0.1, 6, 1);
  });

  for (const kind of ['verbatim', 'marked cut', 'brackets', 'speech against print', 'OCR 5 %', 'OCR 15 %']) {
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

  it('sets every peer beside ours, kind by kind and together', () => {
    const table = tabulate([result]);
    for (const { peer, kind } of result.comparisons) assert.ok(table.includes(peer) && table.includes(`| ${kind} |`), kind);
    const kinds = new Set(result.rows.map((one) => one.kind));
    for (const kind of [...kinds, 'changed or joined', 'all cases']) {
      const peers = result.comparisons.filter((one) => one.kind === kind).map(({ peer }) => peer);
      assert.deepEqual(peers, ['approx-string-match', 'diff-match-patch', 'fuzzball'], kind);
    }
  });
});

describe('ours beside a peer', () => {
  const trial = (kind: string, ms: number, found: boolean[], claims = false): Trial => ({
    kind,
    ms,
    found,
    answer: { claims, ambiguous: false, places: [] },
  });
  const ours = [trial('two places', 2, [true, true]), trial('two places', 900, [false, false]), trial('absent, random', 4, [])];
  const theirs = [trial('two places', 30, [true, false]), trial('absent, random', 2, [], true)];
  const of = (kind: string) => compare(ours, 'peer', theirs).find((one) => one.kind === kind);

  it('takes the peer’s cases alone: ratio of times, points found more and claimed less', () => {
    assert.deepEqual(of('two places'), {
      peer: 'peer',
      kind: 'two places',
      cases: 1,
      slower: 15,
      any: 0,
      all: 1,
      falseFinds: null,
    });
    assert.deepEqual(of('absent'), { peer: 'peer', kind: 'absent', cases: 1, slower: 0.5, any: null, all: null, falseFinds: 1 });
  });

  it('has both sorts in all cases', () => {
    const { any, all, falseFinds, cases } = of('all cases') ?? assert.fail();
    assert.deepEqual([any, all, falseFinds, cases], [0, 1, 1, 2]);
  });
});

describe('cases of the bench', () => {
  const SENTENCE = 'The captain saw the old house behind the wall, because no stranger of the town wanted the lamp.';

  it('tidies speech back into the words that were spoken', () => {
    for (let seed = 1; seed <= 50; seed++) {
      assert.ok(tidySpeech(speak(createRandom(seed), SENTENCE)).endsWith(SENTENCE.slice(1)), String(seed));
    }
    assert.match(speak(createRandom(3), SENTENCE), /\b(um|er|uh|you know|I mean), /);
  });

  it('words a sentence anew and keeps its rare words', () => {
    const reworded = reword(createRandom(5), `${SENTENCE.slice(0, -1)} and Grimsford saw the quillock.`);
    assert.match(reworded, /Grimsford/);
    assert.match(reworded, /quillock/);
    const kept = reworded.split(/\W+/).filter((word) => SENTENCE.split(/\W+/).includes(word));
    assert.ok(kept.length < SENTENCE.split(/\W+/).length * 0.8, reworded);
  });
});
