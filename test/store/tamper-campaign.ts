import assert from 'node:assert/strict';
import { verifyFolder } from '../../src/store/verify-folder.ts';
import { emptyLog, openOn } from './fault-workload.ts';
import { createSimulatedDisk, type SimulatedDisk } from './simulated-disk.ts';
import { rule, save } from './tally-fold.ts';
import { TAMPERINGS } from './tamper.ts';

export const JOURNAL = '/data/journal/story/a.jsonl';
const LINES = 62;
const UNSEEN_ALONE = ['edit and chain anew', 'delete and chain anew', 'truncate', 'roll back'];

export interface Case {
  readonly disk: SimulatedDisk;
  readonly checkpoint: string;
  readonly older: Uint8Array;
}

/** A desk of 62 lines, the checkpoint that an export of it carried away, and its journal of some time before. */
export async function signedCase(): Promise<Case> {
  const disk = createSimulatedDisk();
  const store = await openOn(disk, emptyLog());
  let older = new Uint8Array();
  for (let line = 0; line < LINES; line++) {
    await save(store, 'story/a', `k${line}`, rule(`q${line % 7}`, { verdict: 'pass', line }));
    if (line === LINES / 2) older = Uint8Array.from(disk.get(JOURNAL) ?? []);
  }
  const checkpoint = await store.checkpoint();
  return { disk, checkpoint, older };
}

/** Every kind of tampering at `times` lines; counts what one outside checkpoint shows, and what the folder shows by itself. */
export async function runTampering(times: number): Promise<Readonly<Record<string, { seen: number; alone: number; of: number }>>> {
  const figures: Record<string, { seen: number; alone: number; of: number }> = {};
  const { disk, checkpoint, older } = await signedCase();
  const journal = Uint8Array.from(disk.get(JOURNAL) ?? []);
  for (const [kind, tamper] of Object.entries(TAMPERINGS)) {
    const figure = (figures[kind] = { seen: 0, alone: 0, of: times });
    for (let place = 0; place < times; place++) {
      disk.put(JOURNAL, tamper(journal, place, older));
      const anchored = await verifyFolder('/data', { files: disk.files, knownCheckpoints: [checkpoint] });
      const alone = await verifyFolder('/data', { files: disk.files });
      assert.ok(anchored.outcome === 'intact' || anchored.findings.length > 0);
      figure.seen += Number(anchored.outcome === 'altered' || anchored.outcome === 'contradicts');
      figure.alone += Number(alone.outcome !== 'unanchored');
    }
  }
  for (const [kind, { seen, of }] of Object.entries(figures)) assert.equal(seen, of, `${kind}: not always seen`);
  // What can't be seen without a checkpoint from outside must not seem to be.
  for (const [kind, { alone, of }] of Object.entries(figures)) assert.equal(alone, UNSEEN_ALONE.includes(kind) ? 0 : of, kind);
  return figures;
}
