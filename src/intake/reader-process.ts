import { Socket } from 'node:net';
import { VerbatimError } from '../errors.ts';
import type { PdfPage } from './pdf/pdf-page.ts';
import { readBytes } from './read-bytes.ts';
import { HELP_INPUT, type HelpedPage, type ReaderAnswer, type ReaderOrder } from './reader-order.ts';
import { SplitLines } from './split-lines.ts';

/** The child that reads one file and ends. In: a `ReaderOrder` on a line, the file's bytes, end of input. Out: a `ReaderAnswer` a line. */
async function main(): Promise<void> {
  const input = await readInput();
  const lineEnd = input.indexOf(10);
  const order = JSON.parse(input.subarray(0, lineEnd).toString('utf8')) as ReaderOrder;
  const bytes = new Uint8Array(input.buffer, input.byteOffset + lineEnd + 1, input.length - lineEnd - 1);
  if (order.reads === 'whole') await readWhole(bytes, order);
  else await readFromBack(bytes);
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readWhole(bytes: Uint8Array, { hint, partialMs }: ReaderOrder): Promise<void> {
  const deadline = performance.now() + partialMs;
  const document = await readBytes(bytes, hint, {
    onProgress: (done, total) => say({ progress: [done, total] }),
    isTimeUp: () => performance.now() > deadline,
    askHelp,
  });
  say({ document });
}

/** The pages that a helper has read, as they come. Without one there never are any. */
function askHelp(): ReadonlyMap<number, PdfPage | null> {
  const pages = new Map<number, PdfPage | null>();
  const lines = new SplitLines();
  const helper = new Socket({ fd: HELP_INPUT, writable: false });
  helper.unref();
  helper.on('error', () => {}); // then this reader goes on alone
  helper.on('data', (chunk: Buffer) => {
    for (const line of lines.add(chunk)) {
      const { number, page } = JSON.parse(line) as HelpedPage;
      pages.set(number, page);
    }
  });
  say({ help: true });
  return pages;
}

async function readFromBack(bytes: Uint8Array): Promise<void> {
  const { loadFromBack } = await import('./pdf/load-pages.ts');
  await loadFromBack(bytes, say);
}

function say(line: ReaderAnswer | HelpedPage): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch((error: unknown) => {
  const known = error instanceof VerbatimError ? { code: error.code, message: error.message } : null;
  if (!known) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  say({ error: known });
});
