import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import type { Fold, Store } from '../../src/store/store.ts';

interface Desk {
  verdicts: Record<string, unknown>;
}

export interface OpenFigures {
  readonly verdicts: number;
  readonly stories: number;
  readonly megabytes: number;
  /** Seconds from opening the folder until every story is in memory, every line of every journal checked. */
  readonly withPictures: number;
  readonly withoutPictures: number;
  readonly heapMegabytes: number;
  /** Milliseconds of one save when all that is there, and of one to an empty desk. */
  readonly saveFull: number;
  readonly saveEmpty: number;
}

const VERDICT = {
  verdict: 'substitution',
  policy: { name: 'house', outcome: 'query' },
  note: 'The source has “would”, the draft has “will”. Asked the writer for the recording of the second briefing.',
  passages: [
    {
      source: 'briefing-2',
      start: 10_412,
      end: 10_533,
      score: 0.96,
      text: 'We would consider it, she said, if the others did so first, and not before.',
    },
  ],
  correction: 'We would consider it',
};
// Mutates: the bench measures the store, not the copying of a big object.
const fold: Fold<Desk> = {
  version: '1',
  initial: () => ({ verdicts: {} }),
  apply: (state, { object, payload }) => {
    state.verdicts[object] = payload;
    return state;
  },
};

export async function benchOpenStore(verdicts: number, stories: number): Promise<OpenFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  const open = () => openLowdbStore({ folder, fold, warn: () => {} });
  try {
    const empty = await open();
    const saveEmpty = await timeOfSaves(empty, 'story/first');
    await fill(empty, verdicts, stories);
    await empty.close();
    const pictured = await timeOfOpening(open);
    await rm(join(folder, 'stories'), { recursive: true });
    const bare = await timeOfOpening(open);
    const full = await open();
    const saveFull = await timeOfSaves(full, 'story/s0');
    await full.close();
    return { verdicts, stories, ...bare, withPictures: pictured.withoutPictures, saveFull, saveEmpty };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(store: Store<Desk>, verdicts: number, stories: number): Promise<void> {
  const each = Math.ceil(verdicts / stories);
  for (let story = 0; story < stories; story++) {
    const saves = Array.from({ length: each }, (_, item) => saveVerdict(store, `story/s${story}`, `k${item}`, `item-${item}`));
    await Promise.all(saves);
  }
}

function saveVerdict(store: Store<Desk>, stream: string, key: string, object: string) {
  const changes = [{ action: 'rule', object, payload: VERDICT }];
  return store.append({ stream, actor: 'ada', key, at: '2026-03-04T05:06:07.000Z', expected: {}, changes });
}

async function timeOfOpening(open: () => Promise<Store<Desk>>) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const store = await open();
  for (const stream of await store.list('')) await store.load(stream);
  const withoutPictures = Math.round(performance.now() - started) / 1000;
  globalThis.gc?.();
  const heapMegabytes = Math.round((process.memoryUsage().heapUsed - before) / 1e6);
  const { journal } = await store.evidence((await store.list('story/s'))[0] ?? '');
  const megabytes = Math.round((journal.length * (await store.list('')).length) / 1e6);
  await store.close();
  return { withoutPictures, heapMegabytes, megabytes };
}

async function timeOfSaves(store: Store<Desk>, stream: string): Promise<number> {
  const times = [];
  for (let turn = 0; turn < 21; turn++) {
    const started = performance.now();
    await saveVerdict(store, stream, `timed-${turn}`, 'timed');
    times.push(performance.now() - started);
  }
  return Math.round((times.sort((a, b) => a - b)[10] ?? 0) * 100) / 100;
}
