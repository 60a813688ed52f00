import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCueVerbs, parseNames, type QuoteTables } from '../../../src/items/quotes/quote-tables.ts';
import { parseAbbreviations } from '../../../src/text/abbreviations.ts';

const root = process.cwd();

/** One invented draft and the quotes that a checker would mark in it. */
export interface QuoteCase {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}

export function readTables(): QuoteTables {
  const table = (name: string): unknown => JSON.parse(readFileSync(join(root, 'data', name), 'utf8'));
  return {
    cueVerbs: parseCueVerbs(table('cue-verbs.json')),
    names: parseNames(table('names.json')),
    abbreviations: parseAbbreviations(table('abbreviations.json')),
  };
}

/** Every case of `test/fixtures/quotes`: "=== name", the draft, then "> form | speaker | cue | words" lines. */
export function readCases(): QuoteCase[] {
  const folder = join(root, 'test', 'fixtures', 'quotes');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => parseCases(readFileSync(join(folder, name), 'utf8')));
}

function parseCases(file: string): QuoteCase[] {
  return file
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.trimEnd().split('\n');
      const text = lines
        .filter((line) => !line.startsWith('> '))
        .join('\n')
        .trim();
      return { name, text, expected: lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2)) };
    });
}
