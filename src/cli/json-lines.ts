import { VerbatimError } from '../errors.ts';
import type { CliIo } from './cli-io.ts';

/** One line of the input as it was read, or why it could not be. `number` counts from 1. */
export type JsonLine =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly error: VerbatimError };

/** A longer line (bytes) is refused rather than held in memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** Reads JSON lines as they come; empty lines are passed over, an unreadable one is an answer, not an end. */
export async function* readJsonLines(input: CliIo['input']): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const bytes of splitLines(input)) {
    number++;
    const line = bytes ? parseLine(bytes) : new VerbatimError('too-large', `The line is longer than ${LONGEST_LINE} bytes.`);
    if (line === undefined) continue;
    yield line instanceof VerbatimError ? { number, error: line } : { number, value: line.value };
  }
}

// One buffer a line; null for a line that is too long.
async function* splitLines(input: CliIo['input']): AsyncGenerator<Uint8Array | null> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
      size += at - from;
      yield size > LONGEST_LINE ? null : Buffer.concat([...held, chunk.subarray(from, at)]);
      [held, size, from] = [[], 0, at + 1];
    }
    size += chunk.length - from;
    if (size <= LONGEST_LINE) held.push(chunk.slice(from));
    else held = [];
  }
  if (size > 0) yield size > LONGEST_LINE ? null : Buffer.concat(held);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function parseLine(bytes: Uint8Array): { value: unknown } | VerbatimError | undefined {
  let text: string;
  try {
    text = decoder.decode(bytes).trim();
  } catch (cause) {
    return new VerbatimError('invalid', 'The line is not UTF-8.', cause);
  }
  if (text === '') return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    return new VerbatimError('invalid', 'The line is not JSON.', cause);
  }
}

/** What is written for a line that could not be answered; its id where it has one. */
export function errorAnswer(value: unknown, error: VerbatimError): object {
  const id = idOf(value);
  return { ...(id === undefined ? {} : { id }), error: { code: error.code, message: error.message } };
}

function idOf(value: unknown): string | number | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'id')) return undefined;
  const { id } = value as { id: unknown };
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

/** A line that meets a bug of ours costs that line only: its answer says so, and the rest goes on. */
export function asVerbatimError(error: unknown): VerbatimError {
  if (error instanceof VerbatimError) return error;
  const what = error instanceof Error ? error.message : String(error);
  return new VerbatimError('unavailable', `The program met a fault of its own in this line: ${what}`, error);
}

/** Writes one answer as a line. */
export function writeLine(io: CliIo, answer: object): void {
  io.write(`${JSON.stringify(answer)}\n`);
}
