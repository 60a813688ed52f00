import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blanksEnd, pieceEnd } from '../../src/text/pieces.ts';

/** A text beside its pieces. */
const TABLE = `
The U.N.'s envoy don't go|The U.N. 's envoy don't go
ANNA’S mother’s house|ANNA ’S mother ’s house
twenty-one vice-mayors|twenty - one vice - mayors
1,200.5 of 3. and 5bn|1,200.5 of 3 . and 5 bn
B2B über 30 km²|B2B über 30 km²
qu'il s'agit d'elles|qu ' il s'agit d ' elles
“No”, 40 % … 🙂!|“ No ” , 40 % … 🙂 !
I. Am U.S|I . Am U . S
`;

describe('pieces', () => {
  for (const line of TABLE.trim().split('\n')) {
    const [text, expected] = line.split('|') as [string, string];
    it(text, () => assert.equal(pieces(text).join(' '), expected));
  }

  it('end where they are told to', () => assert.equal(pieceEnd('harbour', 0, 4), 4));
});

function pieces(text: string): string[] {
  const found: string[] = [];
  for (let at = blanksEnd(text, 0, text.length); at < text.length; ) {
    const end = pieceEnd(text, at);
    found.push(text.slice(at, end));
    at = blanksEnd(text, end, text.length);
  }
  return found;
}
