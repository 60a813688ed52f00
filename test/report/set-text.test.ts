import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fonts, LoadedFont } from '../../src/report/formats/pdf/load-fonts.ts';
import { type Line, type Span, setText } from '../../src/report/formats/pdf/set-text.ts';

const FONT = { name: 'test', font: {} } as unknown as LoadedFont;
/** One font for everything but Khmer, in which each character is one point wide. */
const hasKhmer = (text: string) => /\p{Script=Khmer}/u.test(text);
const typeface = {
  fontFor: (text: string) => (hasKhmer(text) ? null : FONT),
  fontForAll: (text: string) => (hasKhmer(text) ? null : FONT),
};
const FONTS: Fonts = { typeface: () => typeface, lacking: false };

function spanOf(text: string, mark: Span['mark'] = 'none'): Span {
  return { text, mark, face: 'serif', size: 10, color: '#000' };
}

function linesOf(width: number, ...spans: readonly Span[]): Line[] {
  return setText(spans, width, FONTS, (_font, text) => Array.from(text).length);
}

/** What stands on each line, from left to right. */
function drawn(width: number, ...spans: readonly Span[]): string[] {
  return linesOf(width, ...spans).map(({ runs }) => runs.map(({ text }) => text).join('|'));
}

test('lines end between words, and blanks at a line’s end take no room', () => {
  assert.deepEqual(drawn(9, spanOf('one two three four')), ['one two', 'three', 'four']);
  assert.deepEqual(drawn(7, spanOf('one two   three')), ['one two', 'three']);
});

test('a line that ends in the text ends on the page; blank lines are left out', () => {
  assert.deepEqual(drawn(20, spanOf('one\n\n two \nthree')), ['one', ' two', 'three']);
  assert.deepEqual(drawn(20, spanOf('one\n'), spanOf('\ntwo')), ['one', 'two']);
});

test('a word that is wider than the column is cut between letters, never between a letter and its mark', () => {
  assert.deepEqual(drawn(4, spanOf('abcdefghij')), ['abcd', 'efgh', 'ij']);
  assert.deepEqual(drawn(3, spanOf('x\u0323\u0301x\u0323\u0301')), ['x\u0323\u0301', 'x\u0323\u0301']);
});

test('what is struck out and what is underlined are drawn apart', () => {
  const [line] = linesOf(40, spanOf('We said '), spanOf('no', 'struck'), spanOf('maybe', 'underlined'), spanOf('.'));
  assert.deepEqual(
    line?.runs.map(({ text, span }) => [text, span.mark]),
    [
      ['We said ', 'none'],
      ['no', 'struck'],
      ['maybe', 'underlined'],
      ['.', 'none'],
    ],
  );
});

test('words from right to left stand in their order, numbers among them in theirs, and brackets look the other way', () => {
  // Logical order; what stands leftmost on the page is read last.
  assert.deepEqual(drawn(40, spanOf('אבג דהו')), ['דהו| |אבג']);
  assert.deepEqual(drawn(40, spanOf('אבג (12) דהו')), ['דהו| |(|12|)| |אבג']);
  assert.equal(linesOf(40, spanOf('אבג דהו'))[0]?.rightToLeft, true);
});

test('a right-to-left word in a left-to-right line does not turn the line round', () => {
  const [line] = linesOf(40, spanOf('she said אבג דהו twice'));
  assert.deepEqual(
    line?.runs.map(({ text }) => text),
    ['she said ', 'דהו', ' ', 'אבג', ' twice'],
  );
  assert.equal(line?.rightToLeft, false);
});

test('a letter without a font is drawn by its number, and the line still tells its words', () => {
  const [line] = linesOf(60, spanOf('said ក twice'));
  assert.deepEqual(line?.runs.map(({ text }) => text).join(''), 'said ‹U+1780› twice');
  assert.equal(line?.actual, 'said ក twice');
  assert.equal(linesOf(60, spanOf('said it twice'))[0]?.actual, null);
});

test('what can’t be printed has a sign, and what has no shape takes no room', () => {
  assert.deepEqual(drawn(40, spanOf('a\u0007b\u200Bc\u202Ed\u00ADe')), ['a\uFFFDbcde']);
});
