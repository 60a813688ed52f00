import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beginningOf, contextAfter, contextBefore, endingOf } from '../../src/text/shorten.ts';

describe('shortened texts', () => {
  it('end with a whole word', () => {
    assert.equal(beginningOf('The harbour wall stood', 14), 'The harbour …');
    assert.equal(beginningOf('The harbour wall', 16), 'The harbour wall');
  });

  it('begin with a whole word', () => {
    assert.equal(endingOf('The harbour wall stood', 14), '… wall stood');
    assert.equal(endingOf('The harbour', 11), 'The harbour');
  });

  it('without blanks are cut where they stand, never inside a character', () => {
    assert.equal(beginningOf('港口的墙还在那里', 4), '港口的墙 …');
    assert.equal(beginningOf('a 港口的墙还在那里', 6), 'a 港口的墙 …');
    assert.equal(beginningOf('😀😀😀', 3), '😀 …');
  });

  it('around a passage keep its paragraph, with an ellipsis where there is more of it', () => {
    const long = `${'The wall stood for a hundred years. '.repeat(8)}`;
    assert.match(contextBefore(`An earlier paragraph.\n\n${long}`), /^… (?:stood|[A-Za-z]+)\b.{100,160}years\. $/);
    assert.equal(
      contextBefore(`Earlier.\n\nMs. Veld spoke of the wall for the whole of an hour: `),
      '\nMs. Veld spoke of the wall for the whole of an hour: '.trimStart(),
    );
    assert.equal(contextAfter(''), '');
  });
});
