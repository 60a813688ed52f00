import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { INTAKE_LIMITS } from '../../src/intake/limits.ts';
import { readDocument } from '../../src/intake/read-document.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const long = 'A line of invented text that goes on.\r\n'.repeat(40_000);

test('a small text is canonical: CRLF becomes LF and nothing else changes', async () => {
  const { text, kind } = await readDocument(encode('One\r\ntwo\rthree  “four”\u00a0\n'));
  assert.deepEqual({ text, kind }, { text: 'One\ntwo\nthree  “four”\u00a0\n', kind: 'text' });
});

test('a long text goes through a child process and comes back the same', async () => {
  const { text } = await readDocument(encode(long), { name: 'long.txt' });
  assert.equal(text, long.replaceAll('\r\n', '\n'));
});

test('a reader over its time is killed and the message says what to do', async () => {
  await assert.rejects(readDocument(encode(long), {}, { timeoutMs: 1 }), { code: 'too-large', message: /took too long.*Paste/ });
});

test('cancelling ends the read, also of one that waits in line', async () => {
  const stop = new AbortController();
  const reads = Array.from({ length: INTAKE_LIMITS.readersAtOnce + 2 }, () =>
    readDocument(encode(long), {}, { signal: stop.signal }),
  );
  stop.abort(new Error('stopped'));
  const outcomes = await Promise.allSettled(reads);
  assert.ok(outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason.message === 'stopped'));
  assert.ok((await readDocument(encode(long))).text.length > 0, 'the line moves on afterwards');
});

test('more reads than places all come through', async () => {
  const texts = await Promise.all(Array.from({ length: 5 }, (_, n) => readDocument(encode(`${n}${long}`))));
  assert.deepEqual(
    texts.map(({ text }) => text[0]),
    ['0', '1', '2', '3', '4'],
  );
});

/** The signature, and a part's name as such files hold it. */
function oldOffice(part: string): Uint8Array {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from(part, 'utf16le')]);
}

const named: readonly (readonly [name: string, text: string, warning: RegExp | null])[] = [
  ['count.pdf', 'The survey found 412 boats.', /named \.pdf, but it is plain text/],
  ['count.docx', '<!doctype html><title>Sign in</title><p>Sign in to go on.</p>', /named \.docx, but it is a web page/],
  ['count.txt', 'The survey found 412 boats.', null],
  ['count.doc', '{\\rtf1 The survey found 412 boats.}', null],
];

for (const [name, text, warning] of named) {
  test(`${name} is read by what is in it${warning ? ', and its name is doubted' : ''}`, async () => {
    const { warnings } = await readDocument(encode(text), { name });
    if (warning) assert.match(warnings[0] ?? '', warning);
    else assert.deepEqual(warnings, []);
  });
}

const refused: readonly (readonly [what: string, bytes: Uint8Array, message: RegExp])[] = [
  ['an empty file', new Uint8Array(), /empty/],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), /picture.*OCR/],
  ['a picture of a telephone', encode('\0\0\0\u0018ftypheic\0\0\0\0'), /picture.*OCR/],
  ['a recording of a telephone', encode('\0\0\0\u0018ftypM4A \0\0\0\0'), /sound or video/],
  ['a message of Outlook', oldOffice('__substg1.0_0037001F'), /Outlook.*\.eml/],
  ['a file of Pages', zipSync({ 'Index/Document.iwa': Uint8Array.of(1) }), /Pages.*Export it as Word or PDF/],
  ['an old Word file', oldOffice('WordDocument'), /old Word.*\.docx/],
  ['an old spreadsheet', oldOffice('Workbook'), /Spreadsheets.*PDF/],
  ['a file with a password', oldOffice('EncryptedPackage'), /password/],
  ['PostScript', encode('%!PS-Adobe-3.0'), /PDF/],
  ['a recording', encode('ID3\u0004 and sound'), /transcript/],
  ['a packed file', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0]), /Unpack/],
  ['bytes that are no text', encode('abc\0\0def \0 ghi'), /no text.*PDF, DOCX/],
  ['a file over the limit', new Uint8Array(INTAKE_LIMITS.fileBytes + 1), /larger than 60 MB/],
];

for (const [what, bytes, message] of refused) {
  test(`${what} is refused with words that help`, async () => {
    await assert.rejects(readDocument(bytes, { name: 'upload.txt' }), { name: 'VerbatimError', message });
  });
}
