import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTables } from '../desk/tables.ts';
import { VerbatimError } from '../errors.ts';
import { sha256 } from '../text/canonical.ts';
import { type CliIo, EXIT } from './cli-io.ts';
import { COMMAND_LINE } from './command-line.ts';
import { PROJECT, readConfig } from './config.ts';
import { openDesk } from './open-desk.ts';

/** `verbatim import FILE [--data DIR]`: past checks into the desk's archive. The same file again changes nothing. */
export async function importChecks(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [file] = positionals;
  if (!file) throw new VerbatimError('invalid', 'Name the file: verbatim import FILE [--data DIR]');
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new VerbatimError('not-found', `The file ${file} can't be read.`, cause);
  });
  const desk = await openDesk(values.data ?? readConfig(process.env).dataFolder, await loadTables(PROJECT), fail);
  try {
    const by = { actor: COMMAND_LINE, key: `import-${sha256(bytes)}`, version: null };
    const id = await desk.archive.importChecks({ bytes, name: basename(file), mediaType: null }, by);
    const brought = (await desk.archive.imports()).find((one) => one.id === id);
    if (!brought) throw new Error(`The import ${id} is not in the desk's book.`);
    io.write(`${brought.added} past checks are new in the archive, ${brought.replaced} took the place of older ones.\n`);
    for (const { line, message } of brought.faults) io.warn(`${file}, line ${line}: ${message}\n`);
    if (brought.faulty > brought.faults.length) io.warn(`${brought.faulty - brought.faults.length} more could not be read.\n`);
    return brought.faulty === 0 ? EXIT.ok : EXIT.findings;
  } finally {
    await desk.close();
  }
}

function fail(error: unknown): never {
  throw error;
}
