import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { VerbatimError } from '../errors.ts';
import { readDocument } from '../intake/read-document.ts';
import type { LibrarySource } from '../matching/library.ts';

/**
 * Reads files, and every file in folders. A source's id is its path as given, or relative to the folder named.
 * A file in a folder that can't be read is told through `warn` and left out; one that was named itself throws.
 */
export async function readSources(paths: readonly string[], warn: (text: string) => void): Promise<LibrarySource[]> {
  const found: LibrarySource[] = [];
  for (const path of paths) {
    if ((await statOrRefuse(path)).isDirectory()) found.push(...(await readFolder(path, warn)));
    else found.push(await readSource(path, path));
  }
  if (found.length === 0) throw new VerbatimError('invalid', 'No source could be read. Name files or folders with --sources.');
  return found;
}

async function statOrRefuse(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    throw new VerbatimError('not-found', `${path} can't be read: there is no such file or folder.`, error);
  }
}

async function readFolder(folder: string, warn: (text: string) => void): Promise<LibrarySource[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
  const found: LibrarySource[] = [];
  for (const file of files.toSorted()) {
    try {
      found.push(await readSource(relative(folder, file), file));
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
      warn(`${file}: ${error.message}`);
    }
  }
  return found;
}

async function readSource(id: string, path: string): Promise<LibrarySource> {
  return { id, document: await readDocument(await readFile(path), { name: basename(path) }) };
}
