import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { VerbatimError } from '../errors.ts';
import { readEvidence } from '../store/evidence-archive.ts';
import { EXIT_STATUS, type Outcome, type Verification } from '../store/verification.ts';
import { verifyEvidence } from '../store/verify-evidence.ts';
import { verifyFolder } from '../store/verify-folder.ts';
import type { CliIo } from './cli-io.ts';
import { readConfig } from './config.ts';

const NOT_CHECKED = 6;

const SAID: Readonly<Record<Outcome, string>> = Object.freeze({
  intact: 'INTACT: what the known checkpoint vouches for is as it was written.',
  altered: 'ALTERED: something is not as it was written.',
  torn: 'TORN: the last line was never finished. Nothing that was acknowledged is missing because of it.',
  contradicts: 'CONTRADICTS: this is not the record that the checkpoint was made of.',
  'picture-differs': 'PICTURE DIFFERS: the journal is sound in itself, but not what the desk last saw.',
  unanchored: 'INTACT BUT UNANCHORED: every line follows from the one before, and nothing outside vouches for them.',
});

/** `verbatim verify [FOLDER or DOSSIER] [--data DIR] [--known-checkpoint FILE]… [--json]` */
export async function verify(args: readonly string[], io: CliIo): Promise<number> {
  const options = {
    data: { type: 'string' },
    'known-checkpoint': { type: 'string', multiple: true },
    json: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const what = positionals[0] ?? values.data ?? readConfig(process.env).dataFolder;
  try {
    const known = await Promise.all((values['known-checkpoint'] ?? []).map((file) => readFile(file, 'utf8')));
    const verification = await verifyWhat(what, known);
    io.write(values.json ? `${JSON.stringify(verification)}\n` : inWords(what, verification));
    return EXIT_STATUS[verification.outcome];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    io.warn(`This could not be checked. ${error.message}`);
    return NOT_CHECKED;
  }
}

async function verifyWhat(what: string, known: readonly string[]): Promise<Verification> {
  const found = await stat(what).catch(() => null);
  if (found === null) throw new VerbatimError('not-found', `There is no ${what}.`);
  if (found.isDirectory()) return verifyFolder(what, { knownCheckpoints: known });
  return verifyEvidence(readEvidence(await readFile(what)), known);
}

function inWords(what: string, { outcome, findings, lines, limits, setAside }: Verification): string {
  const count = Object.values(lines).reduce((sum, size) => sum + size, 0);
  const parts = [
    what,
    SAID[outcome],
    ...findings.map(({ message }) => `  - ${message}`),
    `Read: ${counted(count, 'line')} in ${counted(Object.keys(lines).length, 'journal')}.`,
    ...setAside.map((name) => `Set aside earlier: ${name}`),
    'This does not show:',
    ...limits.map((limit) => `  - ${limit}`),
  ];
  return `${parts.join('\n')}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
