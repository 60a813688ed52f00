import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isLowerAt, isUpperAt, letterEnd, wordCharactersEnd } from '../../src/text/word-characters.ts';

describe('word characters', () => {
  it('are told as the patterns of Unicode tell them', () => {
    for (let unit = 1; unit < 0xd800; unit++) {
      const char = String.fromCharCode(unit);
      assert.equal(letterEnd(char, 0) === 1, /\p{L}/u.test(char), `letter ${unit.toString(16)}`);
      assert.equal(wordCharactersEnd(char, 0) === 1, /[\p{L}\p{M}\p{N}]/u.test(char), `word ${unit.toString(16)}`);
    }
  });

  it('have a case as German, French, Spanish and Greek write them', () => {
    const capitals = 'ABZÄÖÜÉÀÑŒΩЖ';
    for (const char of capitals) {
      assert.ok(isUpperAt(char, 0) && !isLowerAt(char, 0), char);
      assert.ok(isLowerAt(char.toLowerCase(), 0) && !isUpperAt(char.toLowerCase(), 0), char);
    }
    for (const char of '1.“ 漢ª') assert.ok(!isUpperAt(char, 0) && !isLowerAt(char, 0), char);
  });

  it('end where the pattern ends, whatever stands around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, at) => {
        const start = Math.min(at, text.length);
        const expected = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(start))![0].length;
        assert.equal(wordCharactersEnd(text, start) - start, expected);
      }),
    );
  });
});
