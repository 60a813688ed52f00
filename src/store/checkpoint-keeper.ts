import { join } from 'node:path';
import { signCheckpoint } from './checkpoint.ts';
import type { Files } from './files.ts';
import type { DeskKey } from './signing-key.ts';
import type { StreamLog } from './stream-log.ts';
import { writeWhole } from './write-whole.ts';

/** Puts signed checkpoints into a folder elsewhere: best one that this machine may add to, but not change. */
export interface CheckpointKeeper<State> {
  appended(stream: string, log: StreamLog<State>): void;
  flush(): Promise<void>;
}

const WHEN = Object.freeze({
  /** Lines after which nobody should be able to rewrite them unseen. */
  lines: 100,
  /** Milliseconds after which not. */
  interval: 60_000,
});

/** One small file for each stream that went on: `<desk>-<stream>-<lines>.txt`. */
export function createCheckpointKeeper<State>(
  files: Files,
  folder: string,
  key: DeskKey,
  warn: (message: string) => void,
): CheckpointKeeper<State> {
  const due = new Map<string, StreamLog<State>>();
  let lines = 0;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  function appended(stream: string, log: StreamLog<State>): void {
    due.set(stream, log);
    timer ??= setTimeout(() => void flush(), WHEN.interval).unref();
    if (++lines >= WHEN.lines) void flush();
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    lines = 0;
    writing = writing.then(writeDue);
    return writing;
  }

  async function writeDue(): Promise<void> {
    for (const [stream, log] of [...due]) {
      due.delete(stream);
      await write(log).catch((error: unknown) =>
        warn(`The checkpoint of ${stream} could not be put into ${folder}: ${String(error)}`),
      );
    }
  }

  async function write(log: StreamLog<State>): Promise<void> {
    const head = await log.head();
    const name = `${key.name}-${head.stream.replace('/', '-')}-${head.size}.txt`;
    await files.makeFolder(folder);
    await writeWhole(files, folder, join(folder, name), Buffer.from(signCheckpoint(key, [head], false)));
  }

  return { appended, flush };
}
