import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { originalWording } from '../../src/documents/original-wording.ts';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { readInTime } from './read-in-time.ts';
import { deleted, inserted, notesPart, paragraph, run, writeDocx } from './write-docx.ts';

const read = (body: string, parts = {}) => readBytes(writeDocx(body, parts), { name: 'draft.docx' });

test('paragraphs, breaks, tabs and special hyphens', async () => {
  const { text } = await read(
    paragraph(run('One')) +
      paragraph('') +
      paragraph(`${run('Two')}<w:r><w:br/><w:t>three</w:t><w:tab/><w:t>four</w:t><w:noBreakHyphen/></w:r>`),
  );
  assert.equal(text, 'One\n\nTwo\nthree\tfour\u2011');
});

test('the text is the accepted wording, the original wording can be had, and each change is told', async () => {
  const document = await read(paragraph(run('She said ') + deleted('no') + inserted('yes') + run(' twice.')));
  assert.equal(document.text, 'She said yes twice.');
  assert.equal(originalWording(document), 'She said no twice.');
  assert.deepEqual(
    document.notes.map(({ kind, start, end, text, author }) => [kind, start, end, text, author]),
    [
      ['deletion', 9, 9, 'no', 'Editor'],
      ['insertion', 9, 12, 'yes', 'Editor'],
    ],
  );
  assert.match(document.warnings.join(), /2 tracked changes/);
});

const wholeParagraphs: readonly (readonly [name: string, body: string, accepted: string, original: string])[] = [
  [
    'a deleted paragraph',
    paragraph(run('A.')) + paragraph(deleted('B.'), '<w:rPr><w:del w:author="E"/></w:rPr>') + paragraph(run('C.')),
    'A.\n\nC.',
    'A.\n\nB.\n\nC.',
  ],
  [
    'deleted words of a whole paragraph',
    paragraph(run('A.')) + paragraph(deleted('B.')) + paragraph(run('C.')),
    'A.\n\nC.',
    'A.\n\nB.\n\nC.',
  ],
  ['a deleted first paragraph', paragraph(deleted('A.')) + paragraph(run('B.')), 'B.', 'A.\n\nB.'],
  ['joined paragraphs', paragraph(run('A '), '<w:rPr><w:del w:author="E"/></w:rPr>') + paragraph(run('b.')), 'A b.', 'A \n\nb.'],
  ['split paragraphs', paragraph(run('A.'), '<w:rPr><w:ins w:author="E"/></w:rPr>') + paragraph(run('B.')), 'A.\n\nB.', 'A.B.'],
  [
    'a moved sentence',
    paragraph(
      `${run('A. ')}<w:moveFrom w:author="E">${run('B. ')}</w:moveFrom>${run('C. ')}<w:moveTo w:author="E">${run('B.')}</w:moveTo>`,
    ),
    'A. C. B.',
    'A. B. C. ',
  ],
];

for (const [name, body, accepted, original] of wholeParagraphs) {
  test(`${name}: accepted and original wording`, async () => {
    const document = await read(body);
    assert.equal(document.text, accepted);
    assert.equal(originalWording(document), original);
  });
}

test('a comment stands at the words it was put on', async () => {
  const { text, notes } = await read(
    paragraph(
      `${run('The vote was ')}<w:commentRangeStart w:id="7"/>${run('14 to 9')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run('.')}`,
    ),
    { 'word/comments.xml': notesPart('comment', { 7: 'See the minutes, p. 3' }) },
  );
  assert.deepEqual(
    notes.map((note) => [note.kind, text.slice(note.start, note.end), note.text, note.author]),
    [['comment', '14 to 9', 'See the minutes, p. 3', 'Editor']],
  );
});

test('a link in a footnote or comment gives its address, where the words do not', async () => {
  const link = (words: string) => `<w:hyperlink r:id="r1" xmlns:r="x">${run(words)}</w:hyperlink>`;
  const part = (kind: string, inside: string) =>
    `<w:${kind}s xmlns:w="w"><w:${kind} w:id="2">${paragraph(inside)}</w:${kind}></w:${kind}s>`;
  const rels = '<Relationships><Relationship Id="r1" Target="https://example.org/minutes/" TargetMode="External"/></Relationships>';
  const { notes } = await read(
    paragraph(`${run('The vote was 14 to 9.')}<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="2"/></w:r>`),
    {
      'word/footnotes.xml': part('footnote', `${run('See ')}${link('the minutes')}${run(', p. 3')}`),
      'word/_rels/footnotes.xml.rels': rels,
      'word/comments.xml': part('comment', link('https://example.org/minutes')),
      'word/_rels/comments.xml.rels': rels,
    },
  );
  assert.deepEqual(notes.map(({ kind, text }) => `${kind}: ${text}`).sort(), [
    'comment: https://example.org/minutes',
    'footnote: See the minutes <https://example.org/minutes/>, p. 3',
  ]);
});

test('a footnote stands at the sentence that it follows', async () => {
  const { text, notes } = await read(
    paragraph(`${run('First one. The vote was 14 to 9.')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' Third.')}`),
    {
      'word/footnotes.xml': notesPart('footnote', { 2: 'Council minutes' }),
    },
  );
  assert.equal(text, 'First one. The vote was 14 to 9. Third.');
  assert.deepEqual(
    notes.map((note) => [note.kind, text.slice(note.start, note.end), note.text]),
    [['footnote', 'The vote was 14 to 9.', 'Council minutes']],
  );
});

