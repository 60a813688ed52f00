import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCardinal } from '../../src/text/read-cardinal.ts';

/** Words, with the value of the number that they start with, and how many of them it takes. */
const TABLE = `
twenty - one members|21|3
two hundred and five ships|205|4
two and three ships|2|1
a hundred thousand|100000|3
a dozen|12|2
half a dozen eggs|6|3
a half - dozen|6|4
two and a half million|2500000|5
three million two hundred thousand|3200000|5
twenty thirty|20|1
a house|-|0
and five|-|0
`;

describe('numbers in words', () => {
  for (const line of TABLE.trim().split('\n')) {
    const [text, value, length] = line.split('|') as [string, string, string];
    it(text, () => {
      const words = text.split(' ');
      const read = readCardinal((at) => words[at] ?? '', 0);
      assert.equal(String(read?.value ?? '-'), value);
      assert.equal(read?.to ?? 0, Number(length));
    });
  }
});
