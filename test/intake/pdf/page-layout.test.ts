import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../../src/intake/read-bytes.ts';
import { lines, type Printed, writeObjects, writePdf } from '../write-pdf.ts';

const read = (pages: readonly (readonly Printed[])[]) => readBytes(writePdf(pages), { name: 'sample.pdf' });

const prose = [
  'The harbour board met in the long hall and heard from twelve members',
  'who had come on foot, for the northern road was closed that week, and',
  'it took up the price of coal, the school roof and the ferry contract,',
  'in this order, before the lamps went out and everybody walked home.',
];

test('a raised or lowered mark stays with its word, whatever is raised beside it', async () => {
  const { text } = await read([
    [
      ...lines(prose, 50, 200),
      { text: 'Paid in full', x: 50, y: 260 },
      { text: '12', x: 96.5, y: 256.4, size: 6.5 },
      { text: '. The rest is open.', x: 104, y: 260 },
      { text: 'q', x: 400, y: 253.5, size: 6 },
    ],
  ]);
  assert.match(text, /Paid in full12\. The rest is open\./);
});

test('a headline does not draw in both of the lines that stand beside it', async () => {
  const { text } = await read([[{ text: 'Ferry', x: 50, y: 195, size: 44 }, ...lines(prose, 200, 200)]]);
  assert.ok(text.includes(prose.join('\n')), text);
});

test('columns are told apart where formulas break one of them up', async () => {
  const column = ['The left column goes on and on with', 'words that nobody would take for', 'cells of a table, down to its end.'];
  const signs = Array.from({ length: 12 }, (_, index) => ({ text: '+ x', x: 330 + 30 * (index % 4), y: 200 + 12 * (index % 3) }));
  const { text } = await read([
    [
      ...lines([...column, ...column], 50, 200),
      ...signs,
      ...lines(['The right column explains what', 'its formulas mean, at length.'], 310, 236),
    ],
  ]);
  assert.ok(text.includes([...column, ...column].join('\n')), text);
});

test('words of a loosely justified line are no cells', async () => {
  const loose = Array.from({ length: 6 }, (_, index) => ({ text: 'harbour', x: 50 + 50 * index, y: 248 }));
  const { text } = await read([[...lines(prose, 50, 200), ...loose]]);
  assert.match(text, /\n(?:harbour ){5}harbour$/);
});

test('a heading of two lines is one paragraph', async () => {
  const { text } = await read([
    [
      { text: 'What the harbour board', x: 50, y: 150, size: 20 },
      { text: 'decided this week', x: 50, y: 175, size: 20 },
      ...lines(prose, 50, 220),
    ],
  ]);
  assert.match(text, /^What the harbour board\ndecided this week\n\n/);
});

test('page numbers that count on are known beside a column, wherever the page has them', async () => {
  const pages = [361, 362, 363].map((number, index) => [
    ...lines(prose, 50, 640),
    { text: String(number), x: index % 2 === 0 ? 50 : 520, y: 700 },
    { text: `A last line on page ${'of this part '.repeat(index)}`, x: 200, y: 700 },
  ]);
  const { text, furniture } = await read(pages);
  assert.deepEqual(
    furniture.map(({ start, end, reason }) => `${reason}: ${text.slice(start, end)}`),
    ['page-number: 361', 'page-number: 362', 'page-number: 363'],
  );
});

const number = (value: number, row: number, x = 520) => ({ text: String(value), x, y: 200 + 12 * row });

test('the numbers of lines come below the page and are no part of its sentences', async () => {
  const bill = lines([...prose, ...prose, ...prose, ...prose, ...prose], 50, 200);
  const { text, furniture } = await read([[...bill, number(5, 4), number(10, 9), number(15, 14), number(20, 19)]]);
  assert.equal(text, `${[...prose, ...prose, ...prose, ...prose, ...prose].join('\n')}\n5 10 15 20`);
  assert.deepEqual(furniture, [{ start: text.length - 10, end: text.length, reason: 'line-number' }]);
});

test('numbers that count on in a table are its cells', async () => {
  const rows = Array.from({ length: 6 }, (_, row) => [
    number(row + 1, row, 50),
    { text: `Parish ${row}`, x: 90, y: 200 + 12 * row },
  ]);
  const { text, furniture } = await read([[...rows.flat(), ...lines(prose, 50, 400)]]);
  assert.match(text, /^1\tParish 0\n2\tParish 1\n/);
  assert.deepEqual(furniture, []);
});

test('a bitmap font that states a size of its own', async () => {
  const words = lines(['harbour', 'harbour'], 50, 200).flatMap(({ text, y }) => [0, 36, 72].map((x) => ({ text, x: 50 + x, y })));
  const content = words.map(({ text, x, y }) => `BT /F 1 Tf 0.12 0 0 120 ${x} ${842 - y} Tm (${text}) Tj ET`).join('\n');
  const glyphs = ['a', 'b', 'h', 'o', 'r', 'u'];
  const bytes = writeObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 40 60] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 117 /Widths [${'40 '.repeat(21)}]
      /Encoding << /Type /Encoding /Differences [${glyphs.map((glyph) => `${glyph.charCodeAt(0)} /${glyph}`).join(' ')}] >>
      /CharProcs << ${glyphs.map((glyph) => `/${glyph} 6 0 R`).join(' ')} >> >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents 5 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Length 20 >>\nstream\n40 0 0 0 40 60 d1    \nendstream',
  ]);
  assert.equal((await readBytes(bytes, { name: 'sample.pdf' })).text, 'harbour harbour harbour\nharbour harbour harbour');
});
