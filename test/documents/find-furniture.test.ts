import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findFurniture } from '../../src/documents/find-furniture.ts';

const pages = readFileSync(join(process.cwd(), 'test', 'fixtures', 'furniture', 'pages.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1);

describe('furniture of pasted pages', () => {
  for (const page of pages) {
    const [name = '', ...marked] = page.trimEnd().split('\n');
    it(name, () => {
      const text = marked
        .map((line) => line.replace(/^~ [a-z-]+ \| /, ''))
        .join('\n')
        .trim();
      const expected = marked.filter((line) => line.startsWith('~ ')).map((line) => line.slice(2));
      const found = findFurniture(text).map(({ start, end, reason }) => `${reason} | ${text.slice(start, end)}`);
      assert.deepEqual(found, expected);
    });
  }
});

describe('furniture of hostile text', () => {
  it('is found in one pass over a long line and over many lines', () => {
    assert.deepEqual(findFurniture('word '.repeat(500_000)), []);
    assert.deepEqual(findFurniture('(ap photo '.repeat(50_000)), []);
    assert.equal(findFurniture('Advertisement\n'.repeat(50_000)).length, 50_000);
  });
});
