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
}

export interface JournalFileContext {
  readonly files: Files;
  readonly layout: FolderLayout;
  readonly warn: (message: string) => void;
  /** The disk did not confirm a write. It must not be tried again: after a failed fsync the system may report success for lost pages. */
  readonly stop: (cause: unknown) => void;
}

export function openJournalFile(context: JournalFileContext, stream: string, size: number, torn: Uint8Array): JournalFile {
  const { files, layout, warn, stop } = context;
  const path = layout.journal(stream);
  let end = size;
  let tornBytes = torn;
  let readOnly: VerbatimError | null = null;

  async function append(lines: Uint8Array): Promise<void> {
    if (readOnly !== null) throw readOnly;
    await setTornAside();
    const file = await open();
    try {
      await checkEnd(file);
      await writeOrCutBack(file, lines);
      await confirm(file);
    } finally {
      await file.close().catch(() => {}); // the bytes are confirmed by then, or refused already
    }
    end += lines.length;
  }

  async function setTornAside(): Promise<void> {
    if (tornBytes.length === 0) return;
    const name = `${stream.replace('/', '-')}-at-${end}-${createHash('sha256').update(tornBytes).digest('hex').slice(0, 12)}`;
    try {
      await writeWhole(files, layout.temporary, join(layout.setAside, name), tornBytes);
      await cutFile(files, path, end);
    } catch (cause) {
      throw notSaved(cause);
    }
    warn(
      `The last ${tornBytes.length} bytes of the journal of ${stream} were cut short by a crash. They are kept in set-aside/${name}.`,
    );
    tornBytes = new Uint8Array();
  }

  async function open(): Promise<OpenFile> {
    try {
      return await files.open(path, (await files.size(path)) === null ? 'create' : 'update');
    } catch (cause) {
      throw notSaved(cause);
    }
  }

  async function checkEnd(file: OpenFile): Promise<void> {
    const actual = await file.size().catch((cause: unknown) => {
      throw notSaved(cause);
    });
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
      if (end === 0) await files.syncFolder(dirname(path)); // the file's name is new
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

export function notSaved(cause: unknown): VerbatimError {
  if (cause instanceof VerbatimError) return cause;
  const full = ['ENOSPC', 'EDQUOT'].includes(errorCode(cause) ?? '');
  return new VerbatimError(
    'unavailable',
    full ? 'The disk is full: nothing was saved.' : 'The disk failed: nothing was saved.',
    cause,
  );
}
