import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFacts } from '../../src/items/find-facts.ts';
import { matchClaim } from '../../src/matching/match-claim.ts';
import { createPassageIndex } from '../../src/matching/passages/passage-index.ts';
import { tables } from '../items/claim-tables.ts';
import { abbreviations } from '../text/abbreviation-table.ts';
import { documentOf, readClaimFixtures } from './claim-fixtures.ts';

const { sources, cases } = readClaimFixtures();
const index = createPassageIndex({ abbreviations, wordings: [] });
for (const source of sources) index.add(source);
const options = { aliases: [], date: null, tables: tables.facts };

test('claims: every span is exact and every segment lies inside its passage', () => {
  for (const { claim } of cases) {
    for (const { source, start, end, segments } of matchClaim(index, { text: claim, facts: [] }, options).passages) {
      const { text } = sources.find(({ id }) => id === source)!.document;
      assert.equal(text.slice(start, end).trim().length, end - start);
      for (const segment of segments) {
        assert.ok(segment.source.start >= start && segment.source.end <= end && segment.source.start < segment.source.end);
        assert.ok(segment.item.start >= 0 && segment.item.end <= claim.length && segment.item.start < segment.item.end);
      }
    }
  }
});

test('claims: shared words are mapped, in runs', () => {
  const claim = 'Some 240,000 visitors come every summer, says Sall.';
  const [best] = matchClaim(index, { text: claim, facts: [] }, options).passages;
  const { text } = sources.find(({ id }) => id === best!.source)!.document;
  const pairs = best!.segments.map(({ item, source }) => [claim.slice(item.start, item.end), text.slice(source.start, source.end)]);
  assert.deepEqual(pairs, [['240,000 visitors come every summer', '240,000 visitors come every summer']]);
});

test('claims: says where a passage stands', () => {
  const [best] = matchClaim(index, { text: 'The viaduct cost 3.4 million crowns.', facts: [] }, options).passages;
  assert.equal(best!.locator.paragraph, 10);
});

test('claims: nothing alike is silent, without passages', () => {
  const finding = matchClaim(index, { text: 'Quantum chromodynamics was unified.', facts: [] }, options);
  assert.equal(finding.relation, 'silent');
  assert.deepEqual(finding.passages, []);
});

test('claims: all that is needed is among the first five passages, however little the last one adds', () => {
  for (const { claim, needed } of cases) {
    const { passages } = matchClaim(index, { text: claim, facts: [] }, options);
    const five = passages
      .slice(0, 5)
      .map(({ source, start, end }) => sources.find(({ id }) => id === source)!.document.text.slice(start, end));
    for (const words of needed) {
      assert.ok(
        five.some((sentence) => sentence.includes(words)),
        `"${words}" for: ${claim}`,
      );
    }
  }
});

/** They share a name, a year or a verb with the sources and tell of something else. */
const OTHER_MATTERS = [
  'The Norvall Steam Ferry Company of Karsund paid its pilots 3.9 million crowns in wages.',
  'Otto Brandal, who taught geology at Karsund, discovered a comet in 1931.',
  'A choir from Teluga opened the winter games in front of 310,000 visitors.',
];

test('claims: sources on another matter neither contradict nor support', () => {
  for (const text of OTHER_MATTERS) {
    const { relation } = matchClaim(index, { text, facts: findFacts(text, { date: null, tables: tables.facts }) }, options);
    assert.ok(relation === 'silent' || relation === 'partly', `${relation}: ${text}`);
  }
});

test('claims: who says it is compared, and contradicts nothing of what is said', () => {
  const said = 'Ibra Sall was succeeded by Anna Korth, according to Lena Moor of the Liberal Union.';
  const found = matchClaim(index, { text: said, facts: findFacts(said, { date: null, tables: tables.facts }) }, options);
  const outcomes = found.facts.map(({ item, outcome }) => `${said.slice(item.start, item.end)} ${outcome}`);
  assert.deepEqual(outcomes, ['Ibra Sall same', 'Anna Korth same', 'Lena Moor not-found', 'Liberal Union same']);
  assert.equal(found.relation, 'supports');
});

test('claims: what the page is about need not be said again in the sentence that contradicts', () => {
  const library = createPassageIndex({ abbreviations, wordings: tables.facts.wordings });
  library.add({ id: 'ordo', document: documentOf('Ordovia', ['Ordovia is a province.', 'It was established on 4 June 1992.']) });
  const relationOf = (text: string) =>
    matchClaim(library, { text, facts: findFacts(text, { date: null, tables: tables.facts }) }, options).relation;
  assert.equal(relationOf('Ordovia was established in 1993.'), 'conflicts');
  assert.equal(relationOf('Quellmark was established in 1993.'), 'silent');
});
