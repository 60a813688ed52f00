import { VerbatimError } from '../errors.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { readBytes } from './read-bytes.ts';
import type { ReadHint } from './read-hint.ts';

/**
 * The child that reads one file and ends. In: one line of JSON (the hint), then the bytes, then end of input.
 * Out: lines of JSON: `{"progress":[done,total]}` any number of times, then `{"document"}` or `{"error":{code,message}}`.
 */
async function main(): Promise<void> {
  const input = await readInput();
  const lineEnd = input.indexOf(10);
  const hint = JSON.parse(input.subarray(0, lineEnd).toString('utf8')) as ReadHint;
  const bytes = new Uint8Array(input.buffer, input.byteOffset + lineEnd + 1, input.length - lineEnd - 1);
  const deadline = performance.now() + INTAKE_LIMITS.partialMs;
  const document = await readBytes(bytes, hint, {
    onProgress: (done, total) => say({ progress: [done, total] }),
    isTimeUp: () => performance.now() > deadline,
  });
  say({ document });
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch((error: unknown) => {
  const known = error instanceof VerbatimError ? { code: error.code, message: error.message } : null;
  if (!known) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  say({ error: known });
});
