import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from './project.ts';

export interface CommandResult {
  readonly status: number | null;
  readonly output: string;
  readonly complaint: string;
}

/** Runs the command line as a person would, with `input` on its standard input. */
export function runCommand(args: readonly string[], input: string | Uint8Array = ''): CommandResult {
  const result = spawnSync(process.execPath, [join(PROJECT, 'bin', 'verbatim.js'), ...args], {
    input,
    encoding: 'utf8',
    cwd: PROJECT,
    timeout: 60_000,
  });
  return { status: result.status, output: result.stdout, complaint: result.stderr };
}
