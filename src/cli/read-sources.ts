import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { VerbatimError } from '../errors.ts';
import { readDocument } from '../intake/read-document.ts';
import type { LibrarySource } from '../matching/index/library.ts';

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
  const ordered = files.toSorted();
  const found: LibrarySource[] = [];
  for (let at = 0; at < ordered.length; at += READ_AT_ONCE) {
    const read = ordered.slice(at, at + READ_AT_ONCE).map((file) => readOrWarn(folder, file, warn));
    found.push(...(await Promise.all(read)).filter((source) => source !== null));
  }
  return found;
}

/** Files on their way at a time: while one waits for its reader, the next are fetched; more only cost memory. */
const READ_AT_ONCE = 8;

async function readOrWarn(folder: string, file: string, warn: (text: string) => void): Promise<LibrarySource | null> {
  try {
    return await readSource(relative(folder, file), file);
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    warn(`${file}: ${error.message}`);
    return null;
  }
}

/** A command has nobody else waiting: a long plain text is read where it is needed, not handed over from a child. */
const IN_PROCESS_BYTES = 30_000_000;

async function readSource(id: string, path: string): Promise<LibrarySource> {
  const bytes = await readFile(path);
  return { id, document: await readDocument(bytes, { name: basename(path) }, { inProcessBytes: IN_PROCESS_BYTES }) };
}
