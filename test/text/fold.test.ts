import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FoldedOffset, fold, foldedForm } from '../../src/text/fold.ts';

const SAME: readonly (readonly [string, string, string])[] = [
  ['quotation marks', '“It’s ‘so’,” he said', "\"It's 'so',\" he said"],
  ['dashes', 'yes — no – maybe', 'yes - no - maybe'],
  ['ellipsis character', 'and … then', 'and ... then'],
  ['blanks and line ends', 'one\u00a0two\n\n  three', 'one two three'],
  ['soft hyphen', 'in\u00adformed', 'informed'],
  ['line-end hyphen', 'well in-\n  formed men', 'well informed men'],
  ['soft hyphen at a line end', 'in\u00ad\nformed', 'informed'],
  ['ligatures', 'ﬁnal eﬀort, Æon', 'final effort, aeon'],
  ['NFD against NFC', 'cafe\u0301', 'caf\u00e9'],
  ['decomposed Hangul', '\u1112\u1161\u11ab', '한'],
  ['full width', 'ＡＢＣ１', 'abc1'],
  ['case', 'STRASSE', 'straße'],
  ['final sigma', 'ΛΟΓΟΣ', 'λόγος'.normalize('NFD').replace(/\p{M}/gu, '')],
  ['entities', 'R&amp;D isn&#8217;t caf&eacute;', "R&D isn't café"],
];

for (const [name, a, b] of SAME) {
  test(`fold unifies ${name}`, () => assert.equal(fold(a).text, fold(b).text));
}

const DIFFERENT: readonly (readonly [string, string, string])[] = [
  ['a Cyrillic letter', 'p\u0430y', 'pay'],
  ['a zero-width space', 'wo\u200brd', 'word'],
  ['a bidi control', 'ab\u202ecd', 'abcd'],
  ['an accent', 'café', 'cafe'],
  ['a hyphen before a capital', 'Mar-\nKarim', 'MarKarim'],
  ['an apostrophe', "we're", 'were'],
];

for (const [name, a, b] of DIFFERENT) {
  test(`fold keeps ${name}`, () => assert.notEqual(fold(a).text, fold(b).text));
}

test('a folded span leads back to the words it came from', () => {
  const text = 'He was “in-\nformed” of the ﬁnal vote…';
  const folded = fold(text);
  for (const [word, original] of [
    ['informed', 'in-\nformed'],
    ['final', 'ﬁnal'],
    ['vote...', 'vote…'],
  ] as const) {
    const start = folded.text.indexOf(word) as FoldedOffset;
    const span = folded.spanOf(start, (start + word.length) as FoldedOffset);
    assert.equal(text.slice(span.start, span.end), original);
  }
});

test('folding twice changes nothing, and every folded unit has a span inside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const folded = fold(text);
      assert.equal(foldedForm(text), folded.text);
      for (let at = 0; at < folded.text.length; at++) {
        const span = folded.spanOf(at as FoldedOffset, (at + 1) as FoldedOffset);
        assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length);
      }
    }),
  );
});
