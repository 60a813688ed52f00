import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { splitSentences } from '../../src/text/sentences.ts';
import { inTime } from '../support/in-time.ts';
import { abbreviations } from './abbreviation-table.ts';

const fixture = readFileSync(join(process.cwd(), 'test', 'fixtures', 'sentences.txt'), 'utf8');

for (const [title, cases] of readCases(fixture)) {
  test(`sentences: ${title}`, () => {
    for (const line of cases) {
      const expected = line.split('|').map((part) => part.replaceAll('⏎', '\n').trim());
      const text = line.replaceAll('⏎', '\n').replace(/ ?\| ?/g, (mark) => (mark.includes(' ') ? ' ' : ''));
      const found = splitSentences(text, abbreviations).map((span) => text.slice(span.start, span.end));
      assert.deepEqual(
        found,
        expected.filter((part) => part !== ''),
        line,
      );
    }
  });
}

test('sentences: cover every word once, in order, whatever the text', () => {
  const marks = ['"', '“', '”', '(', ')', '.', '!', '?', '…', '\n', ' ', 'U.S.', "'", 'Ann', 'the', '3', '['];
  let seed = 7;
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: 40 }, () => marks[(seed = (seed * 48271) % 2147483647) % marks.length]).join(' ');
    const spans = splitSentences(text, abbreviations);
    const outside = text.split('').map((char) => (/\s/.test(char) ? '' : char));
    for (const [i, span] of spans.entries()) {
      assert.ok(span.start < span.end && span.start >= (spans[i - 1]?.end ?? 0));
      assert.equal(text.slice(span.start, span.end).trim().length, span.end - span.start);
      outside.fill('', span.start, span.end);
    }
    assert.equal(outside.join(''), '', text);
  }
});

test('sentences: hostile repetition stays linear', () => {
  for (const unit of ['. ', '"a. ', '(', '“', 'U.S. ', 'a.', '‘A ', '…', '\n'])
    inTime(10_000, () => splitSentences(unit.repeat(200_000), abbreviations));
});

function readCases(text: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of text.split('\n').slice(1)) {
    if (line.startsWith('== ')) groups.set(line.slice(3), (current = []));
    else if (line !== '') current.push(line);
  }
  return groups;
}
