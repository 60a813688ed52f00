// The fault campaign: `npm run build && node dist/test/store/campaign.js [part of a name]`. Its short form is among the tests.
import { fileURLToPath } from 'node:url';
import { runBackups } from './backup-loop.ts';
import { runFaults, runPowerCuts } from './fault-campaign.ts';
import { runFullDisk } from './full-disk.ts';
import { runKills } from './kill-loop.ts';
import { runRace, runRulings } from './race.ts';
import { runTampering } from './tamper-campaign.ts';

export interface Scale {
  /** A fault comes at each turn from the first to this one. */
  readonly faultTurns: number;
  /** For each of these numbers once: every so many-th run ends with a power cut. */
  readonly cutEvery: readonly number[];
  readonly powerTurns: number;
  readonly powerSeeds: number;
  readonly kills: number;
  readonly tamperings: number;
  readonly reviewers: number;
  readonly savesEach: number;
  readonly backups: number;
  /** Whether to mount a small memory disk and fill it. */
  readonly mount: boolean;
}

export const SHORT: Scale = Object.freeze({
  faultTurns: 50,
  cutEvery: [3],
  powerTurns: 150,
  powerSeeds: 1,
  kills: 6,
  tamperings: 20,
  reviewers: 50,
  savesEach: 10,
  backups: 3,
  mount: false,
});
const LONG: Scale = Object.freeze({
  faultTurns: 50,
  cutEvery: [1, Number.POSITIVE_INFINITY],
  powerTurns: 300,
  powerSeeds: 20,
  kills: 1000,
  tamperings: 60,
  reviewers: 50,
  savesEach: 1000,
  backups: 20,
  mount: true,
});

/** Each throws at the first broken promise, and otherwise returns its figures. */
export const CAMPAIGNS: Readonly<Record<string, (scale: Scale) => Promise<object | null>>> = Object.freeze({
  'a failing disk': async ({ faultTurns, cutEvery }: Scale) => {
    const figures = [];
    for (const every of cutEvery) figures.push(await runFaults(faultTurns, every));
    return figures;
  },
  'the power goes': ({ powerTurns, powerSeeds }: Scale) => runPowerCuts(powerTurns, powerSeeds),
  'the desk is killed': ({ kills }: Scale) => runKills(kills),
  'the journal is tampered with': ({ tamperings }: Scale) => runTampering(tamperings),
  'reviewers race': ({ reviewers, savesEach }: Scale) => runRace(reviewers, savesEach),
  'reviewers rule at once': ({ reviewers, savesEach }: Scale) => runRulings(reviewers, savesEach),
  'backups of a desk at work': ({ backups }: Scale) => runBackups(backups),
  'the disk is full': async ({ mount }: Scale) => (mount ? runFullDisk() : null),
});

async function main(part: string): Promise<void> {
  for (const [name, run] of Object.entries(CAMPAIGNS)) {
    if (!name.includes(part)) continue;
    const started = performance.now();
    const figures = await run(LONG);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${name} (${seconds} s): ${figures === null ? 'not possible on this machine' : JSON.stringify(figures)}\n`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2] ?? '');
