import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOverdue, parseAnswerInput, parseQueryInput, type Query } from '../../src/verdicts/query.ts';

const FIELDS = { item: '', to: 'writer', name: '', contact: '', text: ' Who says so? ', due: '' };

test('a query to the writer needs its question, one to a source a name as well', () => {
  assert.deepEqual(parseQueryInput(FIELDS), { item: null, to: { kind: 'writer' }, text: 'Who says so?', due: null });
  assert.throws(() => parseQueryInput({ ...FIELDS, text: '  ' }), /Write the question/);
  assert.throws(() => parseQueryInput({ ...FIELDS, to: 'source' }), /name of the source/);
  assert.throws(() => parseQueryInput({ ...FIELDS, due: 'tomorrow' }), { code: 'invalid' });
  const asked = parseQueryInput({ ...FIELDS, to: 'source', name: 'Harbour office', contact: '555 0100', how: 'e-mail' });
  assert.deepEqual(asked.to, { kind: 'source', name: 'Harbour office', contact: '555 0100', how: 'e-mail' });
});

test('an answer may leave open when and how it came', () => {
  assert.deepEqual(parseAnswerInput({ text: 'Yes.', from: '', when: '', how: '' }), {
    text: 'Yes.',
    from: '',
    when: null,
    how: null,
  });
  assert.throws(() => parseAnswerInput({ text: 'Yes.', when: '', how: 'by owl' }), /how they are reached/);
});

test('only a query without an answer is overdue', () => {
  const query = { due: '2026-03-10T10:00:00.000Z', answers: [], closed: null } as unknown as Query;
  assert.equal(isOverdue(query, '2026-03-10T10:00:01.000Z'), true);
  assert.equal(isOverdue(query, '2026-03-10T09:00:00.000Z'), false);
  assert.equal(isOverdue({ ...query, answers: [{} as never] }, '2026-03-11T10:00:00.000Z'), false);
});
