import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { verifyFolder } from '../../src/store/verify-folder.ts';
import { seededRandom } from './seeded-random.ts';
import { rule, save, tallyFold } from './tally-fold.ts';

export interface KillFigures {
  readonly kills: number;
  readonly acknowledged: number;
  /** Journal ends that a kill cut short, each set aside by the next start. */
  readonly setAside: number;
}

const STREAMS = ['desk', 'story/a', 'story/b', 'story/c'];
const CLIENTS = 16;
const SELF = fileURLToPath(import.meta.url);

/** Kills of one desk; then its record is compared, and the next desk begins empty: a long journal takes long to open. */
const KILLS_EACH = 100;

/** Kills a loaded desk again and again, and compares its record with what the client saw acknowledged. */
export async function runKills(kills: number): Promise<KillFigures> {
  const figures = { kills, acknowledged: 0, setAside: 0 };
  for (let done = 0; done < kills; done += KILLS_EACH) {
    const { acknowledged, setAside } = await killOneDesk(Math.min(KILLS_EACH, kills - done), seededRandom(done));
    figures.acknowledged += acknowledged;
    figures.setAside += setAside;
  }
  return figures;
}

async function killOneDesk(kills: number, random: () => number) {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-kill-'));
  const acknowledged = new Set<string>();
  try {
    for (let run = 0; run < kills; run++) await oneKill(folder, run, random() * 60, acknowledged);
    const setAside = (await readdir(join(folder, 'set-aside'))).length;
    await compare(folder, acknowledged);
    return { acknowledged: acknowledged.size, setAside };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function oneKill(folder: string, run: number, delay: number, acknowledged: Set<string>): Promise<void> {
  const child = spawn(process.execPath, [SELF, '--child', folder, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const heard = listen(child);
  await Promise.race([heard.first, ended]);
  await setTimeout(delay);
  child.kill('SIGKILL');
  await ended;
  const whole = heard.text().split('\n').slice(0, -1); // the kill can cut the last line of the log
  assert.ok(whole.length > 0, `run ${run}: the desk did not open, or acknowledged nothing`);
  for (const id of whole) acknowledged.add(id);
}

function listen(child: ChildProcess) {
  let text = '';
  const first = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += String(chunk);
      resolve();
    });
  });
  return { first, text: () => text };
}

async function compare(folder: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const store = await openLowdbStore({ folder, fold: tallyFold, warn: () => {} });
  const found: string[] = [];
  for (const stream of STREAMS) found.push(...(await store.history(stream)).map(({ key }) => `${stream} ${key}`));
  await store.close();
  const present = new Set(found);
  assert.equal(present.size, found.length, 'something was saved twice');
  for (const id of acknowledged) assert.ok(present.has(id), `${id} was acknowledged and is lost`);
  assert.equal((await verifyFolder(folder, { fold: tallyFold })).outcome, 'unanchored');
}

/** The desk that is killed: clients who save without a pause, each answer written to the log at once. */
async function serve(folder: string, run: string): Promise<void> {
  const store = await openLowdbStore({ folder, fold: tallyFold, warn: () => {} });
  const client = async (who: number) => {
    for (let turn = 0; ; turn++) {
      const stream = STREAMS[(who + turn) % STREAMS.length] as string;
      const key = `${run}-${who}-${turn}`;
      await save(store, stream, key, rule(`q${who}`, 'n'.repeat(100 + ((who * 61) % 900))));
      writeSync(1, `${stream} ${key}\n`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, who) => client(who)));
}

if (process.argv[2] === '--child') await serve(process.argv[3] ?? '', process.argv[4] ?? '');
