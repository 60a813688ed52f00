import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { ConflictError, type Store } from '../../src/store/store.ts';
import { rule, save, type Tally, tallyFold } from './tally-fold.ts';

export interface RaceFigures {
  readonly saves: number;
  /** Saves that were acknowledged; all others were told what had moved. */
  readonly won: number;
  /** Milliseconds from a save to its answer. */
  readonly median: number;
  readonly p99: number;
}

/** Reviewers who save the same object from the version that they saw, all at once: one wins each version, all are told. */
export async function runRace(reviewers: number, savesEach: number): Promise<RaceFigures> {
  const { times, winners, versions } = await review(reviewers, savesEach, () => 'q');
  assert.deepEqual([...new Set(winners)].length, winners.length, 'two won from one version');
  assert.equal(versions.q, winners.length);
  return figures(times, winners.length);
}

/** Reviewers who rule at once, each on an item of their own: all are acknowledged. */
export async function runRulings(reviewers: number, savesEach: number): Promise<RaceFigures> {
  const { times, winners } = await review(reviewers, savesEach, (who) => `q${who}`);
  assert.equal(winners.length, reviewers * savesEach);
  return figures(times, winners.length);
}

async function review(reviewers: number, savesEach: number, objectOf: (who: number) => string) {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-race-'));
  const store = await openLowdbStore({ folder, fold: tallyFold, warn: () => {} });
  const times: number[] = [];
  const winners: number[] = [];
  try {
    await Promise.all(
      Array.from({ length: reviewers }, (_, who) => saveOften(store, who, objectOf(who), savesEach, times, winners)),
    );
    const { versions } = (await store.load('story/a')) ?? { versions: {} as Record<string, number> };
    assert.equal(times.length, reviewers * savesEach);
    return { times, winners, versions };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function saveOften(
  store: Store<Tally>,
  who: number,
  object: string,
  saves: number,
  times: number[],
  winners: number[],
): Promise<void> {
  let version = 0;
  for (let turn = 0; turn < saves; turn++) {
    const started = performance.now();
    try {
      await save(store, 'story/a', `${who}-${turn}`, rule(object, who), { [object]: version });
      winners.push(version++);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      version = error.moved[0]?.actual ?? 0;
    }
    times.push(performance.now() - started);
  }
}

function figures(times: number[], won: number): RaceFigures {
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  return { saves: times.length, won, median: at(0.5), p99: at(0.99) };
}
