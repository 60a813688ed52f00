import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Change, ClaimFinding, QuoteFinding } from '../../src/matching/finding.ts';
import { judgeFinding } from '../../src/verdicts/judge-finding.ts';
import { type HousePolicy, parsePolicy } from '../../src/verdicts/policy.ts';
import { projectRoot, readProjectFile } from '../support/project-root.ts';

const names = readdirSync(join(projectRoot, 'data', 'policies'));

function policy(name: string): HousePolicy {
  return parsePolicy(JSON.parse(readProjectFile('data', 'policies', `${name}.json`)));
}

function quote(over: Partial<QuoteFinding>): QuoteFinding {
  return {
    kind: 'quote',
    fidelity: 'verbatim',
    attribution: 'speaker-agrees',
    sourceSpeaker: null,
    context: ['fair'],
    similarity: 1,
    chance: 0,
    ambiguous: false,
    passages: [],
    candidates: [],
    steps: [],
    changes: [],
    thresholds: {},
    ...over,
  };
}

function change(kind: Change['kind'], severity: Change['severity'] = 'none'): Change {
  return { kind, severity, item: { start: 0, end: 1 }, source: { start: 0, end: 1 }, part: 0, detail: null };
}

describe('parsePolicy', () => {
  for (const name of names) {
    it(`reads ${name}, whose id is its file's name`, () => {
      assert.equal(policy(name.replace('.json', '')).id, name.replace('.json', ''));
    });
  }

  it('refuses a policy that says nothing about a class', () => {
    const { fidelity, ...rest } = policy('house');
    const { substitution: _, ...lacking } = fidelity;
    assert.throws(() => parsePolicy({ ...rest, fidelity: lacking }), { code: 'invalid' });
  });

  it('refuses an outcome that is none', () => {
    const house = policy('house');
    const rules = { ...house.relation, silent: { outcome: 'maybe', rule: 'x' } };
    assert.throws(() => parsePolicy({ ...house, relation: rules }), { code: 'invalid' });
  });
});

/** Rows of the style books' table: class, then AP, Reuters, WSJ, Guardian, Washington Post. */
const HOUSES = ['ap', 'reuters', 'wsj', 'guardian', 'washington-post'];
const TABLE: Readonly<Record<string, string>> = {
  'disfluency-removed': 'query query pass pass fail',
  'grammar-cleaned': 'fail fail query pass fail',
  'marked-elision': 'query pass pass pass query',
  'unmarked-omission': 'fail fail fail fail fail',
  substitution: 'fail fail fail fail fail',
};

describe('judgeFinding', () => {
  for (const [name, outcomes] of Object.entries(TABLE)) {
    it(`${name} by the houses' rules`, () => {
      const kind = name as Change['kind'];
      const found = HOUSES.map((house) => judgeFinding(quote({ fidelity: kind, changes: [change(kind)] }), policy(house)).outcome);
      assert.deepEqual(found, outcomes.split(' '));
    });
  }

  it('lets a quote pass that is word for word, even with nobody named', () => {
    assert.equal(judgeFinding(quote({}), policy('house')).outcome, 'pass');
    assert.equal(judgeFinding(quote({ attribution: 'orphan' }), policy('house')).outcome, 'pass');
  });

  it('minds a class that the headline hides', () => {
    const found = judgeFinding(
      quote({ fidelity: 'marked-elision', changes: [change('disfluency-removed'), change('marked-elision')] }),
      policy('washington-post'),
    );
    assert.equal(found.outcome, 'fail');
    assert.equal(found.because[0]!.class, 'disfluency-removed');
  });

  it('never lets a grave difference pass', () => {
    const found = judgeFinding(quote({ fidelity: 'bracketed', changes: [change('bracketed', 'grave')] }), policy('guardian'));
    assert.equal(found.outcome, 'fail');
  });

  it('judges speaker, context and doubt too, the worst first', () => {
    const outcome = (over: Partial<QuoteFinding>) => judgeFinding(quote(over), policy('house'));
    assert.equal(outcome({ attribution: 'wrong-speaker' }).outcome, 'fail');
    assert.equal(outcome({ context: ['condition-dropped'] }).outcome, 'query');
    assert.equal(outcome({ ambiguous: true }).outcome, 'query');
    const both = outcome({ context: ['qualifier-dropped', 'negation-dropped'] });
    assert.deepEqual([both.outcome, both.because[0]!.class], ['fail', 'negation-dropped']);
  });

  it('judges claims by relation and never passes a derived agreement silently', () => {
    const claim: ClaimFinding = { kind: 'claim', relation: 'supports', passages: [], facts: [], thresholds: {} };
    const fact = {
      item: { start: 0, end: 1 },
      type: 'quantity',
      outcome: 'same',
      evidence: null,
      because: '',
      derived: true,
    } as const;
    assert.equal(judgeFinding(claim, policy('house')).outcome, 'pass');
    assert.equal(judgeFinding({ ...claim, relation: 'conflicts' }, policy('house')).outcome, 'fail');
    assert.equal(judgeFinding({ ...claim, facts: [fact] }, policy('house')).outcome, 'query');
  });
});
