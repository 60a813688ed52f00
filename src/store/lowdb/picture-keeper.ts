import type { Files } from '../files.ts';
import type { FolderLayout } from '../folder-layout.ts';
import type { StreamLog } from '../stream-log.ts';
import { savePicture } from './picture.ts';

/** Writes pictures some time after the appends, never in their way: whoever waits for an answer doesn't wait for it. */
export interface PictureKeeper<State> {
  changed(stream: string, log: StreamLog<State>): void;
  /** Writes what is still to be written. */
  flush(): Promise<void>;
}

const DELAY = Object.freeze({
  /** Milliseconds after a change: a power cut costs a start-up at most the folding of so much work. */
  quiet: 2000,
  /** A round of pictures that took t waits 20 t for the next: at most 5 % of the time goes into pictures. */
  rest: 20,
});

export function createPictureKeeper<State>(
  files: Files,
  layout: FolderLayout,
  fold: string,
  warn: (message: string) => void,
): PictureKeeper<State> {
  const due = new Map<string, StreamLog<State>>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let lastRound = 0;

  function changed(stream: string, log: StreamLog<State>): void {
    due.set(stream, log);
    timer ??= setTimeout(() => void flush(), Math.max(DELAY.quiet, DELAY.rest * lastRound)).unref();
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(writeDue);
    return writing;
  }

  async function writeDue(): Promise<void> {
    const started = performance.now();
    for (const [stream, log] of [...due]) {
      due.delete(stream);
      await write(stream, log).catch((error: unknown) => warn(`The picture of ${stream} could not be written: ${String(error)}`));
    }
    lastRound = performance.now() - started;
  }

  async function write(stream: string, log: StreamLog<State>): Promise<void> {
    const snapshot = log.snapshot();
    if (snapshot === null) return;
    const { seq, state } = snapshot;
    await savePicture(files, layout, { stream, fold, seq, head: log.lastHash(), state });
  }

  return { changed, flush };
}
