import type { IncomingMessage } from 'node:http';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { VerbatimError } from '../errors.ts';

export interface BodyLimits {
  readonly rawBytes: number;
  readonly inflatedBytes: number;
}

/** A response's bytes, unpacked; stops at the limit of either size, so a gzip bomb costs the limit and no more. */
export async function readBody(response: IncomingMessage, limits: BodyLimits, signal: AbortSignal): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > limits.rawBytes) {
    response.destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  await pipeline(response, counted(limits.rawBytes), inflater(response), counted(limits.inflatedBytes), collect(chunks), {
    signal,
  });
  return new Uint8Array(Buffer.concat(chunks));
}

function counted(limit: number) {
  return async function* (source: AsyncIterable<Buffer>) {
    let received = 0;
    for await (const chunk of source) {
      received += chunk.length;
      if (received > limit) throw tooLarge();
      yield chunk;
    }
  };
}

function collect(chunks: Buffer[]) {
  return async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
}

function inflater(response: IncomingMessage): Transform {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return new PassThrough();
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  if (encoding === 'br') return createBrotliDecompress();
  response.destroy();
  throw new VerbatimError('unavailable', `The page comes packed in a way that the desk cannot open (${encoding.slice(0, 40)}).`);
}

function tooLarge(): VerbatimError {
  return new VerbatimError('too-large', 'The page is larger than the desk takes. Save the part that matters and upload it.');
}
