import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { originalWording } from '../../src/documents/original-wording.ts';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { readInTime } from './read-in-time.ts';

const odt = (body: string, more: Readonly<Record<string, string>> = {}) =>
  readBytes(
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(
        `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ),
      ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
    }),
    { name: 'draft.odt' },
  );

test('ODT: paragraphs, spaces, lists and tables', async () => {
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
  const { text, kind } = await odt(
    `<text:h text:outline-level="1">Head</text:h><text:p>One<text:s text:c="2"/>two
      <text:span>three</text:span><text:line-break/>four</text:p><text:list><text:list-item><text:p>x</text:p></text:list-item><text:list-item><text:p>y</text:p></text:list-item></text:list><table:table><table:table-row>${cell('a')}${cell('b')}</table:table-row><table:table-row>${cell('c')}${cell('d')}</table:table-row></table:table>`,
  );
  assert.deepEqual([kind, text], ['odt', 'Head\n\nOne  two three\nfour\n\nx\ny\n\na\tb\nc\td']);
});

test('ODT: accepted and original wording, comments and footnotes', async () => {
  const region = (id: string, inside: string) => `<text:changed-region xml:id="${id}">${inside}</text:changed-region>`;
  const info = '<office:change-info><dc:creator>Editor</dc:creator><dc:date>2020</dc:date></office:change-info>';
  const document = await odt(
    `<text:tracked-changes>${region('a', `<text:deletion>${info}<text:p>no</text:p></text:deletion>`)}${region('b', `<text:insertion>${info}</text:insertion>`)}</text:tracked-changes>
    <text:p>She said <text:change text:change-id="a"/><text:change-start text:change-id="b"/>yes<text:change-end text:change-id="b"/> <office:annotation office:name="n1"><dc:creator>Desk</dc:creator><text:p>Who?</text:p></office:annotation>twice<office:annotation-end office:name="n1"/>.<text:note text:id="f1"><text:note-citation>1</text:note-citation><text:note-body><text:p>Minutes</text:p></text:note-body></text:note></text:p>`,
  );
  assert.equal(document.text, 'She said yes twice.');
  assert.equal(originalWording(document), 'She said no twice.');
  assert.deepEqual(
    document.notes.map((note) => [note.kind, document.text.slice(note.start, note.end), note.text, note.author]),
    [
      ['footnote', 'She said yes twice.', 'Minutes', null],
      ['deletion', '', 'no', 'Editor'],
      ['insertion', 'yes', 'yes', 'Editor'],
      ['comment', 'twice', 'Who?', 'Desk'],
    ],
  );
});

test('ODT: a text box in a paragraph, a table in a table, what is said of a picture', async () => {
  const cell = (inside: string) => `<table:table-cell>${inside}</table:table-cell>`;
  const row = (...cells: string[]) => `<table:table><table:table-row>${cells.join('')}</table:table-row></table:table>`;
  const p = (inside: string) => `<text:p>${inside}</text:p>`;
  const { text } = await odt(
    `${p(`Before <draw:frame><draw:text-box>${p('Boxed')}</draw:text-box><svg:desc>A picture</svg:desc></draw:frame>after`)}${row(cell(row(cell(p('a')), cell(p('b')))), cell(p('c')))}`,
  );
  assert.equal(text, 'Boxed\n\nBefore after\n\na\tb\tc');
});

test('ODT: one with a password is refused', async () => {
  await assert.rejects(odt('', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }), {
    name: 'VerbatimError',
    message: /password/,
  });
});

const rtfFile = (body: string) =>
  Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Cyr;}}${body}}`, 'latin1');
const rtf = (body: string) => readBytes(rtfFile(body), { name: 'a.rtf' });

const rich: readonly (readonly [name: string, body: string, text: string])[] = [
  [
    'paragraphs and characters',
    "He said \\ldblquote no\\rdblquote\\par caf\\'e9 \\emdash  \\u8364? \\u-10179?\\u-8704?\\~x\\_y",
    'He said “no”\n\ncafé — € 😀\u00A0x\u2011y',
  ],
  ['line ends of the file mean nothing', 'one\r\n two\n three', 'one two three'],
  ['a font with its own code page', "{\\f1 \\'ef\\'f0\\'e8}\\f0 \\'e9", 'при\u00e9'],
  [
    'what holds no words',
    '{\\*\\generator X;}{\\info{\\title T}}{\\pict 0102}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}{\\header H}{\\v hidden}!',
    'link!',
  ],
];
for (const [name, body, text] of rich) test(`RTF: ${name}`, async () => assert.equal((await rtf(body)).text, text));

test('RTF: title, tracked changes, footnotes', async () => {
  const document = await rtf(
    '{\\info{\\title Sample}{\\author A. Sample}}She said {\\deleted no}{\\revised yes}.{\\footnote Minutes}',
  );
  assert.deepEqual(
    [document.title, document.author, document.text, originalWording(document)],
    ['Sample', 'A. Sample', 'She said yes.', 'She said no.'],
  );
  assert.deepEqual(document.notes.find((note) => note.kind === 'footnote')?.text, 'Minutes');
});

test('RTF: comments, text boxes, and what an editor on another system writes', async () => {
  const document = await rtf(
    'One.\\cocoartf2\\uc0\\u8220 Two\\u8221 {\\*\\atnid AS}{\\*\\atnauthor A. Sample}\\chatn{\\*\\annotation Who?} end.\\\n{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn fill}{\\sv 0}}{\\shptxt Boxed\\par}}{\\shprslt Boxed}}',
  );
  assert.equal(document.text, 'One.“Two” end.\n\nBoxed');
  assert.deepEqual(
    document.notes.map(({ kind, author, text }) => [kind, author, text]),
    [['comment', 'A. Sample', 'Who?']],
  );
});

test('RTF: groups without end are read', async () => {
  assert.equal((await readInTime(rtfFile(`${'{'.repeat(200_000)}x`), 'a.rtf')).text, 'x');
});
