import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { VerbatimError } from '../errors.ts';
import { diskFiles, type Files } from './files.ts';
import { type FolderLayout, folderLayout, journalStreams, makeFolders } from './folder-layout.ts';
import { readJournal } from './read-journal.ts';
import type { Verification } from './verification.ts';
import { verifyFolder } from './verify-folder.ts';
import { writeWhole } from './write-whole.ts';

export interface BackupReport {
  /** Of the copy. */
  readonly verification: Verification;
  /** Streams whose journal is damaged: they are copied as far as they are right. */
  readonly damaged: readonly string[];
  /** False when the desk was too busy to catch a moment for all streams at once; each stream is right in itself. */
  readonly oneMoment: boolean;
}

/** How often to look for a moment in which nothing is written; each look costs one stat a stream. */
const LOOKS = 200;

/**
 * Copies a data folder, also while a desk works in it, and checks the copy. `target` must not exist: it appears whole or not
 * at all. Journals only grow, so a copy of their first bytes is what the desk was once; files are copied after the journals
 * that name them. Pictures are not copied: they are made again.
 */
export async function backupFolder(folder: string, target: string, files: Files = diskFiles): Promise<BackupReport> {
  const from = folderLayout(folder);
  if ((await journalStreams(files, from)).length === 0) throw new VerbatimError('not-found', `There is no desk in ${folder}.`);
  if ((await files.names(target)).length > 0)
    throw new VerbatimError('conflict', `${target} is there already. Choose another name.`);
  const unfinished = `${target}.unfinished`;
  if ((await files.names(unfinished)).length > 0) {
    throw new VerbatimError('conflict', `${unfinished} is left of a backup that was interrupted. Remove it first.`);
  }
  const to = folderLayout(unfinished);
  await makeFolders(files, to);
  const { sizes, oneMoment } = await oneMomentSizes(files, from);
  const damaged = [];
  for (const [stream, size] of sizes) if (!(await copyJournal(files, from, to, stream, size))) damaged.push(stream);
  await copyBlobs(files, from, to);
  await copyKeys(files, from, to);
  const verification = await verifyFolder(unfinished, { files });
  await files.rename(unfinished, target);
  await files.syncFolder(dirname(target));
  return { verification, damaged, oneMoment };
}

/** Sizes that all journals had at one moment: two looks in a row that agree. Whoever saw an answer finds its causes too. */
async function oneMomentSizes(files: Files, layout: FolderLayout) {
  let sizes = await look(files, layout);
  for (let looks = 0; looks < LOOKS; looks++) {
    const again = await look(files, layout);
    if (isDeepStrictEqual(sizes, again)) return { sizes, oneMoment: true };
    sizes = again;
  }
  return { sizes, oneMoment: false };
}

async function look(files: Files, layout: FolderLayout): Promise<readonly (readonly [string, number])[]> {
  const streams = await journalStreams(files, layout);
  return Promise.all(streams.map(async (stream) => [stream, (await files.size(layout.journal(stream))) ?? 0] as const));
}

/** Copies whole, right lines only; false when there is a line that is not. */
async function copyJournal(files: Files, from: FolderLayout, to: FolderLayout, stream: string, size: number): Promise<boolean> {
  const content = ((await files.read(from.journal(stream))) ?? new Uint8Array()).subarray(0, size);
  const { end, fault } = readJournal(stream, content);
  if (end > 0) await writeWhole(files, to.temporary, to.journal(stream), content.subarray(0, end));
  return fault === null;
}

/** A damaged file is copied as it is, and found by the check of the copy. */
export async function copyBlobs(files: Files, from: FolderLayout, to: FolderLayout): Promise<void> {
  for (const part of await files.names(from.blobs)) {
    const folder = join(to.blobs, part);
    await files.makeFolder(folder);
    for (const name of await files.names(join(from.blobs, part))) {
      const bytes = await files.read(from.blob(name));
      if (bytes !== null) await writeWhole(files, to.temporary, join(folder, name), bytes);
    }
  }
  await files.syncFolder(to.blobs);
}

/** Keys and credentials. Sessions stay behind: nobody is signed in to a copy. */
export async function copyKeys(files: Files, from: FolderLayout, to: FolderLayout): Promise<void> {
  for (const [source, target] of [
    [from.verifierKeys, to.verifierKeys] as const,
    [from.key, to.key] as const,
    [from.secret('credentials'), to.secret('credentials')] as const,
  ]) {
    const bytes = await files.read(source);
    if (bytes !== null) await writeWhole(files, to.temporary, target, bytes);
  }
}
