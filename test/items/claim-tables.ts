import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckWorthiness } from '../../src/items/check-worthiness.ts';
import { parseFactTables } from '../../src/items/facts/fact-tables.ts';
import type { ItemTables } from '../../src/items/find-items.ts';
import { parseCueVerbs, parseNames } from '../../src/items/quotes/quote-tables.ts';
import { abbreviations } from '../text/abbreviation-table.ts';

function table(name: string): unknown {
  return JSON.parse(readFileSync(join(process.cwd(), 'data', `${name}.json`), 'utf8'));
}

/** The shipped tables. */
export const tables: ItemTables = {
  abbreviations,
  checkWorthiness: parseCheckWorthiness(table('check-worthiness')),
  facts: parseFactTables(
    {
      units: table('units'),
      opposites: table('opposites'),
      wordings: table('wordings'),
      seats: table('seats'),
      givenNames: table('given-names'),
      languages: table('languages'),
    },
    parseNames(table('names')),
  ),
  cueVerbs: parseCueVerbs(table('cue-verbs')),
  names: parseNames(table('names')),
};
