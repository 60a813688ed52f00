import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { INTAKE_LIMITS } from './limits.ts';

export interface SandboxCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** What this machine could give beyond the heap limit and the wall clock, for the set-up page and SAFETY.md. */
  readonly guards: readonly SandboxGuard[];
}

export type SandboxGuard = 'no-network' | 'memory-and-cpu' | 'no-files-or-children';

/** The child gets this and nothing of the desk's environment. */
export const SANDBOX_ENVIRONMENT = Object.freeze({ PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' });

const UNSHARE = ['unshare', '--map-root-user', '--net'];
const PRLIMIT = ['prlimit', `--data=${INTAKE_LIMITS.dataBytes}`, '--core=0', '--fsize=0'];

let probed: Promise<readonly (readonly string[])[]> | null = null;

/**
 * Node on `script` in as tight a box as this machine has, for `timeoutMs` at most; probed once a process. Each wrapper execs, so
 * the pid stays.
 */
export async function sandboxCommand(script: string, timeoutMs: number): Promise<SandboxCommand> {
  probed ??= probeWrappers();
  const wrappers = await probed;
  const permission = permissionFlags(script);
  const [file = process.execPath, ...args] = [
    ...wrappers.flatMap((wrapper) => (wrapper === PRLIMIT ? [...wrapper, cpuLimit(timeoutMs)] : wrapper)),
    process.execPath,
    `--max-old-space-size=${INTAKE_LIMITS.heapMegabytes}`,
    ...permission,
    script,
  ];
  const guards: SandboxGuard[] = [];
  if (wrappers.includes(UNSHARE)) guards.push('no-network');
  if (wrappers.includes(PRLIMIT)) guards.push('memory-and-cpu');
  if (permission.length > 0) guards.push('no-files-or-children');
  return { file, args, guards };
}

function cpuLimit(timeoutMs: number): string {
  return `--cpu=${Math.ceil((INTAKE_LIMITS.readCpuShare * timeoutMs) / 1_000)}`;
}

async function probeWrappers(): Promise<readonly (readonly string[])[]> {
  const works = await Promise.all([UNSHARE, PRLIMIT].map(canRun));
  return [UNSHARE, PRLIMIT].filter((_, index) => works[index]);
}

async function canRun(wrapper: readonly string[]): Promise<boolean> {
  const [file = '', ...args] = wrapper;
  try {
    await promisify(execFile)(file, [...args, 'true'], { env: SANDBOX_ENVIRONMENT, timeout: 2_000 });
    return true;
  } catch {
    return false;
  }
}

/** Node's own permission model: the child reads the program's files, writes none, starts no process. */
function permissionFlags(script: string): string[] {
  const flag = ['--permission', '--experimental-permission'].find((name) => process.allowedNodeEnvironmentFlags.has(name));
  if (!flag) return [];
  const root = programRoot(script);
  const folders = [root, realpathSync(root), realpathSync(join(root, 'node_modules'))];
  return [flag, ...[...new Set(folders)].map((folder) => `--allow-fs-read=${folder}/*`), '--no-warnings'];
}

/** The folder that holds both dist and node_modules: dist/src/intake is three below it. */
function programRoot(script: string): string {
  return dirname(dirname(dirname(dirname(script))));
}
