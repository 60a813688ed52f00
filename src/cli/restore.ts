import { parseArgs } from 'node:util';
import { VerbatimError } from '../errors.ts';
import { restoreFolder, restoreStream } from '../store/restore-folder.ts';
import type { CliIo } from './cli-io.ts';
import { readConfig } from './config.ts';

/** `verbatim restore BACKUP [--data DIR] [--stream story/ID]`: all of it into an empty folder, or one stream that is damaged. */
export async function restore(args: readonly string[], io: CliIo): Promise<number> {
  const options = { data: { type: 'string' }, stream: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [from] = positionals;
  if (from === undefined) throw new VerbatimError('invalid', 'Say what to restore: restore BACKUP --data DIR.');
  const folder = values.data ?? readConfig(process.env).dataFolder;
  return values.stream === undefined ? restoreAll(from, folder, io) : restoreOne(from, folder, values.stream, io);
}

async function restoreAll(from: string, folder: string, io: CliIo): Promise<number> {
  const { lines, findings } = await restoreFolder(from, folder);
  const count = Object.values(lines).reduce((sum, size) => sum + size, 0);
  io.write(`${count} lines of ${Object.keys(lines).length} journals are in ${folder}, and were checked there.\n`);
  for (const { message } of findings) io.warn(message);
  return findings.length === 0 ? 0 : 1;
}

async function restoreOne(from: string, folder: string, stream: string, io: CliIo): Promise<number> {
  const { fromBackup, saved, setAside } = await restoreStream(from, folder, stream);
  io.write(`${stream} has its ${fromBackup} lines of the backup again, and ${saved} later ones that were still right.\n`);
  if (setAside !== null)
    io.write(`The journal as it was found is kept in set-aside/${setAside}: later lines that could not be joined are there.\n`);
  return 0;
}
