import { basename, dirname, join } from 'node:path';
import type { Files, OpenFile } from './files.ts';

let written = 0;

/** Puts a file in place so that at any moment, power cut included, there is the old one or the whole new one. */
export async function writeWhole(files: Files, temporaryFolder: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(temporaryFolder, `${process.pid}-${written++}-${basename(path)}`);
  try {
    await writeAndSync(files, temporary, bytes);
    await files.rename(temporary, path);
  } catch (error) {
    await files.remove(temporary).catch(() => {}); // the first error tells more; leftovers go at the next start
    throw error;
  }
  await files.syncFolder(dirname(path));
}

async function writeAndSync(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path, 'create');
  try {
    await writeFully(file, bytes, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** The same for what comes in pieces: `placeFor` says where it goes once all of it is there. */
export async function writePieces(
  files: Files,
  temporaryFolder: string,
  pieces: AsyncIterable<Uint8Array>,
  placeFor: () => Promise<string>,
): Promise<void> {
  const temporary = join(temporaryFolder, `${process.pid}-${written++}-pieces`);
  try {
    const file = await files.open(temporary, 'create');
    try {
      let position = 0;
      for await (const piece of pieces) {
        await writeFully(file, piece, position);
        position += piece.length;
      }
      await file.datasync();
    } finally {
      await file.close();
    }
    const path = await placeFor();
    await files.rename(temporary, path);
    await files.syncFolder(dirname(path));
  } catch (error) {
    await files.remove(temporary).catch(() => {});
    throw error;
  }
}

/** Goes on after a short write. */
export async function writeFully(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const count = await file.write(bytes.subarray(done), position + done);
    if (count === 0) throw new Error('The disk took no more bytes.');
    done += count;
  }
}
