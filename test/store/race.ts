import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { ConflictError, type Store } from '../../src/store/store.ts';
import { rule, save, type Tally, tallyFold } from './tally-fold.ts';

export interface RaceFigures {
  readonly reviewers: number;
  readonly saves: number;
  readonly won: number;
  /** Milliseconds from a save to its answer, whether won or lost. */
  readonly median: number;
  readonly p99: number;
}

/** Reviewers who save the same object from the version that they saw, all at once: one wins each version, all are told. */
export async function runRace(reviewers: number, savesEach: number): Promise<RaceFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-race-'));
  const store = await openLowdbStore({ folder, fold: tallyFold, warn: () => {} });
  const times: number[] = [];
  const winners: number[] = [];
  try {
    await Promise.all(Array.from({ length: reviewers }, (_, who) => review(store, who, savesEach, times, winners)));
    const { versions } = (await store.load('story/a')) ?? { versions: { q: 0 } };
    assert.deepEqual([...new Set(winners)].length, winners.length, 'two won from one version');
    assert.equal(versions.q, winners.length);
    assert.equal(times.length, reviewers * savesEach);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  return { reviewers, saves: times.length, won: winners.length, median: at(0.5), p99: at(0.99) };
}

async function review(store: Store<Tally>, who: number, saves: number, times: number[], winners: number[]): Promise<void> {
  let version = 0;
  for (let turn = 0; turn < saves; turn++) {
    const started = performance.now();
    try {
      await save(store, 'story/a', `${who}-${turn}`, rule('q', who), { q: version });
      winners.push(version++);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      version = error.moved[0]?.actual ?? 0;
    }
    times.push(performance.now() - started);
  }
}
