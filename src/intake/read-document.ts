import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Document } from '../documents/document.ts';
import { type ErrorCode, VerbatimError } from '../errors.ts';
import { detectFormat } from './detect-format.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { readBytes } from './read-bytes.ts';
import type { ReadHint, ReadProgress } from './read-hint.ts';
import { SANDBOX_ENVIRONMENT, sandboxCommand } from './sandbox-command.ts';
import { takeTurn } from './take-turn.ts';

export interface ReadOptions {
  /** Cancels the read and kills the reader. */
  readonly signal?: AbortSignal;
  readonly onProgress?: ReadProgress;
  /** Wall clock, milliseconds; INTAKE_LIMITS.readMs by default. */
  readonly timeoutMs?: number;
  /** Plain text up to this many bytes is read in this process; INTAKE_LIMITS.inProcessBytes by default. */
  readonly inProcessBytes?: number;
}

type Answer =
  | { readonly progress: readonly [number, number] }
  | { readonly document: Document }
  | { readonly error: { readonly code: ErrorCode; readonly message: string } | null };

/**
 * Bytes to a document in a child process without network, with limits on memory and time; at most two at once, the others
 * wait their turn. A hostile file costs that file only: a VerbatimError says what was wrong and what to do.
 */
export async function readDocument(bytes: Uint8Array, hint: ReadHint = {}, options: ReadOptions = {}): Promise<Document> {
  options.signal?.throwIfAborted();
  if (isHarmless(bytes, hint, options.inProcessBytes)) return readBytes(bytes, hint);
  const endTurn = await takeTurn(options.signal);
  try {
    return await readInChild(bytes, hint, options);
  } finally {
    endTurn();
  }
}

function isHarmless(bytes: Uint8Array, hint: ReadHint, inProcessBytes: number = INTAKE_LIMITS.inProcessBytes): boolean {
  if (bytes.length === 0 || bytes.length > INTAKE_LIMITS.fileBytes) return true;
  if (bytes.length > inProcessBytes) return false;
  const format = detectFormat(bytes, hint);
  return format === 'text' || format === 'markdown';
}

async function readInChild(bytes: Uint8Array, hint: ReadHint, options: ReadOptions): Promise<Document> {
  const script = fileURLToPath(new URL('./reader-process.js', import.meta.url));
  const { file, args } = await sandboxCommand(script);
  options.signal?.throwIfAborted();
  const child = spawn(file, args, { env: SANDBOX_ENVIRONMENT, stdio: 'pipe', windowsHide: true });
  return new Promise((resolve, reject) => {
    const stop = (error: unknown) => {
      child.kill('SIGKILL');
      reject(error);
    };
    const timer = setTimeout(() => stop(tookTooLong()), options.timeoutMs ?? INTAKE_LIMITS.readMs);
    const cancel = () => stop(options.signal?.reason);
    options.signal?.addEventListener('abort', cancel, { once: true });
    collectAnswer(child, options.onProgress, stop)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', cancel);
      });
    feed(child, bytes, hint);
  });
}

function feed(child: ChildProcessWithoutNullStreams, bytes: Uint8Array, hint: ReadHint): void {
  child.stdin.on('error', () => {}); // a reader that died early closes its input; its end is reported below
  child.stdin.write(`${JSON.stringify(hint)}\n`);
  child.stdin.end(bytes);
}

function collectAnswer(
  child: ChildProcessWithoutNullStreams,
  onProgress: ReadProgress | undefined,
  stop: (error: unknown) => void,
): Promise<Document> {
  return new Promise((resolve, reject) => {
    let received = 0;
    let unfinished: Buffer[] = [];
    let answer: Answer | null = null;
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > INTAKE_LIMITS.answerBytes) stop(tooMuchText());
      const lines = splitLines(unfinished, chunk);
      unfinished = lines.rest;
      for (const line of lines.whole) {
        const said = JSON.parse(line) as Answer;
        if ('progress' in said) onProgress?.(...said.progress);
        else answer = said;
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(0, 4_000);
    });
    child.on('error', (cause) => reject(new VerbatimError('unavailable', 'The file reader could not be started.', cause)));
    child.on('close', (code, signal) => {
      if (answer && 'document' in answer) resolve(answer.document);
      else reject(failure(answer, new Error(`reader ended: ${code ?? signal} ${complaint}`)));
    });
  });
}

function splitLines(unfinished: readonly Buffer[], chunk: Buffer): { whole: string[]; rest: Buffer[] } {
  const last = chunk.lastIndexOf(10);
  if (last < 0) return { whole: [], rest: [...unfinished, chunk] };
  const text = Buffer.concat([...unfinished, chunk.subarray(0, last)]).toString('utf8');
  return { whole: text.split('\n').filter(Boolean), rest: [chunk.subarray(last + 1)] };
}

function failure(answer: Answer | null, ended: Error): VerbatimError {
  const said = answer && 'error' in answer ? answer.error : null;
  if (said) return new VerbatimError(said.code, said.message, ended);
  return new VerbatimError(
    'invalid',
    'The file could not be read: it is damaged, or needs too much memory. Paste the text instead.',
    ended,
  );
}

function tookTooLong(): VerbatimError {
  return new VerbatimError('too-large', 'Reading the file took too long and was stopped. Paste the text instead.');
}

function tooMuchText(): VerbatimError {
  return new VerbatimError('too-large', 'The file holds more text than the desk takes. Upload the part that matters.');
}
