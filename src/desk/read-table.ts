import { readFile } from 'node:fs/promises';
import { VerbatimError } from '../errors.ts';

/** The table at `path`, without its ending, still to be parsed. Throws `invalid`, naming the file, where it can't be read. */
export async function readTable(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(`${path}.json`, 'utf8'));
  } catch (error) {
    throw new VerbatimError(
      'invalid',
      `The table ${path}.json can't be read: ${error instanceof Error ? error.message : ''}`,
      error,
    );
  }
}
