import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { INTAKE_LIMITS } from './limits.ts';
import { HELP_INPUT, type ReaderOrder } from './reader-order.ts';
import { SANDBOX_ENVIRONMENT, sandboxCommand } from './sandbox-command.ts';
import { borrowTurn } from './take-turn.ts';

export type ReaderChild = ChildProcessByStdio<Writable, Readable, Readable>;

/** A child in its box, at work on the bytes. */
export async function startReader(bytes: Uint8Array, order: ReaderOrder, timeoutMs: number): Promise<ReaderChild> {
  return feed(await spawnReader(timeoutMs, 'pipe'), bytes, order);
}

/**
 * A second child for a long PDF, if its place is free and as long as nobody else needs it: it reads from the back, and says each
 * page to the first one, until they meet and `ended` comes.
 */
export async function helpReader(reader: ReaderChild, bytes: Uint8Array, timeoutMs: number, ended: AbortSignal): Promise<void> {
  const output = reader.stdio[HELP_INPUT] as Writable;
  if (isBusy() || output.destroyed) return; // a reader that was stopped may ask all the same
  const stop = new AbortController();
  const giveBack = borrowTurn(() => stop.abort());
  if (!giveBack) return;
  const until = AbortSignal.any([stop.signal, ended]);
  const helper = await spawnReader(timeoutMs, output);
  output.destroy(); // the two have their own ends of it
  const end = () => helper.kill('SIGKILL');
  helper.on('error', giveBack).on('close', giveBack);
  until.addEventListener('abort', end);
  if (until.aborted) end();
  feed(helper, bytes, { reads: 'from-back', hint: {}, partialMs: timeoutMs });
}

/** Where every core has work already, two readers take longer than one: each warms up on its own. */
function isBusy(): boolean {
  return loadavg()[0]! > availableParallelism() + INTAKE_LIMITS.helpLoad;
}

async function spawnReader(timeoutMs: number, output: 'pipe' | Writable): Promise<ReaderChild> {
  const script = fileURLToPath(new URL('./reader-process.js', import.meta.url));
  const { file, args } = await sandboxCommand(script, timeoutMs);
  const help = output === 'pipe' ? 'pipe' : 'ignore';
  return spawn(file, args, { env: SANDBOX_ENVIRONMENT, stdio: ['pipe', output, 'pipe', help], windowsHide: true }) as ReaderChild;
}

function feed(child: ReaderChild, bytes: Uint8Array, order: ReaderOrder): ReaderChild {
  child.stdin.on('error', () => {}); // a reader that died early closes its input; its end is told by the child itself
  child.stdin.write(`${JSON.stringify(order)}\n`);
  child.stdin.end(bytes);
  return child;
}
