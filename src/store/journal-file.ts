import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { VerbatimError } from '../errors.ts';
import { errorCode, type Files, type OpenFile } from './files.ts';
import type { FolderLayout } from './folder-layout.ts';
import { writeFully, writeWhole } from './write-whole.ts';

/** The end of one journal file. One append at a time. */
export interface JournalFile {
  /** Bytes of whole, durable lines. */
  readonly size: number;
  /** Durable when it resolves. When it throws 'unavailable', nothing was added, unless the store stopped. */
  append(lines: Uint8Array): Promise<void>;
  /** Moves a torn end into `set-aside/` and cuts it off here. Does nothing when there is none. */
  setTornAside(): Promise<void>;
  /** Makes certain that the lines found when the file was opened are on the disk. Costs one sync, the first time only. */
  confirmFound(): Promise<void>;
}

/** What was found in the file when it was opened. */
export interface FoundJournal {
  /** Bytes of whole lines. */
  readonly size: number;
  readonly torn: Uint8Array;
  /** Bytes of the last write among the whole lines. */
  readonly lastBatch: Uint8Array;
}

export interface JournalFileContext {
  readonly files: Files;
  readonly layout: FolderLayout;
  readonly warn: (message: string) => void;
  /** The disk did not confirm a write. It must not be tried again: after a failed fsync the system may report success for lost pages. */
  readonly stop: (cause: unknown) => void;
}

export function openJournalFile(context: JournalFileContext, stream: string, found: FoundJournal): JournalFile {
  const { files, layout, warn, stop } = context;
  const path = layout.journal(stream);
  let end = found.size;
  let { torn, lastBatch } = found;
  let confirming: Promise<void> | null = null;
  let confirmed = false;
  let readOnly: VerbatimError | null = null;

  async function append(lines: Uint8Array): Promise<void> {
    await confirmFound();
    await withFile(async (file) => {
      await checkEnd(file);
      await writeOrCutBack(file, lines);
      await confirm(file);
    });
    end += lines.length;
  }

  /**
   * The process before us may have ended because a sync failed. Then the system can show us lines that are in its memory
   * alone, marked as written: they must be written once more before anybody builds on them. Earlier lines were confirmed.
   */
  async function confirmFound(): Promise<void> {
    if (readOnly !== null) throw readOnly;
    confirming ??= confirmNow();
    try {
      await confirming;
    } catch (error) {
      confirming = null; // a full disk may have space the next time
      throw error;
    }
  }

  async function confirmNow(): Promise<void> {
    await setTornAside();
    if (end === 0) return;
    await withFile(async (file) => {
      await checkEnd(file);
      await writeFully(file, lastBatch, end - lastBatch.length).catch(refuse);
      await confirm(file);
    });
    lastBatch = new Uint8Array();
  }

  async function withFile(use: (file: OpenFile) => Promise<void>): Promise<void> {
    const file = await open();
    try {
      await use(file);
    } finally {
      await file.close().catch(() => {}); // by now the bytes are confirmed, or refused
    }
  }

  async function setTornAside(): Promise<void> {
    if (torn.length === 0) return;
    const name = `${stream.replace('/', '-')}-at-${end}-${createHash('sha256').update(torn).digest('hex').slice(0, 12)}`;
    try {
      await writeWhole(files, layout.temporary, join(layout.setAside, name), torn);
      await cutFile(files, path, end);
    } catch (cause) {
      throw notSaved(cause);
    }
    warn(
      `The last ${torn.length} bytes of the journal of ${stream} were cut short by a crash. They are kept in set-aside/${name}.`,
    );
    torn = new Uint8Array();
  }

  async function open(): Promise<OpenFile> {
    try {
      return await files.open(path, (await files.size(path)) === null ? 'create' : 'update');
    } catch (cause) {
      throw notSaved(cause);
    }
  }

  async function checkEnd(file: OpenFile): Promise<void> {
    const actual = await file.size().catch(refuse);
    if (actual === end) return;
    throw (readOnly = new VerbatimError(
      'unavailable',
      `The journal of ${stream} was changed by another program (${actual} bytes instead of ${end}). Nothing was saved. Restart the desk.`,
    ));
  }

  async function writeOrCutBack(file: OpenFile, lines: Uint8Array): Promise<void> {
    try {
      await writeFully(file, lines, end);
    } catch (cause) {
      await cutBack(file, cause);
      throw notSaved(cause);
    }
  }

  async function cutBack(file: OpenFile, cause: unknown): Promise<void> {
    try {
      await file.truncate(end);
      await file.datasync();
    } catch {
      readOnly = new VerbatimError(
        'unavailable',
        `The disk failed while ${stream} was written, so it can only be read until the desk restarts.`,
        cause,
      );
      throw readOnly;
    }
  }

  async function confirm(file: OpenFile): Promise<void> {
    try {
      await file.datasync();
      if (!confirmed) await files.syncFolder(dirname(path)); // the file's name may be new
      confirmed = true;
    } catch (cause) {
      stop(cause);
      readOnly = new VerbatimError(
        'unavailable',
        'The disk did not confirm a write. The desk stops; reload to see what was saved.',
        cause,
      );
      throw readOnly;
    }
  }

  return {
    get size() {
      return end;
    },
    append,
    setTornAside,
    confirmFound,
  };
}

/** Shortens a file for good. */
async function cutFile(files: Files, path: string, size: number): Promise<void> {
  const file = await files.open(path, 'update');
  try {
    await file.truncate(size);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function refuse(cause: unknown): never {
  throw notSaved(cause);
}

export function notSaved(cause: unknown): VerbatimError {
  if (cause instanceof VerbatimError) return cause;
  const full = ['ENOSPC', 'EDQUOT'].includes(errorCode(cause) ?? '');
  return new VerbatimError(
    'unavailable',
    full ? 'The disk is full: nothing was saved.' : 'The disk failed: nothing was saved.',
    cause,
  );
}
