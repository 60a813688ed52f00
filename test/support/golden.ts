import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './project.ts';

/** Compares with a kept file. `UPDATE_GOLDEN=1 npm test` writes it anew: read the difference before you commit it. */
export function assertGolden(name: string, actual: string): void {
  const path = join(PROJECT, 'test', 'fixtures', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
  assert.ok(existsSync(path), `${name} is missing: run with UPDATE_GOLDEN=1`);
  assert.equal(actual, readFileSync(path, 'utf8'), `${name} differs`);
}
