import { parseArgs } from 'node:util';
import { VerbatimError } from '../errors.ts';
import { backupFolder } from '../store/backup-folder.ts';
import type { CliIo } from './cli-io.ts';
import { readConfig } from './config.ts';

/** `verbatim backup --out DIR [--data DIR]`: also while the desk runs. */
export async function backup(args: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, out: { type: 'string' } } });
  if (values.out === undefined) throw new VerbatimError('invalid', 'Say where to: --out DIR.');
  const folder = values.data ?? readConfig(process.env).dataFolder;
  const { verification, damaged, oneMoment } = await backupFolder(folder, values.out);
  const count = Object.values(verification.lines).reduce((sum, size) => sum + size, 0);
  io.write(`${count} lines of ${Object.keys(verification.lines).length} journals are in ${values.out}, and were checked there.\n`);
  io.write('The backup holds the desk’s signing key and everything confidential: keep it as safe as the desk.\n');
  if (!oneMoment) io.warn('The desk was so busy that its stories were copied one after another, not all as of one moment.');
  for (const stream of damaged) io.warn(`The journal of ${stream} is damaged, and was copied only up to the damage.`);
  for (const { message } of verification.findings) io.warn(message);
  return damaged.length + verification.findings.length === 0 ? 0 : 1;
}
