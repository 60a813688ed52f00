import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { VerbatimError } from '../errors.ts';
import { type Archive, createArchive } from '../matching/checks/check-archive.ts';
import type { EarlierCheck } from '../matching/checks/earlier-check.ts';
import { checksOf } from '../matching/checks/read-checks.ts';
import { recallChecks } from '../matching/checks/recall-checks.ts';
import { type CliIo, EXIT } from './cli-io.ts';
import { asVerbatimError, errorAnswer, readJsonLines, writeLine } from './json-lines.ts';

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  speaker: z.string().nullish(),
  date: z.string().nullish(),
});

/** `verbatim recall --archive FILE`: what was said in, the like of it that was checked before out. */
export async function recall(args: readonly string[], io: CliIo): Promise<number> {
  const archive = await openArchive(args, io);
  if (!archive) return EXIT.cannotRun;
  for await (const read of readJsonLines(io.input)) {
    writeLine(io, 'error' in read ? errorAnswer(null, read.error) : answer(archive, read.value));
  }
  return EXIT.ok;
}

function answer(archive: Archive, value: unknown): object {
  const line = Line.safeParse(value);
  if (!line.success)
    return errorAnswer(value, new VerbatimError('invalid', 'A line needs an "id" and a "text" in words.', line.error));
  const { id, text, speaker = null, date = null } = line.data;
  return { id, ...recallChecks(archive, { text, speaker, date }) };
}

async function openArchive(args: readonly string[], io: CliIo): Promise<Archive | null> {
  try {
    return createArchive(await readArchive(archiveFile(args), io));
  } catch (error) {
    io.warn(`${asVerbatimError(error).message}\n`);
    return null;
  }
}

function archiveFile(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { archive: { type: 'string' } } });
    if (values.archive) return values.archive;
  } catch (cause) {
    throw new VerbatimError('invalid', `Use: verbatim recall --archive FILE < lines. ${(cause as Error).message}`, cause);
  }
  throw new VerbatimError('invalid', 'Use: verbatim recall --archive FILE < lines.');
}

// A broken entry is told and passed over: one bad line must not hide ten thousand good ones.
async function readArchive(file: string, io: CliIo): Promise<EarlierCheck[]> {
  const checks: EarlierCheck[] = [];
  try {
    for await (const read of readJsonLines(createReadStream(file))) {
      try {
        if ('error' in read) throw read.error;
        checks.push(...checksOf(read.value));
      } catch (error) {
        io.warn(`${file}, line ${read.number}: ${asVerbatimError(error).message}\n`);
      }
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && 'syscall' in cause) {
      throw new VerbatimError('not-found', `The archive ${file} can't be read.`, cause);
    }
    throw cause;
  }
  return checks;
}
