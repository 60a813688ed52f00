import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMATS } from '../../src/report/formats/formats.ts';
import { assertGolden } from '../support/golden.ts';
import { sampleReport } from '../support/sample-report.ts';

function written(name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(FORMATS[name]?.write(sampleReport()));
}

for (const name of Object.keys(FORMATS)) {
  test(`${name} is written as the kept file has it`, () => assertGolden(`report/sample.${name}`, written(name)));
}

test('the HTML report runs nothing and fetches nothing', () => {
  const html = written('html');
  assert.doesNotMatch(html, /<script/i);
  assert.doesNotMatch(html, /<(img|link|iframe)\b|@import|url\(/i);
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.match(html, /href="https:\/\/example.org\/a\?b=1&amp;c=&quot;2&quot;"/);
});

test('no cell of the CSV can be run as a formula', () => {
  for (const cell of written('csv').split(/,|\r\n/)) assert.doesNotMatch(cell, /^"?[=+\-@\t]/, cell);
});

test('the JSON report reads back as the report', () => {
  assert.deepEqual(JSON.parse(written('json')), JSON.parse(JSON.stringify(sampleReport())));
});
