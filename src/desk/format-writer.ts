import { Worker } from 'node:worker_threads';
import { VerbatimError } from '../errors.ts';
import { FORMATS } from '../report/formats/formats.ts';
import type { Report } from '../report/report.ts';
import { fontFiles } from './font-files.ts';
import type { WrittenReport } from './write-format-worker.ts';

/** Writes reports; what takes long in a thread of its own, one after the other, so that pages are answered meanwhile. */
export interface FormatWriter {
  write(format: string, report: Report): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** In milliseconds: a report of 400 items takes a few seconds. */
const LONGEST = 120_000;

export function createFormatWriter(): FormatWriter {
  const fonts = fontFiles();
  let last: Promise<unknown> = Promise.resolve();
  let worker: Worker | null = null;
  let isClosed = false;

  return { write, close };

  async function write(name: string, report: Report): Promise<Uint8Array> {
    const format = FORMATS[name];
    if (!format) throw new Error(`There is no format "${name}".`);
    if (!format.heavy) return format.write(report, fonts);
    const turn = last.then(() => (isClosed ? Promise.reject(beingStopped()) : inThread(name, report)));
    last = turn.catch(() => {});
    return turn;
  }

  async function close(): Promise<void> {
    isClosed = true;
    await worker?.terminate();
  }

  function inThread(name: string, report: Report): Promise<Uint8Array> {
    const started = new Worker(new URL('./write-format-worker.js', import.meta.url), { workerData: { name, report } });
    worker = started;
    return new Promise<Uint8Array>((resolve, reject) => {
      const stop = setTimeout(() => reject(tooLong()), LONGEST);
      started.once('message', ({ bytes }: WrittenReport) => resolve(bytes));
      started.once('error', reject);
      started.once('exit', () => {
        clearTimeout(stop);
        reject(beingStopped());
      });
    }).finally(() => started.terminate());
  }
}

function beingStopped(): VerbatimError {
  return new VerbatimError('unavailable', 'The report was not written, because the desk is being stopped.');
}

function tooLong(): VerbatimError {
  return new VerbatimError(
    'unavailable',
    'This report takes too long to lay out on pages. Save it as HTML and print it from there.',
  );
}
