import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { parseOrRefuse } from '../src/errors.ts';

const schema = z.object({
  name: z.string().min(1, 'Write the name.'),
  pages: z.array(z.number('A page is a number.')),
  size: z.number(),
});

// What was read | what is said of it
const CASES: readonly (readonly [value: unknown, message: string])[] = [
  [{ name: '', pages: [], size: 1 }, 'Write the name.'],
  [{ name: '', pages: ['x'], size: 1 }, 'Write the name. A page is a number.'],
  [{ name: 'a', pages: ['x', 'y'], size: 1 }, 'A page is a number.'],
  [{ name: 'a', pages: [], size: 'big' }, 'Line › size: Invalid input: expected number, received string.'],
  [{ name: '', pages: [] }, 'Write the name. Line › size: Invalid input: expected number, received undefined.'],
  [7, 'Line: Invalid input: expected object, received number.'],
];

for (const [value, message] of CASES)
  test(`${JSON.stringify(value)} is refused with “${message}”`, () => {
    assert.throws(() => parseOrRefuse(schema, value, 'Line'), { code: 'invalid', message });
  });

test('each field is told what is wrong with it', () => {
  const read = () => parseOrRefuse(schema, { name: '', pages: [1, 'x'], size: 1 }, 'Line');
  assert.throws(read, { fields: { name: 'Write the name.', 'pages.1': 'A page is a number.' } });
});
