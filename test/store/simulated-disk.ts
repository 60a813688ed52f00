import { dirname } from 'node:path';
import type { Files, OpenFile } from '../../src/store/files.ts';

/**
 * A disk in memory that forgets what was not synced. It fails on request, as disks do: an operation fails, a write is short,
 * the space ends, the power goes. A failed sync marks the data clean without keeping it, as Linux does, so that a second
 * sync succeeds and proves nothing.
 */
export interface SimulatedDisk {
  readonly files: Files;
  /** How often each operation was asked for so far. */
  readonly counts: Readonly<Record<Operation, number>>;
  /** The next operation number `turn` (from 1) of this kind goes wrong. */
  failAt(operation: Operation | 'any', turn: number, how: Failure): void;
  /** Calls off what was planned; tells whether it had happened already. */
  failNever(): boolean;
  /** Bytes that all files together may take. */
  setCapacity(bytes: number): void;
  /** What is on the disk after the power came back: what was synced, and of the rest whatever happened to get there. */
  powerCut(random: () => number): void;
  /** For tests that damage a file on purpose. */
  put(path: string, bytes: Uint8Array): void;
  get(path: string): Uint8Array | null;
  paths(): readonly string[];
}

export type Operation = 'open' | 'write' | 'datasync' | 'truncate' | 'rename' | 'syncFolder' | 'read';
/** `power`: this and every later operation fails, until `powerCut`. */
export type Failure = 'EIO' | 'ENOSPC' | 'short' | 'power';

interface Inode {
  seen: Buffer;
  kept: Buffer;
  /** Written since the last sync, in order. */
  dirty: { readonly start: number; readonly end: number }[];
}

interface NameChange {
  readonly folder: string;
  readonly apply: (names: Map<string, Inode>) => void;
}

const SECTOR = 512;

