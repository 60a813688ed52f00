import { join } from 'node:path';
import { VerbatimError } from '../../errors.ts';
import { openBlobs } from '../blobs.ts';
import { signCheckpoint } from '../checkpoint.ts';
import { createCheckpointKeeper } from '../checkpoint-keeper.ts';
import { diskFiles, type Files } from '../files.ts';
import { type FolderLayout, folderLayout, journalStreams, makeFolders } from '../folder-layout.ts';
import { lockFolder, type Release } from '../folder-lock.ts';
import { plainRequest } from '../plain-request.ts';
import { type DeskKey, openDeskKey } from '../signing-key.ts';
import { type Fold, type Listener, parseStream, type Store, type StoredEvent } from '../store.ts';
import { openStreamLog, type StreamLog } from '../stream-log.ts';
import type { StartingPoint } from '../stream-state.ts';
import { loadPicture } from './picture.ts';
import { createPictureKeeper } from './picture-keeper.ts';
import { openSecretFile } from './secret-file.ts';

export interface LowdbStoreOptions<State> {
  readonly folder: string;
  readonly fold: Fold<State>;
  /** Told in words what an administrator should know: a torn line set aside, a picture dropped. */
  readonly warn?: (message: string) => void;
  /** Called when the disk did not confirm a write: the process must end, since what is on the disk is no longer known. */
  readonly fatal?: (error: Error) => void;
  /** A folder elsewhere that gets a signed checkpoint of each stream every 100 lines or minute. */
  readonly checkpointFolder?: string;
  readonly files?: Files;
  readonly lock?: (folder: string, lockFile: string) => Promise<Release>;
}

/** Opens a data folder, makes it when there is none, and keeps every other process out of it until `close`. */
export async function openLowdbStore<State>(options: LowdbStoreOptions<State>): Promise<Store<State>> {
  try {
    return await openFolder(options);
  } catch (cause) {
    if (cause instanceof VerbatimError) throw cause;
    throw new VerbatimError('unavailable', `The data folder ${options.folder} cannot be opened (${String(cause)}).`, cause);
  }
}

async function openFolder<State>(options: LowdbStoreOptions<State>): Promise<Store<State>> {
  const { folder, files = diskFiles, warn = printWarning, lock = lockFolder } = options;
  const layout = folderLayout(folder);
  await makeFolders(files, layout);
  const release = await lock(folder, layout.lock);
  try {
    await clearTemporary(files, layout);
    const streams = await startedStreams(files, layout);
    const { key, made } = await openDeskKey(files, layout);
    if (made && streams.size > 0) warn('The signing key was gone. A new one was made: older checkpoints name the old key.');
    return createStore({ fatal: endProcess, ...options, files, layout, key, streams, warn, release });
  } catch (error) {
    await release();
    throw error;
  }
}

interface StoreContext<State> {
  readonly fold: Fold<State>;
  readonly files: Files;
  readonly layout: FolderLayout;
  readonly key: DeskKey;
  /** Names of the streams that have lines. */
  readonly streams: Set<string>;
  readonly warn: (message: string) => void;
  readonly fatal: (error: Error) => void;
  readonly checkpointFolder?: string;
  readonly release: Release;
}

