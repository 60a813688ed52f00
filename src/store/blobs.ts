import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { VerbatimError } from '../errors.ts';
import type { Files } from './files.ts';
import type { FolderLayout } from './folder-layout.ts';
import { notSaved } from './journal-file.ts';
import { writePieces, writeWhole } from './write-whole.ts';

/** Files named by the SHA-256 of what is in them: texts, originals. Never changed, so never in anybody's way. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array>;
  /** For what is too large for memory. An error of `pieces` itself comes through as it is, and nothing is kept. */
  putPieces(pieces: AsyncIterable<Uint8Array>): Promise<string>;
  /** A part of it, not checked against its hash: that would take all of it. */
  part(sha256: string, start: number, length: number): Promise<Uint8Array>;
}

export function openBlobs(files: Files, layout: FolderLayout): Blobs {
  const confirmed = new Set<string>(); // durable for certain; any other is written again, which also heals a damaged one

  async function put(bytes: Uint8Array): Promise<string> {
    const name = sha256Of(bytes);
    if (confirmed.has(name) && (await stored(name)) !== null) return name;
    try {
      await writeBlob(files, layout, name, bytes);
    } catch (cause) {
      throw notSaved(cause);
    }
    confirmed.add(name);
    return name;
  }

  async function get(name: string): Promise<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(name)) throw new VerbatimError('invalid', `"${name}" does not name a stored file.`);
    const bytes = await stored(name);
    if (bytes === null) throw missing(name);
    return bytes;
  }

  async function putPieces(pieces: AsyncIterable<Uint8Array>): Promise<string> {
    const hash = createHash('sha256');
    let name = '';
    let refused: unknown = null;
    async function* hashed() {
      try {
        for await (const piece of pieces) {
          hash.update(piece);
          yield piece;
        }
      } catch (error) {
        refused = error;
        throw error;
      }
    }
    const placeFor = async () => {
      name = hash.digest('hex');
      await files.makeFolder(dirname(layout.blob(name)));
      await files.syncFolder(layout.blobs);
      return layout.blob(name);
    };
    try {
      await writePieces(files, layout.temporary, hashed(), placeFor);
    } catch (cause) {
      throw refused ?? notSaved(cause);
    }
    return name;
  }

  async function part(name: string, start: number, length: number): Promise<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(name)) throw new VerbatimError('invalid', `"${name}" does not name a stored file.`);
    const bytes = await files.readPart(layout.blob(name), start, length).catch((cause: unknown) => {
      throw new VerbatimError('unavailable', 'The disk failed while a stored file was read.', cause);
    });
    if (bytes === null) throw missing(name);
    return bytes;
  }

  async function stored(name: string): Promise<Uint8Array | null> {
    const bytes = await files.read(layout.blob(name)).catch((cause: unknown) => {
      throw new VerbatimError('unavailable', 'The disk failed while a stored file was read.', cause);
    });
    return bytes !== null && sha256Of(bytes) === name ? bytes : null;
  }

  return { put, get, putPieces, part };
}

function missing(name: string): VerbatimError {
  return new VerbatimError('not-found', `The stored file ${name} is missing or damaged. Restore it from a backup.`);
}

async function writeBlob(files: Files, layout: FolderLayout, name: string, bytes: Uint8Array): Promise<void> {
  const path = layout.blob(name);
  await files.makeFolder(dirname(path));
  await files.syncFolder(layout.blobs);
  await writeWhole(files, layout.temporary, path, bytes);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
