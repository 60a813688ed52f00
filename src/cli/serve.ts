import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { securityLogLine } from '../accounts/security-event.ts';
import type { Desk } from '../desk/desk.ts';
import { loadTables, type Tables } from '../desk/tables.ts';
import { VerbatimError } from '../errors.ts';
import { createApp } from '../web/app.ts';
import type { CliIo } from './cli-io.ts';
import { type Config, PROJECT, readConfig } from './config.ts';
import { openDesk } from './open-desk.ts';
import { offerStartLink } from './start-link.ts';

const LOOPBACK = '127.0.0.1';

/** `verbatim serve [--port N] [--host H] [--data DIR]`: the desk on the web, until it is stopped. */
export async function serve(args: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  });
  const config = readConfig(process.env);
  const wanted = { host: values.host ?? config.host, port: portOf(values.port, config.port) };
  const folder = values.data ?? config.dataFolder;
  const tables = await loadTables(PROJECT);
  const log = (event: Parameters<typeof securityLogLine>[0]) => io.warn(securityLogLine(event, new Date()));
  const desk = await openDesk(folder, tables, (error) => die(io, error), log, config.intake);
  const app = createApp({
    desk,
    messages: tables.messages,
    policies: policyChoices(tables),
    ...webSettings(config),
    log: tell(io),
    watch: log,
  });
  const door = await openDoor(app, desk, wanted, io);
  await offerStartLink(desk, folder, config.publicUrl ?? door.address, io);
  await stopped();
  io.warn('Closing …');
  door.close();
  await desk.close();
  return 0;
}

/** Nobody but this machine is let in before there is an administrator, whatever HOST says. */
async function openDoor(app: ReturnType<typeof createApp>, desk: Desk, wanted: { host: string; port: number }, io: CliIo) {
  const isSetUp = async () => (await desk.people.list()).length > 0;
  const waits = !isLoopback(wanted.host) && !(await isSetUp());
  let server = createServer(app);
  const address = await listening(server, waits ? LOOPBACK : wanted.host, wanted.port);
  io.write(`Verbatim is at ${address}\n`);
  if (waits) {
    io.write(`It answers only this machine (${LOOPBACK}) until it is set up; then it listens on ${wanted.host} as you asked.\n`);
    const stop = desk.subscribe(
      () =>
        void isSetUp().then(
          (done) => done && widen(),
          () => {},
        ),
    );
    const widen = () => {
      stop();
      const { port } = server.address() as AddressInfo;
      server.close();
      server = createServer(app);
      listening(server, wanted.host, port).then(
        (wide) => io.write(`It is set up and at ${wide} now.\n`),
        (error: Error) => io.warn(error.message),
      );
    };
  }
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address, close };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function webSettings({ zone, publicUrl, trustProxy }: Config) {
  return { zone, ...(publicUrl && { publicUrl }), ...(trustProxy && { trustProxy }) };
}

function tell(io: CliIo): (error: unknown) => void {
  return (error) => io.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function policyChoices(tables: Tables) {
  return [...tables.policies.values()].map(({ id, name }) => ({ name: id, title: name }));
}

function portOf(given: string | undefined, otherwise: number): number {
  const port = given === undefined ? otherwise : Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new VerbatimError('invalid', 'A port is a number from 0 to 65535.');
  return port;
}

function listening(server: Server, host: string, port: number): Promise<string> {
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
