import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { fontFiles } from '../../src/desk/font-files.ts';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { FORMATS } from '../../src/report/formats/formats.ts';
import type { Report } from '../../src/report/report.ts';
import { sampleReport } from '../support/sample-report.ts';

async function written(format: 'pdf' | 'docx', report: Report = sampleReport()): Promise<Uint8Array> {
  return FORMATS[format]!.write(report, fontFiles());
}

/** The words as a reader of files gets them, with every run of blanks as one. */
async function read(format: 'pdf' | 'docx', report?: Report): Promise<string> {
  const { text } = await readBytes(await written(format, report), { name: `report.${format}` });
  return text.replace(/\s+/g, ' ');
}

/** The same report with other words in its first item, and nothing else in it. */
function reportOf(words: string): Report {
  const report = sampleReport();
  const [first] = report.items;
  return { ...report, items: [{ ...first!, words, earlier: [], queries: [], proposal: [], finding: null, verdict: null }] };
}

for (const format of ['pdf', 'docx'] as const) {
  test(`a ${format} holds what a lawyer asks for: words, speaker, verdict with names and times, evidence, differences, hashes`, async () => {
    const report = sampleReport();
    const text = await read(format, report);
    for (const part of [
      '=Quay "& sons" <script>alert(1)</script>',
      'Demo material, invented',
      report.draft.sha256,
      '2 items: 1 signed off, 1 without a verdict.',
      'We never said <b>no</b>,',
      'Speaker: Mara Quill',
      'Verdict: Misquoted',
      'Ruled by Test Checker, 2026-03-12 10:00 UTC',
      'Signed off by Test Editor, 2026-03-12 10:00 UTC',
      'Source: Transcript, para. 1, line 1',
      'The draft has “<b>no</b>,” where the source has “maybe”.',
      'Answered: @Clerk, telephone, written down by Test Checker',
      'The source has 8 boats, not 9.',
      'Still open',
      'No longer in the draft',
      'https://example.org/a?b=1&c="2"',
    ])
      assert.ok(text.includes(part), `${part} is missing from ${text}`);
    assert.match(text, /2 Claim · to check: Nine boats left\./);
  });

  test(`the same report gives the same ${format}, byte for byte`, async () => {
    const [first, second] = [await written(format), await written(format)];
    assert.equal(digest(first), digest(second));
  });

  test(`a ${format} keeps words of every script, and says of none that it is missing`, async () => {
    const words = 'Жили-были. Ἀρχή. 我们没有说过。 東京の会議です。 우리는 말했다. हमने कहा। เราพูดว่า ქართული Հայերեն → ½ 😀';
    const text = await read(format, reportOf(words));
    assert.ok(text.includes(words), text);
    assert.doesNotMatch(text, /has no type for/);
  });
}

test('words from right to left can be copied out of a PDF in their order', async () => {
  const text = await read('pdf', reportOf('אמרה (במרץ 2026) שלום, ואז “أضافت ثم تقرير بحث”.'));
  for (const part of ['אמרה', '2026', 'שלום,', 'أضافت ثم تقرير بحث'])
    assert.ok(text.includes(part), `${part} is missing from ${text}`);
});

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test('every page of a PDF names the draft’s hash and the record’s checkpoint, and counts the pages', async () => {
  const [first] = sampleReport().items;
  const report = { ...sampleReport(), items: Array.from({ length: 6 }, (_, at) => ({ ...first!, number: at + 1 })) };
  const { text, pages } = await readBytes(await written('pdf', report), { name: 'report.pdf' });
  assert.ok(pages.length > 2);
  for (const { number, start, end } of pages) {
    const page = text.slice(start, end);
    assert.ok(page.includes(report.draft.sha256), `page ${number}`);
    assert.match(page, /Proof · desk · 1 · root/);
    assert.ok(page.includes(`Page ${number} / ${pages.length}`), `page ${number}`);
  }
});

test('a letter that no font has is printed by its number, and the PDF says so', async () => {
  const text = await read('pdf', reportOf('said “ខ្មែរ”'));
  assert.match(text, /scripts that this file has no type for/);
  assert.match(text, /‹U\+1781 U\+17D2›/);
  assert.doesNotMatch(await read('docx', reportOf('said “ខ្មែរ”')), /U\+1781/);
});

test('a PDF is tagged: headings, quotations, lists and tables are what they are', async () => {
  const raw = Buffer.from(await written('pdf')).toString('latin1');
  for (const tag of ['H1', 'H2', 'H3', 'P', 'BlockQuote', 'LI', 'TH', 'TD']) assert.match(raw, new RegExp(`/S /${tag}\\b`));
  assert.match(raw, /\/Lang \(en-GB\)/);
});

test('a DOCX strikes out and underlines, and marks what runs from right to left', async () => {
  const xml = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!);
  assert.match(xml(await written('docx')), /<w:strike\/>.*?&lt;b&gt;no&lt;\/b&gt;.*?<w:u w:val="single"\/>.*?maybe/s);
  assert.match(xml(await written('docx', reportOf('מעולם לא אמרנו'))), /<w:bidi\/>.*?<w:rtl\/>.*?מעולם לא אמרנו/s);
});

test('a character that XML has no place for does not make a DOCX unreadable', async () => {
  assert.match(await read('docx', reportOf('a\u0001b')), /a\uFFFDb/);
});
