import { join } from 'node:path';
import { z } from 'zod';
import { readTable } from '../desk/read-table.ts';
import { VerbatimError } from '../errors.ts';
import { parseCheckWorthiness } from '../items/check-worthiness.ts';
import { rankSentences } from '../items/rank-sentences.ts';
import { type CliIo, EXIT } from './cli-io.ts';
import { PROJECT } from './config.ts';
import { errorAnswer, readJsonLines, writeLine } from './json-lines.ts';

const Id = z.union([z.string(), z.number()]);
const Line = z.object({ id: Id, text: z.string(), speaker: z.string().nullish() });

/** `verbatim rank`: sentences of one debate in, their check-worthiness out, in the same order. */
export async function rank(args: readonly string[], io: CliIo): Promise<number> {
  if (args.length > 0) {
    io.warn('verbatim rank takes no arguments: one JSON line {"id","text","speaker"?} a sentence on standard input.\n');
    return EXIT.cannotRun;
  }
  const lines: z.infer<typeof Line>[] = [];
  // Who leads the debate shows only in the whole of it, so answers wait for the last line; null keeps a line's place.
  const answers: (object | null)[] = [];
  for await (const read of readJsonLines(io.input)) {
    const line = 'error' in read ? read.error : parseLine(read.value);
    if (!(line instanceof VerbatimError)) lines.push(line);
    answers.push(line instanceof VerbatimError ? errorAnswer('value' in read ? read.value : null, line) : null);
  }
  const tables = { checkWorthiness: parseCheckWorthiness(await readTable(join(PROJECT, 'data', 'check-worthiness'))) };
  const ranked = rankSentences(
    lines.map(({ id, text, speaker }) => ({ id: String(id), text, speaker: speaker ?? null })),
    tables,
  );
  let next = 0;
  for (const answer of answers) writeLine(io, answer ?? { ...ranked[next]!, id: lines[next++]!.id });
  return EXIT.ok;
}

function parseLine(value: unknown): z.infer<typeof Line> | VerbatimError {
  const line = Line.safeParse(value);
  return line.success ? line.data : new VerbatimError('invalid', 'A line needs an "id" and a "text" in words.', line.error);
}
