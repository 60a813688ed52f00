import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DiffPart, wordDiff } from '../../src/text/word-diff.ts';

/** `[-draft's words-]`, `{+source's words+}`; `~` after the sign for typography alone. */
function drawn(parts: readonly DiffPart[]): string {
  const sign = (part: DiffPart) => (part.typography ? '~' : '');
  return parts
    .map((part) => {
      if (part.op === 'equal') return part.text;
      return part.op === 'draft' ? `[-${sign(part)}${part.text}-]` : `{+${sign(part)}${part.text}+}`;
    })
    .join('');
}

/** draft | source | drawn */
const TABLE = `
The well is safe. | The well is safe. | The well is safe.
The well is not safe. | The well is safe. | The well is [-not -]safe.
The well is safe. | The well is not safe. | The well is {+not +}safe.
It costs 4.7 million. | It costs 4.5 million. | It costs [-4.7-]{+4.5+} million.
a quite new idea here | a very old idea here | a [-quite new-]{+very old+} idea here
the town’s well | the town's well | the [-~town’s-]{+~town's+} well
the well, now | the well now | the well[-~,-] now
The well | the well | [-~The-]{+~the+} well
a co-operative town | a cooperative town | a [-~co-operative-]{+~cooperative+} town
五个人来了 | 六个人来了 | [-五-]{+六+}个人来了
`;

describe('wordDiff', () => {
  for (const row of TABLE.trim().split('\n')) {
    const [draft, source, expected] = row.split(' | ');
    it(expected!, () => assert.equal(drawn(wordDiff(draft!, source!)), expected));
  }

  it('sees no difference in a line break for a blank', () => {
    assert.deepEqual(
      wordDiff('one two three', 'one two\nthree').map((part) => part.op),
      ['equal'],
    );
  });

  it('draws two long texts that share nothing as wholly different', () => {
    const draft = Array.from({ length: 6000 }, (_, n) => `a${n}`).join(' ');
    const source = Array.from({ length: 6000 }, (_, n) => `b${n}`).join(' ');
    const parts = wordDiff(draft, source);
    assertLossless(parts, draft, source);
  });

  it('covers both texts exactly, whatever they are', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      'the',
      'The',
      'well',
      'w\u00adell',
      '’',
      "'",
      '-',
      '…',
      '4.5',
      '\u200b',
      '😀',
      '井',
      'é',
      'e\u0301',
      '.',
      ',',
    );
    const text = fc
      .array(fc.tuple(word, fc.constantFrom('', ' ', '\n', '  ')), { maxLength: 25 })
      .map((all) => all.flat().join(''));
    fc.assert(fc.property(text, text, (draft, source) => assertLossless(wordDiff(draft, source), draft, source)));
  });
});

function assertLossless(parts: readonly DiffPart[], draft: string, source: string): void {
  const side = (text: string, of: 'draft' | 'source') => parts.map((part) => text.slice(part[of].start, part[of].end)).join('');
  assert.equal(side(draft, 'draft'), draft);
  assert.equal(side(source, 'source'), source);
  for (const part of parts) {
    if (part.op === 'draft') assert.equal(part.source.end, part.source.start);
    if (part.op === 'source') assert.equal(part.draft.end, part.draft.start);
    const text =
      part.op === 'source' ? source.slice(part.source.start, part.source.end) : draft.slice(part.draft.start, part.draft.end);
    assert.equal(part.text, text);
  }
}
