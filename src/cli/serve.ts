import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { loadTables } from '../desk/tables.ts';
import { VerbatimError } from '../errors.ts';
import { createApp } from '../web/app.ts';
import type { CliIo } from './cli-io.ts';
import { PROJECT, readConfig } from './config.ts';
import { openDesk } from './open-desk.ts';

/** `verbatim serve [--port N] [--host H] [--data DIR]`: the desk on the web, until it is stopped. */
export async function serve(args: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  });
  const config = readConfig(process.env);
  const host = values.host ?? config.host;
  const tables = await loadTables(PROJECT);
  const { desk, setUpCode } = await openDesk(values.data ?? config.dataFolder, tables, (error) => die(io, error));
  const server = createServer(createApp({ desk, messages: tables.messages, policies: policyChoices(tables), zone: config.zone }));
  const address = await listening(server, host, portOf(values.port, config.port));
  io.write(`Verbatim is at ${address}\n`);
  if (await desk.people.setUpCode()) io.write(`Set up the first person: ${address}/set-up?code=${setUpCode}\n`);
  await stopped();
  io.warn('Closing …');
  server.close();
  server.closeAllConnections();
  await desk.close();
  return 0;
}

function policyChoices(tables: Awaited<ReturnType<typeof loadTables>>) {
  return [...tables.policies.values()].map(({ id, name }) => ({ name: id, title: name }));
}

function portOf(given: string | undefined, otherwise: number): number {
  const port = given === undefined ? otherwise : Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new VerbatimError('invalid', 'A port is a number from 0 to 65535.');
  return port;
}

function listening(server: ReturnType<typeof createServer>, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new VerbatimError(
          'unavailable',
          taken ? `Port ${port} is taken. Choose another: PORT=3001 npm start` : `The desk can't listen: ${error.message}`,
          error,
        ),
      );
    });
    server.listen(port, host, () => {
      const bound = server.address() as AddressInfo;
      resolve(`http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`);
    });
  });
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** The record can't be trusted to reach the disk any more: going on would promise what isn't so. */
function die(io: CliIo, error: unknown): void {
  io.warn(`The disk refused to keep the record; the desk stops. ${error instanceof Error ? error.message : ''}`);
  process.exit(1);
}
