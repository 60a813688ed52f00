import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

/** The few file operations that the store is made of. An interface, so that tests can make the k-th of them fail. */
export interface Files {
  /** `update`: an existing file. `create`: a new one, readable by its owner alone. */
  open(path: string, mode: 'update' | 'create'): Promise<OpenFile>;
  /** Null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** At most `length` bytes from `start`; null when there is no such file. */
  readPart(path: string, start: number, length: number): Promise<Uint8Array | null>;
  /** Null when there is no such file. */
  size(path: string): Promise<number | null>;
  /** Names in a folder, sorted; empty when there is no such folder. */
  names(folder: string): Promise<readonly string[]>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes creations, renames and removals in the folder survive a power cut. */
  syncFolder(path: string): Promise<void>;
}

export interface OpenFile {
  size(): Promise<number>;
  /** May write less than it was given, as write(2) does; returns how many bytes. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  datasync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

export const diskFiles: Files = {
  open: openOnDisk,
  read: (path) => readFile(path).catch(nullWhenMissing),
  readPart: (path, start, length) => readPartOnDisk(path, start, length).catch(nullWhenMissing),
  size: async (path) => (await stat(path).catch(nullWhenMissing))?.size ?? null,
  names: async (folder) => [...((await readdir(folder).catch(nullWhenMissing)) ?? [])].sort(),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder: syncFolderOnDisk,
};

async function openOnDisk(path: string, mode: 'update' | 'create'): Promise<OpenFile> {
  const handle = await open(path, mode === 'create' ? 'wx' : 'r+', 0o600);
  return {
    size: async () => (await handle.stat()).size,
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    datasync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    close: () => handle.close(),
  };
}

async function readPartOnDisk(path: string, start: number, length: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function syncFolderOnDisk(path: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder can't be opened there; NTFS journals its names itself
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullWhenMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
