import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fontFiles } from '../../src/desk/font-files.ts';
import { FORMATS } from '../../src/report/formats/formats.ts';
import { assertGolden } from '../support/golden.ts';
import { sampleReport } from '../support/sample-report.ts';

async function written(name: string): Promise<string> {
  const bytes = await FORMATS[name]?.write(sampleReport(), fontFiles());
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

for (const [name, { extension }] of Object.entries(FORMATS).filter(([, { heavy }]) => !heavy)) {
  test(`${name} is written as the kept file has it`, async () => assertGolden(`report/sample.${extension}`, await written(name)));
}

test('the HTML report runs nothing and fetches nothing', async () => {
  const html = await written('html');
  assert.doesNotMatch(html, /<script/i);
  assert.doesNotMatch(html, /<(img|link|iframe)\b|@import|url\(/i);
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.match(html, /href="https:\/\/example.org\/a\?b=1&amp;c=&quot;2&quot;"/);
});

test('no cell of the CSV can be run as a formula', async () => {
  for (const cell of (await written('csv')).split(/,|\r\n/)) assert.doesNotMatch(cell, /^"?[=+\-@\t]/, cell);
});

test('the JSON report reads back as the report', async () => {
  assert.deepEqual(JSON.parse(await written('json')), JSON.parse(JSON.stringify(sampleReport())));
});
