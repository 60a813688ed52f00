import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAbbreviations } from '../../src/text/abbreviations.ts';

/** The shipped table; the tests run in the project's root. */
export const abbreviations = parseAbbreviations(
  JSON.parse(readFileSync(join(process.cwd(), 'data', 'abbreviations.json'), 'utf8')),
);
