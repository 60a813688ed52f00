import { join } from 'node:path';
import { parseCheckWorthiness } from '../items/check-worthiness.ts';
import { parseFactTables } from '../items/facts/fact-tables.ts';
import type { ItemTables } from '../items/find-items.ts';
import { parseCueVerbs, parseNames } from '../items/quotes/quote-tables.ts';
import { parseAbbreviations } from '../text/abbreviations.ts';
import { readTable } from './read-table.ts';

/** Only what finding items needs: a command that lists them reads nothing else. */
export async function loadItemTables(project: string): Promise<ItemTables> {
  const names = [
    'abbreviations',
    'cue-verbs',
    'names',
    'check-worthiness',
    'units',
    'opposites',
    'wordings',
    'seats',
    'given-names',
    'languages',
  ];
  const tables = await Promise.all(names.map((name) => readTable(join(project, 'data', name))));
  const [abbreviations, cueVerbs, nameTable, worth, units, opposites, wordings, seats, givenNames, languages] = tables;
  const known = parseNames(nameTable);
  return {
    abbreviations: parseAbbreviations(abbreviations),
    cueVerbs: parseCueVerbs(cueVerbs),
    names: known,
    checkWorthiness: parseCheckWorthiness(worth),
    facts: parseFactTables({ units, opposites, wordings, seats, givenNames, languages }, known),
  };
}