export function createSimulatedDisk(): SimulatedDisk {
  const seen = new Map<string, Inode>();
  const kept = new Map<string, Inode>();
  let unsynced: NameChange[] = [];
  let capacity = Number.POSITIVE_INFINITY;
  const counts: Record<Operation, number> = { open: 0, write: 0, datasync: 0, truncate: 0, rename: 0, syncFolder: 0, read: 0 };
  let planned: { operation: Operation | 'any'; left: number; how: Failure } | null = null;
  let dead = false;

  function meet(operation: Operation): Failure | null {
    counts[operation]++;
    if (dead) throw failure('EIO');
    if (planned === null || (planned.operation !== 'any' && planned.operation !== operation) || --planned.left > 0) return null;
    const { how } = planned;
    planned = null;
    if (how === 'power') dead = true;
    if (how === 'short' && operation === 'write') return how;
    throw failure(how === 'ENOSPC' ? how : 'EIO');
  }

  function changeNames(folder: string, apply: NameChange['apply']): void {
    apply(seen);
    unsynced.push({ folder, apply });
  }

  function handle(inode: Inode): OpenFile {
    return {
      size: async () => inode.seen.length,
      write: async (bytes, position) => write(inode, bytes, position),
      datasync: async () => datasync(inode),
      truncate: async (size) => {
        meet('truncate');
        inode.seen = Buffer.from(inode.seen.subarray(0, size));
      },
      close: async () => {},
    };
  }

  /** A write that fails has put the first half in place, as a system may. */
  function write(inode: Inode, bytes: Uint8Array, position: number): number {
    let count = bytes.length;
    try {
      if (meet('write') === 'short') count = Math.ceil(count / 2);
    } catch (error) {
      if (!dead) put(inode, bytes.subarray(0, Math.ceil(count / 2)), position);
      throw error;
    }
    const free = capacity - [...seen.values()].reduce((sum, { seen: content }) => sum + content.length, 0);
    count = Math.min(count, inode.seen.length - position + free);
    if (count <= 0) throw failure('ENOSPC');
    put(inode, bytes.subarray(0, count), position);
    return count;
  }

  function put(inode: Inode, bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    const grown = Buffer.alloc(Math.max(inode.seen.length, end));
    inode.seen.copy(grown);
    grown.set(bytes, position);
    inode.seen = grown;
    inode.dirty.push({ start: position, end });
  }

  function datasync(inode: Inode): void {
    try {
      meet('datasync');
      inode.kept = persisted(inode, inode.dirty, inode.seen.length);
    } finally {
      if (!dead) inode.dirty = [];
    }
  }

  const files: Files = {
    async open(path, mode) {
      meet('open');
      const found = seen.get(path);
      if (mode === 'create' ? found !== undefined : found === undefined) throw failure(mode === 'create' ? 'EEXIST' : 'ENOENT');
      const inode = found ?? { seen: Buffer.alloc(0), kept: Buffer.alloc(0), dirty: [] };
      if (found === undefined) changeNames(dirname(path), (names) => names.set(path, inode));
      return handle(inode);
    },
    async readPart(path, start, length) {
      const whole = await files.read(path);
      return whole === null ? null : whole.subarray(start, start + length);
    },
    async read(path) {
      meet('read');
      const inode = seen.get(path);
      return inode === undefined ? null : Uint8Array.from(inode.seen);
    },
    size: async (path) => seen.get(path)?.seen.length ?? null,
    names: async (folder) => {
      const inside = [...seen.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
      return [...new Set(inside.map((path) => path.replace(/\/.*/, '')))].sort();
    },
    makeFolder: async () => {},
    async rename(from, to) {
      meet('rename');
      const inode = seen.get(from);
      if (inode === undefined) throw failure('ENOENT');
      changeNames(dirname(to), (names) => {
        names.delete(from);
        names.set(to, inode);
      });
    },
    async remove(path) {
      if (dead) throw failure('EIO');
      changeNames(dirname(path), (names) => void names.delete(path));
    },
    async syncFolder(folder) {
      meet('syncFolder');
      for (const change of unsynced) if (change.folder === folder) change.apply(kept);
      unsynced = unsynced.filter((change) => change.folder !== folder);
    },
  };

  return {
    files,
    counts,
    failAt: (operation, turn, how) => void (planned = { operation, left: turn, how }),
    failNever: () => {
      const met = planned === null;
      planned = null;
      return met;
    },
    setCapacity: (bytes) => void (capacity = bytes),
    powerCut(random) {
      dead = false;
      planned = null;
      for (const change of unsynced.slice(0, Math.floor(random() * (unsynced.length + 1)))) change.apply(kept);
      unsynced = [];
      seen.clear();
      for (const [path, inode] of kept) seen.set(path, inode);
      for (const inode of kept.values()) loseUnsynced(inode, random);
    },
    put: (path, bytes) => {
      const content = Buffer.from(bytes);
      const inode = { seen: content, kept: content, dirty: [] };
      for (const names of [seen, kept]) names.set(path, inode);
    },
    get: (path) => seen.get(path)?.seen ?? null,
    paths: () => [...seen.keys()].sort(),
  };
}

/** Any of the dirty sectors may have reached the disk, in any order, and the file may have grown over those that did not. */
function loseUnsynced(inode: Inode, random: () => number): void {
  const reached = inode.dirty.flatMap(sectorsOf).filter(() => random() < 0.6);
  const size = Math.max(inode.kept.length, ...reached.map(({ end }) => end));
  inode.kept = persisted(inode, reached, inode.dirty.length === 0 ? inode.kept.length : size);
  inode.seen = Buffer.from(inode.kept);
  inode.dirty = [];
}

function sectorsOf({ start, end }: { readonly start: number; readonly end: number }) {
  const sectors = [];
  for (let from = start; from < end; ) {
    const until = Math.min(end, (Math.floor(from / SECTOR) + 1) * SECTOR);
    sectors.push({ start: from, end: until });
    from = until;
  }
  return sectors;
}

function persisted(inode: Inode, ranges: readonly { readonly start: number; readonly end: number }[], size: number): Buffer {
  const content = Buffer.alloc(size);
  inode.kept.copy(content);
  for (const { start, end } of ranges) inode.seen.copy(content, start, start, Math.min(end, size, inode.seen.length));
  return content;
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code });
}
