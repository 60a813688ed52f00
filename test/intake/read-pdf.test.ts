import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTAKE_LIMITS } from '../../src/intake/limits.ts';
import { loadFromBack } from '../../src/intake/pdf/load-pages.ts';
import type { PdfPage } from '../../src/intake/pdf/pdf-page.ts';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { readDocument } from '../../src/intake/read-document.ts';
import { readPdf } from '../../src/intake/readers/read-pdf.ts';
import { lines, type Printed, writeObjects, writePdf } from './write-pdf.ts';

const read = (pages: readonly (readonly Printed[])[]) => readBytes(writePdf(pages), { name: 'sample.pdf' });

const left = [
  'The left column begins here and',
  'goes on with a word that is trans-',
  'formed by its hyphen, and then it',
  'ends on a line of its own text.',
];
const right = [
  'The right column comes after the',
  'left one, whatever the order that',
  'the file prints them in, and ends',
  'where the page ends as well here.',
];

test('two columns are read one after the other, though printed row by row', async () => {
  const rows = left.flatMap((text, row) => [
    { text, x: 50, y: 200 + 12 * row },
    { text: right[row]!, x: 310, y: 200 + 12 * row },
  ]);
  const { text } = await read([rows]);
  assert.equal(text, `${left.join('\n')}\n\n${right.join('\n')}`);
});

test('a headline over both columns comes first, a note under both comes last', async () => {
  const head = 'A headline that is as wide as both of the columns under it, or nearly';
  const note = 'A note at the foot which is as wide as both of the columns that stand over it, or nearly.';
  const { text } = await read([
    [...lines(right, 310, 200), { text: note, x: 50, y: 300 }, ...lines(left, 50, 200), { text: head, x: 50, y: 150, size: 15 }],
  ]);
  assert.equal(text, `${head}\n\n${left.join('\n')}\n\n${right.join('\n')}\n\n${note}`);
});

test('a table is read row by row', async () => {
  const rows = ['Fish', 'Stone', 'Timber', 'Wool'].flatMap((name, row) => [
    { text: name, x: 50, y: 200 + 12 * row },
    { text: `${row}4.50`, x: 300, y: 200 + 12 * row },
  ]);
  const { text } = await read([rows]);
  assert.equal(text, 'Fish\t04.50\nStone\t14.50\nTimber\t24.50\nWool\t34.50');
});

test('a hyphen at a line end stays, and a wider gap starts a paragraph', async () => {
  const { text } = await read([[...lines(['First para-', 'graph ends.'], 50, 200), ...lines(['Second one.'], 50, 240)]]);
  assert.equal(text, 'First para-\ngraph ends.\n\nSecond one.');
});

/** Where the next line of words that run this way stands. */
const below = { 90: [12, 0], 180: [0, -12], 270: [-12, 0] } as const;
for (const turn of [90, 180, 270] as const) {
  test(`a page whose words are turned by ${turn} degrees is held to read it; what runs another way is left out`, async () => {
    const [x, y] = below[turn];
    const words = left.map((text, row) => ({ text, x: 300 + x * row, y: 400 + y * row, turn }));
    const { text } = await read([[{ text: 'A stamp', x: 50, y: 400 }, ...words], lines(right, 50, 200)]);
    assert.equal(text, `${left.join('\n')}\n\n${right.join('\n')}`);
  });
}

test('running heads and page numbers are marked, and stay in the text', async () => {
  const pages = [1, 2, 3].map((number) => [
    { text: `The Invented Review ${number}`, x: 50, y: 40 },
    ...lines([`Body of page ${number} says this`, 'and that on two lines.'], 50, 200),
    { text: `Page ${number} of 3`, x: 280, y: 810 },
  ]);
  const { text, furniture, pages: found } = await read(pages);
  assert.deepEqual(
    furniture.map(({ start, end, reason }) => `${reason}: ${text.slice(start, end)}`),
    [1, 2, 3].flatMap((number) => [`running-head: The Invented Review ${number}`, `page-number: Page ${number} of 3`]),
  );
  assert.equal(
    text.slice(found[1]!.start, found[1]!.end),
    'The Invented Review 2\nBody of page 2 says this\nand that on two lines.\nPage 2 of 3',
  );
});

test('a sentence that goes on over a page end is not torn into paragraphs', async () => {
  const { text } = await read([lines(['The sentence goes on'], 50, 200), lines(['over the page end.'], 50, 200)]);
  assert.equal(text, 'The sentence goes on\nover the page end.');
});

