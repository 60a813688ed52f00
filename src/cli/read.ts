import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Document } from '../documents/document.ts';
import { VerbatimError } from '../errors.ts';
import { type FetchOptions, fetchDocument } from '../intake/fetch-url.ts';
import { INTAKE_LIMITS } from '../intake/limits.ts';
import { readDocument } from '../intake/read-document.ts';
import type { ReadHint } from '../intake/read-hint.ts';
import type { CliIo } from './cli-io.ts';
import { readConfig } from './config.ts';

/** `verbatim read FILE|URL|- [--json]`: what the desk would take from it. Exit 0, or 2 where it can't be read. */
export async function read(args: readonly string[], io: CliIo): Promise<number> {
  const asJson = args.includes('--json');
  const [target, ...more] = args.filter((arg) => arg !== '--json');
  if (target === undefined || more.length > 0) {
    io.warn('Usage: verbatim read FILE|URL --json\n');
    return 2;
  }
  try {
    const { intake } = readConfig(process.env);
    const { bytes, hint } = await bytesOf(target, io, intake.fetch);
    const document = await readDocument(bytes, hint, { timeoutMs: intake.readMs ?? INTAKE_LIMITS.readMs });
    io.write(asJson ? `${JSON.stringify(asAnswer(document))}\n` : `${document.text}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    if (asJson) io.write(`${JSON.stringify({ error: { code: error.code, message: error.message } })}\n`);
    io.warn(`${target}: ${error.message}\n`);
    return 2;
  }
}

/** Everything that was read, with the names of the contract first. */
function asAnswer({ text, title, author, published, kind, pages, turns, warnings, ...more }: Document): object {
  return { text, title, author, published, kind, pages, turns, warnings, ...more };
}

async function bytesOf(target: string, io: CliIo, rules?: FetchOptions): Promise<{ bytes: Uint8Array; hint: ReadHint }> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(target)) return fetched(target, rules);
  if (target === '-') return { bytes: await collect(io.input), hint: {} };
  return { bytes: await fileBytes(target), hint: { name: basename(target) } };
}

async function fetched(url: string, rules?: FetchOptions): Promise<{ bytes: Uint8Array; hint: ReadHint }> {
  const { bytes, mediaType, finalUrl } = await fetchDocument(url, rules);
  return { bytes, hint: { name: basename(new URL(finalUrl).pathname), mediaType } };
}

async function fileBytes(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > INTAKE_LIMITS.fileBytes) {
      throw new VerbatimError('too-large', `The file is larger than ${INTAKE_LIMITS.fileBytes / 1e6} MB.`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof VerbatimError) throw cause;
    throw new VerbatimError('not-found', 'There is no such file, or it may not be read.', cause);
  }
}

async function collect(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