function createStore<State>(context: StoreContext<State>): Store<State> {
  const { fold, files, layout, key, streams, warn } = context;
  const blobs = openBlobs(files, layout);
  const pictures = createPictureKeeper<State>(files, layout, fold.version ?? '', warn);
  const checkpoints =
    context.checkpointFolder === undefined ? null : createCheckpointKeeper<State>(files, context.checkpointFolder, key, warn);
  const logs = new Map<string, Promise<StreamLog<State>>>();
  const listeners = new Set<Listener>();
  let ended: VerbatimError | null = null;

  const logContext = { ...{ files, layout, fold, warn }, stop, appended: tell };

  function stop(cause: unknown): void {
    ended = new VerbatimError('unavailable', 'The disk did not confirm a write, so the desk has stopped.', cause);
    context.fatal(ended);
  }

  function tell(stream: string, events: readonly StoredEvent[]): void {
    streams.add(stream);
    for (const listener of listeners) callListener(listener, stream, events, warn);
  }

  function logOf(stream: string): Promise<StreamLog<State>> {
    const known = logs.get(stream);
    if (known !== undefined) return known;
    const opening = openLog(stream);
    logs.set(stream, opening);
    opening.catch(() => logs.delete(stream)); // a restored journal opens without a restart
    return opening;
  }

  async function openLog(stream: string): Promise<StreamLog<State>> {
    const start = await startingPoint<State>(files, layout, fold.version ?? '', stream, warn);
    const { log, dropped } = await openStreamLog(logContext, stream, start);
    if (dropped !== null) warn(`The picture of ${stream} was dropped: ${dropped}.`);
    return log;
  }

  async function existing(stream: string): Promise<StreamLog<State> | null> {
    return streams.has(parseStream(stream)) ? logOf(stream) : null;
  }

  async function required(stream: string): Promise<StreamLog<State>> {
    const log = await existing(stream);
    if (log === null) throw new VerbatimError('not-found', `There is no ${stream}.`);
    return log;
  }

  async function checkpoint(stream?: string): Promise<string> {
    const wanted = stream === undefined ? [...streams].sort() : [stream];
    const heads = [];
    for (const name of wanted) heads.push(await (await required(name)).head());
    return signCheckpoint(key, heads, stream === undefined);
  }

  return {
    async append(request) {
      const plain = plainRequest(request);
      const log = await logOf(plain.stream);
      if (ended !== null) throw ended;
      const answer = await log.append(plain);
      pictures.changed(plain.stream, log);
      checkpoints?.appended(plain.stream, log);
      return answer;
    },
    load: async (stream) => (await existing(stream))?.snapshot() ?? null,
    history: async (stream) => (await existing(stream))?.history() ?? [],
    list: async (prefix) => [...streams].filter((stream) => stream.startsWith(prefix)).sort(),
    async putBlob(bytes) {
      if (ended !== null) throw ended;
      return blobs.put(bytes);
    },
    secretFile: (name) => openSecretFile(files, layout, name),
    getBlob: (sha256) => blobs.get(sha256),
    async putBlobPieces(pieces) {
      if (ended !== null) throw ended;
      return blobs.putPieces(pieces);
    },
    getBlobPart: (sha256, start, length) => blobs.part(sha256, start, length),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    checkpoint,
    async evidence(stream) {
      const { head, journal } = await (await required(stream)).evidence();
      return { journal, checkpoint: signCheckpoint(key, [head], false), verifierKey: key.verifierKey };
    },
    async close() {
      ended ??= new VerbatimError('unavailable', 'The desk is closed.');
      for (const log of await Promise.allSettled(logs.values())) if (log.status === 'fulfilled') await log.value.idle();
      await pictures.flush();
      await checkpoints?.flush();
      await context.release();
    },
  };
}

async function startingPoint<State>(
  files: Files,
  layout: FolderLayout,
  foldVersion: string,
  stream: string,
  warn: (message: string) => void,
): Promise<StartingPoint<State> | null> {
  const picture = await loadPicture(files, layout, stream).catch(() => 'unreadable' as const);
  if (picture === 'unreadable') warn(`The picture of ${stream} could not be read and is made again from the journal.`);
  if (picture === null || picture === 'unreadable' || picture.fold !== foldVersion) return null;
  return { ...picture, state: picture.state as State }; // made by this version of the fold, as its hash confirms
}

async function clearTemporary(files: Files, layout: FolderLayout): Promise<void> {
  for (const name of await files.names(layout.temporary)) await files.remove(join(layout.temporary, name)).catch(() => {});
}

async function startedStreams(files: Files, layout: FolderLayout): Promise<Set<string>> {
  const started = new Set<string>();
  for (const stream of await journalStreams(files, layout)) {
    if (((await files.size(layout.journal(stream))) ?? 0) > 0) started.add(stream);
  }
  return started;
}

function callListener(listener: Listener, stream: string, events: readonly StoredEvent[], warn: (message: string) => void): void {
  try {
    listener(stream, events);
  } catch (error) {
    warn(`A listener failed after ${stream} was saved: ${String(error)}`);
  }
}

function printWarning(message: string): void {
  process.stderr.write(`${message}\n`);
}

function endProcess(error: Error): void {
  process.stderr.write(`${error.message} (${String(error.cause)})\n`);
  process.exit(70); // EX_SOFTWARE of sysexits.h is the nearest; whoever supervises the desk starts it anew
}
