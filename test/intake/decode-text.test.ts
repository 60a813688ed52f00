import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { decodeText } from '../../src/intake/decode-text.ts';

const samples: readonly (readonly [encoding: string, text: string])[] = [
  ['utf-8', 'She said “no” – naïve 😀.'],
  ['windows-1252', 'He said “no”, didn’t he? The café was “closed” all day – résumé.'],
  ['macintosh', 'He said “no”, didn’t he? The café was closed – résumé, naïve.'],
  ['cp850', 'The café was closed. Général Müller was déçu.'],
  ['windows-1250', 'Ministr řekl: „Žádný problém nevidím“, a odešel ze zasedání vlády.'],
  ['windows-1251', 'Министр сказал, что «всё хорошо», и уехал из города рано утром.'],
  ['koi8-r', 'Министр сказал, что всё хорошо, и уехал из города рано утром.'],
  ['windows-1253', 'Ο υπουργός είπε ότι όλα είναι καλά και έφυγε από την αίθουσα.'],
  ['windows-1254', 'Bakan “sorun yok” dedi ve toplantıdan ayrıldı, şimdi güçlü.'],
  ['windows-1255', 'השר אמר כי אין שום בעיה והלך מן הישיבה.'],
  ['windows-1256', 'قال الوزير إنه لا توجد مشكلة وغادر القاعة.'],
  ['shift_jis', '大臣は「問題ない」と述べた。'],
  ['euc-jp', '大臣は「問題ない」と述べた。'],
  ['gb18030', '部长说：“没有问题。”他随后离开了会场。'],
  ['big5', '部長說：「沒有問題。」他隨後離開了會場。'],
  ['euc-kr', '장관은 "문제없다"고 말했다.'],
  ['utf-16le', 'He said “no” and left.'],
  ['utf-16be', 'He said “no” and left.'],
];

for (const [encoding, text] of samples) {
  test(`unnamed ${encoding} is read exactly`, () => {
    assert.equal(decodeText(iconv.encode(text, encoding)).text, text);
  });
}

test('marks at the start are taken off and decide', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
    assert.equal(decodeText(iconv.encode('Naïve “text”', encoding, { addBOM: true }), 'koi8-r').text, 'Naïve “text”');
  }
});

test('the declared encoding decides among one-byte encodings', () => {
  const bytes = iconv.encode('Ne řekl nic.', 'iso-8859-2');
  assert.equal(decodeText(bytes, 'iso-8859-2').text, 'Ne řekl nic.');
});

test('a page that says Latin-1 has its curly quotes, not control characters', () => {
  assert.equal(decodeText(iconv.encode('“Yes”', 'windows-1252'), 'ISO-8859-1').text, '“Yes”');
});

test('a few damaged bytes leave a UTF-8 file UTF-8, with a warning', () => {
  const bytes = Buffer.concat([Buffer.from('“Один, два, три”, сказал он. '), Buffer.from([0xd0]), Buffer.from(' конец')]);
  const { text, warnings } = decodeText(bytes);
  assert.match(text, /“Один, два, три”, сказал он. \uFFFD конец/);
  assert.equal(warnings.length, 1);
});

test('ISO-2022-JP, which is all ASCII bytes, is seen by its escapes', () => {
  const escaped = [0x1b, 0x24, 0x42, 0x42, 0x67, 0x3f, 0x43, 0x1b, 0x28, 0x42];
  assert.equal(decodeText(Uint8Array.from([...escaped, 0x2e, ...escaped])).text, '大臣.大臣');
});
