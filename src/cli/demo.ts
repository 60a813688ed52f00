import { parseArgs } from 'node:util';
import { loadTables } from '../desk/tables.ts';
import type { CliIo } from './cli-io.ts';
import { COMMAND_LINE } from './command-line.ts';
import { PROJECT, readConfig } from './config.ts';
import { openDesk } from './open-desk.ts';

/** `verbatim demo [--data DIR]`: opens the demo story and prints its id. */
export async function demo(args: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } });
  const desk = await openDesk(values.data ?? readConfig(process.env).dataFolder, await loadTables(PROJECT), fail);
  const story = await desk.stories.openDemo({ actor: COMMAND_LINE, key: 'demo', version: null });
  io.write(`${JSON.stringify({ story })}\n`);
  await desk.close();
  return 0;
}

function fail(error: unknown): never {
  throw error;
}
