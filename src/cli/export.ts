import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadTables } from '../desk/tables.ts';
import { VerbatimError } from '../errors.ts';
import type { CliIo } from './cli-io.ts';
import { viewerNamed } from './command-line.ts';
import { PROJECT, readConfig } from './config.ts';
import { openDesk } from './open-desk.ts';

/** `verbatim export STORY --format NAME [--out FILE] [--as PERSON] [--data DIR]`: a story's report, as that person sees it. */
export async function exportStory(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'html' },
      out: { type: 'string' },
      data: { type: 'string' },
      as: { type: 'string' },
    },
  });
  const [story] = positionals;
  if (!story) throw new VerbatimError('invalid', 'Name the story: verbatim export STORY --format NAME');
  const desk = await openDesk(values.data ?? readConfig(process.env).dataFolder, await loadTables(PROJECT), fail);
  try {
    const { bytes, mediaType, name } = await desk.reports.export(story, values.format, await viewerNamed(desk, values.as));
    if (values.out) await writeFile(values.out, bytes);
    else if (!/^(text\/|application\/(ld\+)?json)/.test(mediaType))
      throw new VerbatimError('invalid', `That is no text to print here. Name a file for it: --out ${name}`);
    else io.write(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  } finally {
    await desk.close();
  }
  return 0;
}

function fail(error: unknown): never {
  throw error;
}
