import assert from 'node:assert/strict';
import { type ClientLog, emptyLog, openOn, STREAMS, work } from './fault-workload.ts';
import { seededRandom } from './seeded-random.ts';
import { createSimulatedDisk, type Failure, type Operation, type SimulatedDisk } from './simulated-disk.ts';
import { tallyFold } from './tally-fold.ts';

export interface FaultFigures {
  readonly runs: number;
  /** Runs in which the planned fault was really met. */
  readonly met: number;
  readonly acknowledged: number;
}

const FAULTS: readonly { readonly operation: Operation | 'any'; readonly how: Failure }[] = [
  { operation: 'open', how: 'EIO' },
  { operation: 'open', how: 'ENOSPC' },
  { operation: 'write', how: 'EIO' },
  { operation: 'write', how: 'ENOSPC' },
  { operation: 'write', how: 'short' },
  { operation: 'datasync', how: 'EIO' },
  { operation: 'rename', how: 'EIO' },
  { operation: 'rename', how: 'ENOSPC' },
  { operation: 'syncFolder', how: 'EIO' },
  { operation: 'read', how: 'EIO' },
];

/** Every fault at its first, second … `turns`th turn. Every `cutEvery`th run ends with a power cut as well. */
export async function runFaults(turns: number, cutEvery: number): Promise<FaultFigures> {
  const figures = { runs: 0, met: 0, acknowledged: 0 };
  for (const { operation, how } of FAULTS) {
    for (let turn = 1; turn <= turns; turn++) {
      const cut = turn % cutEvery === 0;
      const name = `${operation} ${how} at ${turn}${cut ? ', then the power goes' : ''}`;
      count(figures, await oneRun(name, (disk) => disk.failAt(operation, turn, how), cut ? turn : null));
    }
  }
  assert.ok(figures.met > figures.runs / 2, `only ${figures.met} of ${figures.runs} faults were met`);
  return figures;
}

/** The power goes at each operation in turn, `seeds` times with other blocks reaching the disk. */
export async function runPowerCuts(turns: number, seeds: number): Promise<FaultFigures> {
  const figures = { runs: 0, met: 0, acknowledged: 0 };
  for (let turn = 1; turn <= turns; turn++) {
    for (let seed = 0; seed < seeds; seed++) {
      count(
        figures,
        await oneRun(`power at ${turn}, seed ${seed}`, (disk) => disk.failAt('any', turn, 'power'), seed * 1000 + turn),
      );
    }
  }
  return figures;
}

async function oneRun(name: string, plan: (disk: SimulatedDisk) => void, cutSeed: number | null): Promise<RunResult> {
  const disk = createSimulatedDisk();
  const log = emptyLog();
  plan(disk);
  await work(disk, log, 3);
  const met = disk.failNever();
  if (cutSeed !== null) disk.powerCut(seededRandom(cutSeed));
  await checkDisk(name, disk, log, cutSeed !== null && name.startsWith('power'));
  return { met, acknowledged: log.acknowledged.size };
}

interface RunResult {
  readonly met: boolean;
  readonly acknowledged: number;
}

function count(figures: { runs: number; met: number; acknowledged: number }, { met, acknowledged }: RunResult): void {
  figures.runs++;
  figures.met += Number(met);
  figures.acknowledged += acknowledged;
}

/** Opens the store anew: everything acknowledged is there once, nothing refused is, and nothing else. */
async function checkDisk(name: string, disk: SimulatedDisk, log: ClientLog, powerFailed: boolean): Promise<void> {
  const store = await openOn(disk, emptyLog());
  const found: string[] = [];
  for (const stream of STREAMS) {
    const events = await store.history(stream);
    const snapshot = await store.load(stream);
    found.push(...events.map(({ key }) => `${stream} ${key}`));
    assert.deepEqual(snapshot?.state ?? tallyFold.initial(stream), events.reduce(tallyFold.apply, tallyFold.initial(stream)), name);
  }
  const present = new Set(found);
  assert.equal(present.size, found.length, `${name}: something was saved twice`);
  for (const id of log.acknowledged) assert.ok(present.has(id), `${name}: ${id} was acknowledged and is lost`);
  for (const id of found) assert.ok(log.acknowledged.has(id) || log.refused.has(id), `${name}: nobody asked for ${id}`);
  if (!log.doubtful && !powerFailed) {
    for (const id of log.refused) assert.ok(!present.has(id), `${name}: ${id} was refused and is there`);
  }
  for (const [sha256, bytes] of log.blobs) assert.deepEqual(Buffer.from(await store.getBlob(sha256)), bytes, name);
  await store.close();
}
