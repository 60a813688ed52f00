import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckWorthiness } from '../../src/items/check-worthiness.ts';
import type { ClaimTables } from '../../src/items/find-claims.ts';
import { abbreviations } from '../text/abbreviation-table.ts';

const table: unknown = JSON.parse(readFileSync(join(process.cwd(), 'data', 'check-worthiness.json'), 'utf8'));

/** The shipped tables. */
export const tables: ClaimTables = { abbreviations, checkWorthiness: parseCheckWorthiness(table), facts: {} };
