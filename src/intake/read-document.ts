import type { Document } from '../documents/document.ts';
import { VerbatimError } from '../errors.ts';
import { detectFormat } from './detect-format.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { readBytes } from './read-bytes.ts';
import type { ReadHint, ReadProgress } from './read-hint.ts';
import type { ReaderAnswer } from './reader-order.ts';
import { SplitLines } from './split-lines.ts';
import { helpReader, type ReaderChild, startReader } from './start-reader.ts';
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
  const timeoutMs = options.timeoutMs ?? INTAKE_LIMITS.readMs;
  const child = await startReader(bytes, { reads: 'whole', hint, partialMs: INTAKE_LIMITS.partialShare * timeoutMs }, timeoutMs);
  const stopHelp = new AbortController();
  return new Promise((resolve, reject) => {
    const stop = (error: unknown) => {
      child.kill('SIGKILL');
      reject(error);
    };
    const timer = setTimeout(() => stop(tookTooLong()), timeoutMs);
    const cancel = () => stop(options.signal?.reason);
    if (options.signal?.aborted) cancel();
    options.signal?.addEventListener('abort', cancel, { once: true });
    const onHelp = () => void helpReader(child, bytes, timeoutMs, stopHelp.signal);
    collectAnswer(child, { stop, onHelp, onProgress: options.onProgress })
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        stopHelp.abort();
        options.signal?.removeEventListener('abort', cancel);
      });
  });
}

interface Told {
  readonly stop: (error: unknown) => void;
  readonly onHelp: () => void;
  readonly onProgress: ReadProgress | undefined;
}

function collectAnswer(child: ReaderChild, { stop, onHelp, onProgress }: Told): Promise<Document> {
  return new Promise((resolve, reject) => {
    let received = 0;
    let answer: ReaderAnswer | null = null;
    let complaint = '';
    const lines = new SplitLines();
    child.stdout.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > INTAKE_LIMITS.answerBytes) stop(tooMuchText());
      for (const line of lines.add(chunk)) {
        const said = JSON.parse(line) as ReaderAnswer;
        if ('progress' in said) onProgress?.(...said.progress);
        else if ('help' in said) onHelp();
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

function failure(answer: ReaderAnswer | null, ended: Error): VerbatimError {
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
