import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { readBytes } from '../../src/intake/read-bytes.ts';

const CZECH = 'Rada se sešla druhý večer a prošla plány mostu ještě jednou, řádek po řádku; nikdo neodporoval.';
const JAPANESE = '議会は二晩目に集まり、橋の計画をもう一度一行ずつ確認した。「誰も反対しなかった」と議長は述べた。';
const RUSSIAN = 'Совет прошёл по планам моста ещё раз, строку за строкой, и «никто не спорил», сказал председатель.';

/** The bytes' own encoding, what the page says of itself, and what its server said. */
const pages: readonly (readonly [words: string, encoding: string, meta: string | null, server: string | null])[] = [
  [CZECH, 'windows-1250', 'windows-1250', 'utf-8'],
  [CZECH, 'windows-1250', null, 'windows-1250'],
  [CZECH, 'utf-8', 'windows-1250', null],
  [JAPANESE, 'shift_jis', 'Shift_JIS', 'utf-8'],
  [JAPANESE, 'euc-jp', 'EUC-JP', null],
  [RUSSIAN, 'windows-1251', 'windows-1251', null],
  [RUSSIAN, 'windows-1251', 'koi8-r', 'windows-1251'],
];

const page = (words: string, meta: string | null) =>
  `<html><head>${meta ? `<meta charset="${meta}">` : ''}<title>x</title></head><body><div>${`<p>${words}</p>`.repeat(8)}</div></body></html>`;
const read = (bytes: Uint8Array, server: string | null) =>
  readBytes(bytes, { name: 'page.html', ...(server && { mediaType: `text/html; charset=${server}` }) });

for (const [words, encoding, meta, server] of pages) {
  test(`${encoding}, the page says ${meta ?? 'nothing'}, its server ${server ?? 'nothing'}`, async () => {
    const { text } = await read(iconv.encode(page(words, meta), encoding), server);
    assert.equal(text.split('\n')[0], words);
  });
}

test('a damaged UTF-8 page that calls itself Latin-1 is read as UTF-8', async () => {
  const bytes = Buffer.from(page(CZECH, 'iso-8859-1'));
  bytes[bytes.lastIndexOf(0xc5) + 1] = 0x20;
  const { text, warnings } = await read(bytes, null);
  assert.equal(text.split('\n')[0], CZECH);
  assert.match(warnings.join(), /damaged/);
});
