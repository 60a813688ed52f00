import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../../src/intake/read-bytes.ts';
import { lines, type Printed, writePdf } from '../write-pdf.ts';

const small = (texts: readonly string[], y: number): Printed[] => lines(texts, 50, y).map((line) => ({ ...line, size: 8 }));

const body = [
  'The council met in the long hall near the harbour and heard from twelve members.',
  'They spoke of the price of coal, the state of the northern road and the roof.1',
  'At the end the chair announced that the ferry contract would be',
];
const next = ['given to a company from the islands for no more than three years.', 'Nobody objected to it.'];

async function notesOf(foot: readonly Printed[]): Promise<{ text: string; notes: string[] }> {
  const { text, footnotes = [] } = await readBytes(writePdf([[...lines(body, 50, 500), ...foot], lines(next, 50, 100)]));
  return { text, notes: footnotes.map(({ start, end }) => text.slice(start, end)) };
}

const cases: readonly (readonly [name: string, foot: readonly string[], notes: readonly string[]])[] = [
  [
    'one',
    ['1 The accounts are kept in the annex and', 'can be seen there.'],
    ['1 The accounts are kept in the annex and\ncan be seen there.'],
  ],
  [
    'two, with a date at the start of a line',
    ['1 The roof was mended on', '12 May and again in June.', '2 See the annex.'],
    ['1 The roof was mended on\n12 May and again in June.', '2 See the annex.'],
  ],
  ['with signs', ['* See the annex.', '§ See the yearly report.'], ['* See the annex.', '§ See the yearly report.']],
  ['small words without a mark', ['Printed by the harbour press in the old town.'], []],
];

for (const [name, foot, expected] of cases) {
  test(`notes at the foot of a page: ${name}`, async () => {
    const { text, notes } = await notesOf(small(foot, 700));
    assert.deepEqual(notes, expected);
    for (const note of notes) assert.ok(text.includes(`\n\n${note}\n\n`), text);
  });
}

test('small type at the top of a page is no note', async () => {
  const { notes } = await notesOf(small(['1 Kept at the top of the page, for whatever reason.'], 100));
  assert.deepEqual(notes, []);
});
