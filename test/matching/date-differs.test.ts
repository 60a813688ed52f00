import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadTables, type Tables } from '../../src/desk/tables.ts';
import { plainDocument } from '../../src/documents/document.ts';
import type { Quote } from '../../src/items/item.ts';
import { createMatchEngine } from '../../src/matching/match-engine.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { PROJECT } from '../support/project.ts';

const DRAFT = '2015-12-05';
const SAID = 'We have no other choice left to us, and we looked for one.';

/** [what the draft says around the quote, the source's heads, whether the day differs] */
const ROWS: readonly (readonly [string, readonly string[], boolean])[] = [
  ['Lira Veld told reporters on Thursday.', ['Remarks by Lira Veld\nOrvana, December 3, 2015'], false],
  ['Lira Veld told reporters on Thursday.', ['Remarks by Lira Veld\nOrvana, November 5, 2014'], true],
  ['On 5 November 2014, Lira Veld said.', ['Remarks by Lira Veld\nOrvana, November 5, 2014'], false],
  ['said Lira Veld in May 2015.', ['Remarks by Lira Veld\nOrvana, 3 December 2015'], true],
  // A news story of later years may recall what was said.
  ['said Lira Veld in May 2015.', ['The choices of a mayor\nOrvana, 3 December 2015'], false],
  ['Before the vote of 12 January 2015 there was little talk; the mayor, Lira Veld, said.', ['Orvana, November 5, 2014'], false],
  ['Lira Veld told reporters on Thursday.', ['No day is told here'], false],
  ['Lira Veld told reporters on Thursday.', ['Orvana, November 5, 2014', 'Orvana, December 3, 2015'], false],
  ['Lira Veld told reporters.', ['Remarks by Lira Veld\nOrvana, November 5, 2014'], false],
];

describe('the day on which the draft lets it be said, and the source’s', () => {
  let tables: Tables;
  before(async () => {
    tables = await loadTables(PROJECT);
  });

  for (const [around, heads, differs] of ROWS) {
    it(`${around} ← ${heads.join(' | ').replaceAll('\n', ' / ')}`, () => {
      const engine = createMatchEngine(tables.matching);
      for (const [at, head] of heads.entries()) {
        engine.add({ id: `source-${at}`, document: plainDocument(canonicalText(`${head}\n\n${SAID}\n`)) });
      }
      const finding = engine.matchItem(quote(), { date: DRAFT, around });
      assert.ok(finding.kind === 'quote');
      assert.deepEqual(finding.context, [differs ? 'date-differs' : 'fair']);
    });
  }
});

function quote(): Quote {
  const segments = [{ start: 0, end: SAID.length }];
  const speaker = { name: 'Lira Veld', start: null, end: null, certain: true, candidates: [] };
  return {
    kind: 'quote',
    id: 'q1',
    start: 0,
    end: SAID.length,
    text: SAID,
    segments,
    form: 'direct',
    speaker,
    cue: null,
    flags: [],
  };
}
