import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { findFacts } from '../../src/items/find-facts.ts';
import { parseAliases } from '../../src/matching/aliases.ts';
import { compareFacts, type Evidence, type FactsVerdict } from '../../src/matching/compare-facts.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { slice } from '../../src/text/span.ts';
import { fixtureRows, projectTables, readData } from '../items/fact-tables.ts';
import { inTime } from '../support/in-time.ts';

const tables = projectTables();
const aliases = parseAliases(readData('aliases.json'));

describe('comparisons.txt: every row', () => {
  for (const [relation = '', claim = '', source = '', decides = ''] of fixtureRows('comparisons.txt')) {
    test(`${claim} ← ${source}`, () => {
      const verdict = compare(claim, [evidence(source)]);
      const [, words, outcome] = /^(.+) (\S+)$/.exec(decides) ?? [];
      if (words) assert.equal(outcomeOf(verdict, claim, words), outcome);
      assert.equal(verdict.relation, relation);
    });
  }
});

describe('articles.txt: every claim beside all sentences of its source', () => {
  let passages: Evidence[] = [];
  for (const [first = '', claim] of fixtureRows('articles.txt')) {
    if (claim === undefined) passages = sentencesOf(first.slice(2));
    else {
      const beside = passages;
      test(claim, () => assert.equal(compare(claim, beside).relation, first));
    }
  }
});

function sentencesOf(row: string): Evidence[] {
  const whole = evidence(row);
  return splitSentences(whole.document.text, new Set()).map((span) => ({ ...whole, span }));
}

function compare(claim: string, passages: readonly Evidence[], date: string | null = null): FactsVerdict {
  return compareFacts({ text: claim, facts: findFacts(claim, { date, tables }) }, passages, { aliases, date, tables });
}

/** "[Title] text": the whole text is the passage, or what stands between « and ». */
function evidence(row: string, published: string | null = null, source = 'a source'): Evidence {
  const [, title = null, rest = row] = /^\[(.*?)\] (.*)$/s.exec(row) ?? [];
  const from = Math.max(0, rest.indexOf('«'));
  const text = rest.replace(/[«»]/g, '');
  const end = rest.includes('»') ? rest.indexOf('»') - 1 : text.length;
  return { source, document: { ...plainDocument(canonicalText(text)), title, published }, span: { start: from, end } };
}

function outcomeOf(verdict: FactsVerdict, claim: string, words: string): string | undefined {
  return verdict.facts.find((fact) => slice(claim, fact.item) === words)?.outcome;
}

test('evidence points into the document, not into the passage', () => {
  const passage = evidence('The rain stopped. «The bridge cost $3 million.» It rained again.');
  const verdict = compare('The bridge cost $4 million.', [passage]);
  const at = verdict.facts.find((fact) => fact.type === 'quantity')?.evidence;
  assert.ok(at);
  assert.equal(slice(passage.document.text, at), '$3 million');
  assert.equal(at.source, 'a source');
});

test('a figure is held against its counterpart, not against what that one is set beside', () => {
  const passage = evidence(
    'The works take a year. «Their cost is put at 16 million crowns, against the 12 million crowns set aside in the budget.»',
  );
  const verdict = compare('The works will cost 14 million crowns, more than was set aside in the budget.', [passage]);
  const fact = verdict.facts.find((each) => each.outcome === 'conflict');
  assert.equal(slice(passage.document.text, fact!.evidence!), '16 million');
});

test('a list of nine is counted, named and marked as worked out', () => {
  const names = 'Australia, Canada, France, Germany, Japan, Lithuania, New Zealand, the United Kingdom and the United States';
  const verdict = compare('The United States and eight of it allies requested the meeting.', [
    evidence(`${names} requested the meeting.`),
  ]);
  const count = verdict.facts.find((fact) => fact.type === 'quantity');
  assert.equal(count?.derived, true);
  assert.match(count?.because ?? '', /names 9 \(Australia, Canada, .*United States\).*eight of it allies = 9/);
});

test('a list of eight says which eight were counted', () => {
  const names = 'Canada, France, Germany, Japan, Lithuania, New Zealand, the United Kingdom and the United States';
  const verdict = compare('Nine states requested the meeting.', [evidence(`${names} requested the meeting.`)]);
  const count = verdict.facts.find((fact) => fact.type === 'quantity');
  assert.equal(count?.outcome, 'conflict');
  assert.match(count?.because ?? '', /8 \(Canada, .*\), not 9/);
});

