import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { VerbatimError } from '../../src/errors.ts';
import type { DateFact, Fact, FactType, NegationFact, QuantityFact } from '../../src/items/fact.ts';
import { parseFactTables } from '../../src/items/facts/fact-tables.ts';
import { findFacts } from '../../src/items/find-facts.ts';
import { parseNames } from '../../src/items/quotes/quote-tables.ts';
import { slice } from '../../src/text/span.ts';
import { inTime } from '../support/in-time.ts';
import { fixtureRows, projectTables, readData } from './fact-tables.ts';

const tables = projectTables();
const WEDNESDAY = '2015-12-02';

for (const [type, file] of [
  ['quantity', 'quantities.txt'],
  ['date', 'dates.txt'],
  ['name', 'names.txt'],
  ['negation', 'negations.txt'],
] as const) {
  describe(`${file}: every row`, () => {
    for (const [text = '', ...expected] of fixtureRows(file)) {
      test(text, () => assert.deepEqual(factsOf(text, type), expected));
    }
  });
}

function factsOf(text: string, type: FactType): string[] {
  return findFacts(text, { date: WEDNESDAY, tables })
    .filter((fact) => fact.type === type)
    .map((fact) => `${fact.text} = ${meaning(fact, text)}`);
}

function meaning(fact: Fact, text: string): string {
  switch (fact.type) {
    case 'quantity':
      return ofQuantity(fact);
    case 'date':
      return ofDate(fact);
    case 'name':
      return fact.value.kind;
    default:
      return ofNegation(fact, text);
  }
}

function ofQuantity({ value }: QuantityFact): string {
  const { low, high, bound, approximate, currency, unit, per, headNoun, derivation } = value;
  const number = (n: number | null) => (n === null ? '' : String(Number(n.toPrecision(6))));
  const amount = low === high || low === null || high === null ? number(low ?? high) : `${number(low)}..${number(high)}`;
  return [
    bound === 'exact' ? '' : bound,
    approximate ? 'about' : '',
    amount,
    currency,
    unit,
    per && `per ${per}`,
    headNoun && `(${headNoun})`,
    derivation && '*',
  ]
    .filter(Boolean)
    .join(' ');
}

function ofDate({ value }: DateFact): string {
  const days = value.from === value.until ? value.from : `${value.from}..${value.until}`;
  return [value.bound, days, value.granularity, value.derivation && '*'].filter(Boolean).join(' ');
}

function ofNegation({ value }: NegationFact, text: string): string {
  return `${value.polarity} [${slice(text, value.scope).trim()}]`;
}

test('a derived count says how it came about, in the draft’s own words', () => {
  const [fact] = findFacts('The United States and eight of its allies signed.', { date: null, tables });
  assert.equal(fact?.type, 'quantity');
  assert.equal((fact as QuantityFact).value.derivation, 'The United States and eight of its allies = 9');
  assert.equal((fact as QuantityFact).value.written, 8);
});

test('without the document’s date a weekday and a day keep what they say', () => {
  const dates = findFacts('They met on Thursday, and again on May 3.', { date: null, tables }).filter(
    (fact) => fact.type === 'date',
  );
  assert.deepEqual(
    dates.map((fact) => (fact as DateFact).value.from),
    ['-W-4', '--05-03'],
  );
});

test('other languages are read in time that grows with their length', () => {
  const hostile = [
    'tausend'.repeat(3_000),
    'hundertund'.repeat(3_000),
    'millions d’euros '.repeat(3_000),
    'nicht von drei bis '.repeat(3_000),
  ];
  for (const text of hostile) {
    for (const language of ['de', 'fr', 'es'] as const) {
      const facts = inTime(20_000, () => findFacts(text, { date: null, tables, language }));
      for (const fact of facts) assert.equal(slice(text, fact), fact.text);
    }
  }
});

test('spans are exact and in order, whatever the text', () => {
  const words = fc.constantFrom(
    ...'The U.N. and eight of its allies $1.2 bn 3-5 % on Thursday May 3, 2015 two-thirds did not rise – “Ada” (1990s) 9/11 é 𝒳 twice'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 30 }), (parts) => {
      const text = parts.join(' ');
      const facts = findFacts(text, { date: WEDNESDAY, tables });
      for (const [at, fact] of facts.entries()) {
        assert.equal(slice(text, fact), fact.text);
        assert.ok(fact.start < fact.end);
        if (at > 0) assert.ok(facts[at - 1]!.start <= fact.start);
      }
    }),
    { numRuns: 300 },
  );
});

test('a table that can’t be used is refused with its place', () => {
  const raw = {
    units: { units: [{ id: 'x' }], currencies: [] },
    opposites: { opposites: [] },
    wordings: { groups: [] },
    seats: { seats: [] },
    givenNames: { groups: [] },
    languages: readData('languages.json'),
  };
  assert.throws(
    () => parseFactTables(raw, parseNames(readData('names.json'))),
    (error) => error instanceof VerbatimError && error.code === 'invalid' && /units\.0\.dimension/.test(error.message),
  );
});