test('tables are read row by row, lists line by line', async () => {
  const cell = (text: string) => `<w:tc>${paragraph(text && run(text))}</w:tc>`;
  const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
  const item = (text: string) => paragraph(run(text), '<w:numPr/>');
  const { text } = await read(
    `${paragraph(run('Before'))}<w:tbl>${row('a', 'b')}${row('', 'd')}</w:tbl>${paragraph(run('After'))}${item('x')}${item('y')}`,
  );
  assert.equal(text, 'Before\n\na\tb\nd\n\nAfter\n\nx\ny');
});

test('field codes, alternate copies and hidden words do not show', async () => {
  const { text, warnings } = await read(
    paragraph(
      `${run('Seen')}<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><mc:AlternateContent><mc:Choice>${run(' once')}</mc:Choice><mc:Fallback>${run(' twice')}</mc:Fallback></mc:AlternateContent><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>`,
    ),
  );
  assert.equal(text, 'Seen once');
  assert.match(warnings.join(), /hides/);
});

test('the words of a text box come after its paragraph', async () => {
  const { text } = await read(
    paragraph(`${run('Around')}<w:r><w:txbxContent>${paragraph(run('Boxed'))}</w:txbxContent></w:r>${run(' it')}`),
  );
  assert.equal(text.split('\n\n').sort().join('|'), 'Around it|Boxed');
});

test('a text box of an older file, the reading over a word, a control and its placeholder', async () => {
  const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(run('Boxed'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  const ruby = `<w:r><w:ruby><w:rt>${run('まち')}</w:rt><w:rubyBase>${run('町')}</w:rubyBase></w:ruby></w:r>`;
  const control = `<w:sdt><w:sdtPr><w:alias w:val="Name"/><w:text/></w:sdtPr><w:sdtContent>${run(' Orvana')}</w:sdtContent></w:sdt>`;
  const { text } = await read(paragraph(`${run('Around')}${box}`) + paragraph(ruby + control));
  assert.equal(text, 'Boxed\n\nAround\n\n町 Orvana');
});

test('words that one change put in and another took out are in neither wording', async () => {
  const gone = `<w:ins w:author="A"><w:del w:author="B"><w:r><w:delText>maybe </w:delText></w:r></w:del>${run('yes')}</w:ins>`;
  const document = await read(paragraph(run('She said ') + gone));
  assert.deepEqual([document.text, originalWording(document)], ['She said yes', 'She said ']);
});

test('a large first letter belongs to the paragraph that it begins', async () => {
  const { text } = await read(
    paragraph(run('Before.')) + paragraph(run('T'), '<w:framePr w:dropCap="drop" w:lines="3"/>') + paragraph(run('he harbour.')),
  );
  assert.equal(text, 'Before.\n\nThe harbour.');
});

test('tables in tables are read cell by cell', async () => {
  const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
  const inner = `<w:tbl><w:tr>${cell(paragraph(run('a')))}${cell(paragraph(run('b')))}</w:tr></w:tbl>`;
  const { text } = await read(`<w:tbl><w:tr>${cell(inner + paragraph(''))}${cell(paragraph(run('c')))}</w:tr></w:tbl>`);
  assert.equal(text, 'a\tb\tc');
});

test('a file that holds others in place of its words says what to do', async () => {
  const { warnings } = await read('<w:altChunk r:id="r1"/>');
  assert.match(warnings.join(), /left out. Open it, save it anew/);
});

test('title and author come from the file, or the title from its heading', async () => {
  const core = '<cp:coreProperties><dc:title>Stated</dc:title><dc:creator>Sample Author</dc:creator></cp:coreProperties>';
  const body = paragraph(run('Heading'), '<w:pStyle w:val="Heading1"/>') + paragraph(run('Text'));
  const stated = await read(body, { 'docProps/core.xml': core });
  assert.deepEqual([stated.title, stated.author], ['Stated', 'Sample Author']);
  assert.equal((await read(body)).title, 'Heading');
});

const zeros = new Uint8Array(30_000_000);
const hostile: readonly (readonly [name: string, bytes: () => Uint8Array, message: RegExp])[] = [
  ['a bomb', () => zipSync({ 'word/document.xml': zeros }), /unpacks to far more/],
  [
    'very many parts',
    () => zipSync(Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`word/${n}.xml`, new Uint8Array()]))),
    /unpacks to far more/,
  ],
  ['deep nesting', () => writeDocx('<w:sdt>'.repeat(100_000)), /nested too deep/],
  ['a cut file', () => writeDocx(paragraph(run('Text')).repeat(50)).subarray(0, 200), /damaged|cut off/],
  ['no document in it', () => zipSync({ 'word/other.xml': strToU8('<x/>') }), /holds no document/],
  ['a size that lies', () => lie(writeDocx(paragraph(run('Long text. '.repeat(500))))), /damaged/],
];

/** Both headers say that the part unpacks to 100 bytes. */
function lie(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  const directory = bytes.length - 22 - (46 + 'word/document.xml'.length);
  view.setUint32(22, 100, true);
  view.setUint32(directory + 24, 100, true);
  return bytes;
}

for (const [name, bytes, message] of hostile) {
  test(`${name} is refused`, async () => {
    await assert.rejects(readInTime(bytes(), 'draft.docx'), { name: 'VerbatimError', message });
  });
}

test('entities are never expanded or fetched', async () => {
  const xml = `<!DOCTYPE x [<!ENTITY a "${'lol'.repeat(50)}"><!ENTITY b SYSTEM "file:///etc/hostname">]><w:document><w:body>${paragraph(run('&a; &b; &amp; end'))}</w:body></w:document>`;
  const { text } = await readBytes(zipSync({ 'word/document.xml': strToU8(xml) }), { name: 'draft.docx' });
  assert.match(text, /^&a; &b; & end$/);
});
