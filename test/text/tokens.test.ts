import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenize, words } from '../../src/text/tokens.ts';

const WORDS: readonly (readonly [string, string])[] = [
  ["He didn't go—'twas 4.5% of 1,000.", "He|didn't|go|twas|4.5|of|1,000"],
  ['the well-known in-\nformed man', 'the|well|known|in-\nformed|man'],
  ['a note.[12] And word[3], see [4]', 'a|note|And|word|see|4'],
  ['R&amp;D isn&#8217;t caf&eacute; &bogus; x', 'R|D|isn&#8217;t|caf&eacute;|bogus|x'],
  ['他说：今天下雨。', '他|说|今|天|下|雨'],
  ['東京タワー', '東|京|タ|ワ|ー'],
  ['한국어 문장', '한국어|문장'],
  ['قال الرئيس: نعم', 'قال|الرئيس|نعم'],
  ['שָׁלוֹם עולם', 'שָׁלוֹם|עולם'],
  ['Größe der Straße', 'Größe|der|Straße'],
  ['τὸν λόγον', 'τὸν|λόγον'],
  ['cafe\u0301 noir', 'cafe\u0301|noir'],
  ['so 👩‍👩‍👧 happy 🎉', 'so|happy'],
  ['wo\u200brd in\u00adside end\u200b', 'wo\u200brd|in\u00adside|end'],
  ['𝐛𝐨𝐥𝐝 word¹ x²', '𝐛𝐨𝐥𝐝|word|x'],
];

for (const [text, expected] of WORDS) {
  test(`words of ${JSON.stringify(text)}`, () => {
    assert.equal(
      words(text)
        .map((w) => text.slice(w.start, w.end))
        .join('|'),
      expected,
    );
  });
}

test('folded forms are equal across case and typography only', () => {
  const [a, b, c] = ['Didn’t', "didn't", 'didnt'].map((text) => tokenize(text)[0]!.folded);
  assert.equal(a, b);
  assert.notEqual(b, c);
});

test('a family emoji is one mark', () => {
  assert.deepEqual(
    tokenize('a 👩‍👩‍👧!').map((t) => t.kind),
    ['word', 'space', 'punctuation', 'punctuation'],
  );
});

test('tokens cover any text exactly, in order, none empty', () => {
  const alphabet = fc.constantFrom(
    ..."ab Z9.,-’'\n&;#[]12é\u0301\u200b\u00ad漢ー한אب😀\u200d",
    'amp',
    '&amp;',
    '-\n',
    'x'.repeat(60),
  );
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      let at = 0;
      for (const token of tokenize(text)) {
        assert.equal(token.start, at);
        assert.ok(token.end > token.start);
        at = token.end;
      }
      assert.equal(at, text.length);
    }),
  );
});

test('a text without spaces is cut at the same places wherever the quote begins', () => {
  const letters = Array.from({ length: 4000 }, (_, i) =>
    String.fromCharCode(97 + ((i * i * 31 + i * 7 + ((i * 2654435761) >>> 13)) % 26)),
  ).join('');
  const whole = new Set(words(letters).map((w) => w.end));
  const part = words(letters.slice(1003)).map((w) => w.end + 1003);
  assert.ok(part.filter((end) => whole.has(end)).length > part.length * 0.8);
});
