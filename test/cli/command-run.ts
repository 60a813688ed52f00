import type { CliIo } from '../../src/cli/cli-io.ts';

type Command = (args: readonly string[], io: CliIo) => Promise<number>;

export interface CommandRun {
  readonly exit: number;
  /** One parsed answer a line. */
  readonly answers: readonly Record<string, unknown>[];
  readonly warnings: string;
}

/** Runs a command on `input`, cut into small chunks so that lines and characters straddle them. */
export async function runCommand(command: Command, args: readonly string[], input: string | Uint8Array): Promise<CommandRun> {
  const out: string[] = [];
  const warnings: string[] = [];
  const io = {
    input: chunked(Buffer.from(input)),
    write: (text: string) => out.push(text),
    warn: (text: string) => warnings.push(text),
  };
  const exit = await command(args, io);
  const lines = out.join('').split('\n').filter(Boolean);
  return { exit, answers: lines.map((line) => JSON.parse(line)), warnings: warnings.join('') };
}

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}
