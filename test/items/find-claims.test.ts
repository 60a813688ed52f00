import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { findClaims } from '../../src/items/find-claims.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { tables } from './claim-tables.ts';

const fixture = readFileSync(join(process.cwd(), 'test', 'fixtures', 'claims.txt'), 'utf8');

for (const section of fixture.split(/^== /m).slice(1)) {
  const [title, ...lines] = section.split('\n').filter((line) => line !== '');
  test(`claims: ${title}`, () => {
    for (const line of lines) {
      const expected = [...line.matchAll(/\[\[(.*?)\]\]/g)].map((match) => match[1]);
      const found = findClaims(plainDocument(canonicalText(line.replace(/\[\[|\]\]/g, ''))), tables);
      assert.deepEqual(
        found.map((claim) => claim.text),
        expected,
      );
    }
  });
}

const TEXT = 'The Korth bridge cost $3 million in 1956. Nice!\n\nMenu: 12 new offers\n\nThe Korth bridge cost $3 million in 1956.';
const document = plainDocument(canonicalText(TEXT));

test('claims: spans are exact, ids differ even where words repeat, scores lie in 0 to 1', () => {
  const claims = findClaims(document, tables);
  assert.equal(claims.length, 3);
  assert.equal(new Set(claims.map((claim) => claim.id)).size, 3);
  for (const claim of claims) {
    assert.equal(TEXT.slice(claim.start, claim.end), claim.text);
    assert.ok(claim.score > 0 && claim.score < 1);
  }
});

test('claims: furniture is left out', () => {
  const start = TEXT.indexOf('Menu');
  const furnished = { ...document, furniture: [{ start, end: start + 19, reason: 'navigation' as const }] };
  assert.deepEqual(
    findClaims(furnished, tables).map((claim) => claim.text.slice(0, 9)),
    ['The Korth', 'The Korth'],
  );
});

test('claims: facts point into the document', () => {
  for (const claim of findClaims(document, tables)) {
    for (const fact of claim.facts) {
      assert.equal(TEXT.slice(fact.start, fact.end), fact.text);
      assert.ok(fact.start >= claim.start && fact.end <= claim.end);
    }
  }
});

test('claims: reasons are printed', () => {
  const [claim] = findClaims(plainDocument(canonicalText('Jobs fell by 12 percent in 2019 because of the strike.')), tables);
  assert.deepEqual(claim!.reasons, ['quantity', 'date', 'comparison', 'cause']);
});

test('claims: German nouns are no names, and German words give the reasons', () => {
  const text =
    'Die Zahl der Boote sank wegen der Flut um ein Drittel. Das Tor ist das größte der Bucht. Das Netz gefällt den Leuten.';
  const claims = findClaims(plainDocument(canonicalText(text)), tables);
  assert.deepEqual(
    claims.map(({ reasons }) => reasons),
    [['quantity', 'comparison', 'cause'], ['superlative']],
  );
});

test('claims: May is a month, Will a name', () => {
  const [claim] = findClaims(plainDocument(canonicalText('In May the owner sold it to Will Korth.')), tables);
  assert.deepEqual(claim!.reasons, ['date', 'named-act', 'name']);
});

test('claims: a script without spaces is not called short', () => {
  const [claim] = findClaims(plainDocument(canonicalText('香港在12个月前。')), tables);
  assert.deepEqual(claim!.reasons, ['quantity']);
});