test('a country with an “and” in its name is one member', () => {
  const verdict = compare('Three countries signed.', [evidence('Norway, Bosnia and Herzegovina and Chile signed.')]);
  assert.equal(outcomeOf(verdict, 'Three countries signed.', 'Three'), 'same');
});

test('each side is read by its own date: a Thursday of the draft is the source’s yesterday', () => {
  const claim = 'The council met on Thursday.';
  const agreeing = compare(claim, [evidence('The council met yesterday.', '2015-12-04')], '2015-12-05');
  assert.equal(outcomeOf(agreeing, claim, 'Thursday'), 'same');
  const other = compare(claim, [evidence('The council met yesterday.', '2015-12-03')], '2015-12-05');
  assert.equal(outcomeOf(other, claim, 'Thursday'), 'conflict');
});

describe('a passage without a time of its own tells of the day that its page is dated', () => {
  const dated = (line: string, passage: string, ...others: string[]) => {
    const document = plainDocument(canonicalText([line, passage, ...others].join('\n')));
    const lines = splitSentences(document.text, new Set());
    return lines.slice(1).map((span) => ({ source: 'a source', document, span, dated: lines[0]! }));
  };
  const outcome = (claim: string, words: string, passages: readonly Evidence[]) => {
    const verdict = compare(claim, passages);
    const fact = verdict.facts.find((each) => slice(claim, each.item) === words)!;
    return fact.evidence ? `${fact.outcome} ${slice(passages[0]!.document.text, fact.evidence)}` : fact.outcome;
  };

  test('its year, its month and its day', () => {
    const page = dated('Published: 6 September 2018', 'The court of Holm has struck down the harbour law.');
    assert.equal(outcome('In 2018 the court of Holm struck down the harbour law.', '2018', page), 'within 6 September 2018');
    const claim = 'The court of Holm struck down the harbour law on 6 September 2018.';
    assert.equal(outcome(claim, '6 September 2018', page), 'same 6 September 2018');
    assert.equal(outcome('In 2019 the court of Holm struck down the harbour law.', '2019', page), 'not-found');
  });

  test('not where the passage names another time', () => {
    const page = dated('Published: 6 September 2018', 'In August the court of Holm struck down the harbour law.');
    assert.equal(outcome('In September the court of Holm struck down the harbour law.', 'September', page), 'conflict August');
  });

  test('weekdays and days without a year are read by it', () => {
    const page = dated('Published: 6 September 2018', 'The court of Holm struck down the harbour law on Monday.');
    const claim = 'The court of Holm struck down the harbour law on 3 September 2018.';
    assert.equal(outcome(claim, '3 September 2018', page), 'same Monday');
    const soon = dated('Published: 19 October 2004', 'The album Tide hits the shops on November 2.');
    assert.equal(outcome('The album Tide was released on 2 November 2004.', '2 November 2004', soon), 'same November 2');
  });
});

test('a name may be carried by a pronoun from the sentence before', () => {
  const claim = 'Ada Voss was born in Bergen.';
  const verdict = compare(claim, [evidence('Ada Voss paints. «She was born in Bergen.»')]);
  assert.equal(verdict.relation, 'supports');
  assert.equal(verdict.facts.find((fact) => slice(claim, fact.item) === 'Ada Voss')?.derived, true);
});

test('each evidence has its own relation, and one that speaks of another thing is silent', () => {
  const verdict = compare('The bridge cost $3 million.', [
    evidence('The bridge cost $3 million.'),
    evidence('The bridge cost $5 million to build.'),
    evidence('The choir sang in 3 towns.'),
  ]);
  assert.deepEqual(verdict.relations, ['supports', 'conflicts', 'silent']);
});

test('without evidence everything is silent and each fact says so', () => {
  const verdict = compare('The bridge cost $3 million.', []);
  assert.equal(verdict.relation, 'silent');
  assert.deepEqual(
    verdict.facts.map((fact) => [fact.outcome, fact.evidence, fact.because]),
    [['not-found', null, 'None of the passages speaks to it.']],
  );
});

test('an alias list that can’t be used is refused', () => {
  assert.throws(() => parseAliases({ groups: [['alone']] }), /groups\.0/);
});

test('a sentence without end beside another costs seconds, not hours', () => {
  const words = 'sold unfair overpaid lowered Harl rose not before town 5 million in 2015 fair underpaid'.split(' ');
  const sentence = Array.from({ length: 600 }, (_, at) => words[at % words.length]).join(' ');
  const verdict = inTime(30_000, () => compare(`In 2015 ${sentence}.`, [evidence(`${sentence}.`)]));
  assert.ok(verdict.facts.length > 100);
});
