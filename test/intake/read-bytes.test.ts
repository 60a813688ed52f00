import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { paragraph, run, writeDocx } from './write-docx.ts';
import { writePdf } from './write-pdf.ts';

const LINES = ['MS. VELD: The pumps ran all night.', 'MR. ORN: Who paid for them?', 'MS. VELD: The town did.'];
const html = (lines: readonly string[]) => Buffer.from(`<article>${lines.map((line) => `<p>${line}</p>`).join('')}</article>`);

const printed: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['talk.html', html(LINES)],
  ['talk.docx', writeDocx(LINES.map((line) => paragraph(run(line))).join(''))],
  ['talk.pdf', writePdf([LINES.map((text, index) => ({ text, x: 72, y: 90 + 40 * index }))])],
  ['talk.rtf', Buffer.from(`{\\rtf1\\ansi ${LINES.join('\\par ')}}`)],
  ['talk.txt', Buffer.from(LINES.join('\n\n'))],
];
for (const [name, bytes] of printed) {
  test(`a transcript has its turns, whatever it is printed in: ${name}`, async () => {
    const { text, turns } = await readBytes(bytes, { name });
    assert.deepEqual(
      turns.map(({ speaker, start, end }) => `${speaker}: ${text.slice(start, end)}`),
      LINES,
    );
  });
}

test('the headers of mails that a mail quotes are no speakers', async () => {
  const quoted = 'Ann Veld: please see below\n\nBo Orn: when?\n\nAnn Veld: on Monday';
  const { turns } = await readBytes(Buffer.from(`From: a@b.example\nMessage-ID: <1@b.example>\n\n${quoted}`), { name: 'a.eml' });
  assert.deepEqual(turns, []);
});
