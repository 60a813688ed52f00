import { join } from 'node:path';
import { VerbatimError } from '../errors.ts';
import { copyBlobs, copyKeys } from './backup-folder.ts';
import { sha256Of } from './blobs.ts';
import { diskFiles, type Files } from './files.ts';
import { type FolderLayout, folderLayout, journalStreams, makeFolders } from './folder-layout.ts';
import { lockFolder } from './folder-lock.ts';
import { type JournalLine, parseLine } from './journal-line.ts';
import { readJournal } from './read-journal.ts';
import { parseStream } from './store.ts';
import type { Verification } from './verification.ts';
import { verifyFolder } from './verify-folder.ts';
import { writeWhole } from './write-whole.ts';

/** Puts a whole backup in place of nothing. A folder that has a desk in it is left alone. */
export async function restoreFolder(backup: string, folder: string, files: Files = diskFiles): Promise<Verification> {
  const from = folderLayout(backup);
  const to = folderLayout(folder);
  await refuseDamaged(backup, files);
  if ((await journalStreams(files, to)).length > 0) {
    throw new VerbatimError(
      'conflict',
      `There is a desk in ${folder} already. Move it away, or restore one of its stories with --stream.`,
    );
  }
  await makeFolders(files, to);
  return locked(to, async () => {
    await copyBlobs(files, from, to);
    await copyKeys(files, from, to);
    for (const stream of await journalStreams(files, from)) {
      await writeWhole(files, to.temporary, to.journal(stream), (await files.read(from.journal(stream))) ?? new Uint8Array());
    }
    return verifyFolder(folder, { files });
  });
}

export interface StreamRestored {
  readonly fromBackup: number;
  /** Lines after those of the backup that the damaged journal still had, and that follow from them. */
  readonly saved: number;
  /** Name in `set-aside/` of the journal as it was found; null when there was none. */
  readonly setAside: string | null;
}

/**
 * Repairs the journal of one stream: the lines of the backup, and every line after them that the present journal still has
 * and that follows from them. The chain shows that nothing is missing in between.
 */
export async function restoreStream(
  backup: string,
  folder: string,
  stream: string,
  files: Files = diskFiles,
): Promise<StreamRestored> {
  const from = folderLayout(backup);
  const to = folderLayout(folder);
  const kept = await files.read(from.journal(parseStream(stream)));
  if (kept === null) throw new VerbatimError('not-found', `There is no ${stream} in ${backup}.`);
  const { lines, end, fault } = readJournal(stream, kept);
  if (fault !== null) throw new VerbatimError('invalid', `The backup of ${stream} is damaged itself, in line ${fault.line}.`);
  return locked(to, async () => {
    const found = await files.read(to.journal(stream));
    const { bytes, count } = followingLines(stream, found ?? new Uint8Array(), lines);
    const setAside = found === null ? null : await keepAside(files, to, stream, found);
    await copyBlobs(files, from, to);
    await writeWhole(files, to.temporary, to.journal(stream), Buffer.concat([kept.subarray(0, end), bytes]));
    return { fromBackup: lines.length, saved: count, setAside };
  });
}

async function refuseDamaged(backup: string, files: Files): Promise<void> {
  const { outcome, findings } = await verifyFolder(backup, { files });
  if (outcome === 'intact' || outcome === 'unanchored') return;
  throw new VerbatimError(
    'invalid',
    `The backup is not sound, so nothing was restored. ${findings.map(({ message }) => message).join(' ')}`,
  );
}

/** Whole lines of `found` that continue the chain after the last of `lines`. O(bytes). */
function followingLines(stream: string, found: Uint8Array, lines: readonly JournalLine[]) {
  const bytes = Buffer.from(found);
  const last = lines.at(-1);
  const parts: Uint8Array[] = [];
  let previous = last?.hash;
  let seq = last?.record.seq ?? 0;
  for (let start = 0, newline = bytes.indexOf(10); newline >= 0; start = newline + 1, newline = bytes.indexOf(10, start)) {
    const parsed = parseLine(bytes.subarray(start, newline));
    if (typeof parsed === 'string' || parsed.record.stream !== stream) continue;
    if (parsed.record.seq !== seq + 1 || parsed.record.previous !== previous) continue;
    parts.push(bytes.subarray(start, newline + 1));
    previous = parsed.hash;
    seq++;
  }
  return { bytes: Buffer.concat(parts), count: parts.length };
}

async function keepAside(files: Files, layout: FolderLayout, stream: string, found: Uint8Array): Promise<string> {
  const name = `${stream.replace('/', '-')}-damaged-${sha256Of(found).slice(0, 12)}.jsonl`;
  await writeWhole(files, layout.temporary, join(layout.setAside, name), found);
  return name;
}

/** A desk at work would not notice that its files change. */
async function locked<Result>(layout: FolderLayout, work: () => Promise<Result>): Promise<Result> {
  const release = await lockFolder(layout.root, layout.lock);
  try {
    return await work();
  } finally {
    await release();
  }
}
