import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { VerbatimError } from '../errors.ts';
import { errorCode } from './files.ts';

/** Gives the folder back. */
export type Release = () => Promise<void>;

/**
 * One process per data folder. On Linux an abstract socket, which the system takes back however the process ends; and
 * everywhere a file that tells who holds the folder, for processes that don't share a network namespace.
 */
export async function lockFolder(folder: string, lockFile: string): Promise<Release> {
  const socket = await takeSocket(await realpath(folder));
  try {
    await takeFile(lockFile);
  } catch (error) {
    // With the socket held and the disk full, a file is not worth refusing to let people read.
    if (socket === null || !['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '')) {
      socket?.close();
      throw error;
    }
  }
  return async () => {
    await releaseFile(lockFile);
    await new Promise<void>((resolve) => (socket === null ? resolve() : socket.close(() => resolve())));
  };
}

function takeSocket(folder: string): Promise<Server | null> {
  if (process.platform !== 'linux') return Promise.resolve(null);
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? reject(inUse()) : resolve(null)));
    server.listen(`\0verbatim-${name}`, () => resolve(server.unref()));
  });
}

async function takeFile(path: string): Promise<void> {
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, ownerLine(process.pid), { mode: 0o600 });
  try {
    await linkOrTakeOver(mine, path);
  } finally {
    await rm(mine, { force: true });
  }
}

/** `link` is the one step that only one of two can win, and it never shows a half-written file. */
async function linkOrTakeOver(mine: string, path: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      return await link(mine, path);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      await clearStale(path, `${mine}.stale`);
    }
  }
  throw inUse();
}

async function clearStale(path: string, away: string): Promise<void> {
  const owner = await readFile(path, 'utf8').catch(() => null);
  if (owner === null) return; // given back just now
  if (isAlive(owner)) throw inUse(owner);
  await rename(path, away).catch(() => {});
  const moved = await readFile(away, 'utf8').catch(() => owner);
  if (moved !== owner) await link(away, path).catch(() => {}); // someone took over in between: give theirs back
  await rm(away, { force: true });
}

/** Process number, when it started, which boot and which machine: a number alone is soon another's. */
function ownerLine(pid: number): string {
  return JSON.stringify({ pid, started: startOf(pid), boot: bootId(), host: hostname() });
}

function isAlive(owner: string): boolean {
  const { pid, started, boot, host } = parseOwner(owner);
  if (boot !== null && boot === bootId()) return started === null ? exists(pid) : startOf(pid) === started;
  if (boot !== null && host === hostname()) return false; // this machine was restarted since
  return host === hostname() ? exists(pid) : true; // another machine's: nobody here can tell
}

function parseOwner(text: string) {
  try {
    const { pid, started = null, boot = null, host } = JSON.parse(text);
    return { pid: Number(pid), started, boot, host };
  } catch {
    return { pid: 0, started: null, boot: null, host: hostname() };
  }
}

function exists(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat, in ticks since the boot; the fields start anew after the name's closing bracket. */
function startOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  return stat === null ? null : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null);
}

function bootId(): string | null {
  return readText('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

async function releaseFile(path: string): Promise<void> {
  const owner = await readFile(path, 'utf8').catch(() => null);
  if (owner === ownerLine(process.pid)) await rm(path, { force: true });
}

function inUse(owner?: string): VerbatimError {
  const who = owner === undefined ? 'another process' : `process ${parseOwner(owner).pid} on ${parseOwner(owner).host}`;
  return new VerbatimError('unavailable', `The data folder is in use by ${who}. Only one desk at a time may work in it.`);
}
