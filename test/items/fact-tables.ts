import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FactTables, parseFactTables } from '../../src/items/facts/fact-tables.ts';
import { parseNames } from '../../src/items/quotes/quote-tables.ts';

/** The project's own tables, as the desk reads them. */
export function projectTables(): FactTables {
  return parseFactTables(
    {
      units: readData('units.json'),
      opposites: readData('opposites.json'),
      wordings: readData('wordings.json'),
      seats: readData('seats.json'),
      givenNames: readData('given-names.json'),
      languages: readData('languages.json'),
    },
    parseNames(readData('names.json')),
  );
}

export function readData(name: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot(), 'data', name), 'utf8'));
}

/** Rows of a table in `test/fixtures/facts`, split at the bars. */
export function fixtureRows(name: string): string[][] {
  return readFileSync(join(projectRoot(), 'test', 'fixtures', 'facts', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

// Compiled tests run from dist/test: the data stays at the root.
function projectRoot(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
}
