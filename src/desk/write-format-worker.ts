import { parentPort, workerData } from 'node:worker_threads';
import { FORMATS } from '../report/formats/formats.ts';
import type { Report } from '../report/report.ts';
import { fontFiles } from './font-files.ts';

/** One report in one format. */
export interface WrittenReport {
  readonly bytes: Uint8Array;
}

const port = parentPort;
if (!port) throw new Error('write-format-worker runs only as a worker thread');

const { name, report } = workerData as { readonly name: string; readonly report: Report };
const format = FORMATS[name];
if (!format) throw new Error(`There is no format "${name}".`);
port.postMessage({ bytes: await format.write(report, fontFiles()) } satisfies WrittenReport);