test('the title is the one stated, else the largest line; a file name is no title', async () => {
  const page = [{ text: 'Large Words', x: 50, y: 100, size: 24 }, ...lines(['Small words that follow the large ones'], 50, 200)];
  const titled = (title: string) => readBytes(writePdf([page], '/Info 6 0 R', [`<< /Title (${title}) /Author (Sample Author) >>`]));
  assert.equal((await titled('Stated Words')).title, 'Stated Words');
  assert.equal((await titled('report_v3.docx')).title, 'Large Words');
  assert.equal((await titled('Stated Words')).author, 'Sample Author');
});

test('a scan without text says: run OCR', async () => {
  await assert.rejects(read([[], []]), { name: 'VerbatimError', message: 'This PDF has no text: run OCR, then upload again.' });
});

test('one page without text is a warning', async () => {
  const { warnings } = await read([lines(['Some words.'], 50, 200), []]);
  assert.match(warnings.join(), /page 2:/);
});

test('a PDF with a password is refused with words that help', async () => {
  const secret = `<${'41'.repeat(32)}>`;
  const bytes = writePdf([lines(['Secret'], 50, 50)], '/Encrypt 6 0 R /ID [<00> <00>]', [
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O ${secret} /U ${secret} >>`,
  ]);
  await assert.rejects(readDocument(bytes), { name: 'VerbatimError', message: /password/ });
});

test('every cut of a file is read or refused, never a crash', async () => {
  const whole = writePdf([lines(left, 50, 200)]);
  for (let length = 9; length < whole.length; length += 97) {
    const outcome = await readBytes(whole.subarray(0, length)).then(
      () => 'read',
      (error: Error) => error.name,
    );
    assert.match(outcome, /^(?:read|VerbatimError)$/, `cut at ${length}`);
  }
});

test('a page tree that holds itself ends', { timeout: 20_000 }, async () => {
  const loop = writeObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>']);
  await assert.rejects(readDocument(loop, {}, { timeoutMs: 8_000 }), { name: 'VerbatimError' });
});

test('progress is told page by page through the child process', async () => {
  const told: string[] = [];
  const pages = Array.from({ length: 25 }, (_, index) => lines([`Page number ${index} says something`], 50, 200));
  await readDocument(writePdf(pages), {}, { onProgress: (done, total) => told.push(`${done}/${total}`) });
  assert.deepEqual(told, ['10/25', '20/25']);
});

const many = Array.from({ length: INTAKE_LIMITS.pdfHelpPages }, (_, index) =>
  lines([`Page ${index + 1} says something.`], 50, 200),
);

test('a long PDF is the same with a second reader as without', async () => {
  const alone = await readBytes(writePdf(many), { name: 'sample.pdf' });
  const helped = await readDocument(writePdf(many), { name: 'sample.pdf' });
  assert.deepEqual(helped, alone);
});

/** What a second reader has read: the page that it says is number 1 of a file of its own. */
async function helpWith(number: number, words: string) {
  const pages = new Map<number, PdfPage | null>();
  await loadFromBack(writePdf([lines([words], 50, 200)]), ({ page }) => pages.set(number, page && { ...page, number }));
  return pages;
}

test('the pages of a second reader are taken as they are', async () => {
  const helped = await helpWith(many.length, 'Helped words.');
  const { text, pages } = await readPdf(writePdf(many), { askHelp: () => helped });
  assert.match(text, new RegExp(`Page ${many.length - 1} says something\\.\\s+Helped words\\.$`));
  assert.equal(pages.length, many.length);
});

test('pages that the time did not reach are named, those of a second reader kept', async () => {
  const helped = await helpWith(90, 'Helped words.');
  let asked = 0;
  const { pages, warnings } = await readPdf(writePdf(many), { askHelp: () => helped, isTimeUp: () => ++asked > 40 });
  assert.deepEqual(
    pages.map(({ number }) => number),
    [...Array.from({ length: 40 }, (_, index) => index + 1), 90],
  );
  assert.match(warnings.join(), /^Not read in the time that one file may take: pages 41 to 89, 91 to 100\. Upload/);
});

test('a PDF that only names the character map of its Japanese letters', async () => {
  const bytes = writeObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents 5 0 R >>',
    '<< /Length 44 >>\nstream\nBT /F 12 Tf 50 700 Td <82A082A282A4> Tj ET   \nendstream',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 723 /Descent -241 /CapHeight 709 /StemV 69 >>',
  ]);
  assert.equal((await readBytes(bytes, { name: 'sample.pdf' })).text.trim(), 'あいう');
});
