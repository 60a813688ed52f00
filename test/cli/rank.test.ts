import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rank } from '../../src/cli/rank.ts';
import { runCommand } from './command-run.ts';

test('rank command: answers every line in order, unreadable ones with an error', async () => {
  const input = [
    '\ufeff{"id":"a","text":"Wages fell by 4 percent in 2009.","speaker":"RO"}\r',
    '',
    'not json',
    '{"id":7,"text":"Thank you."}',
    '{"id":"x"}',
    '{"text":"no id"}',
    '[1]',
    '{"id":"ü","text":"Zürich’s tax doubled."}',
  ].join('\n');
  const { exit, answers } = await runCommand(rank, [], input);
  assert.equal(exit, 0);
  assert.deepEqual(
    answers.map((answer) => [answer.id, (answer.error as { code?: string } | undefined)?.code]),
    [
      ['a', undefined],
      [undefined, 'invalid'],
      [7, undefined],
      ['x', 'invalid'],
      [undefined, 'invalid'],
      [undefined, 'invalid'],
      ['ü', undefined],
    ],
  );
  assert.ok((answers[0]!.score as number) > (answers[2]!.score as number));
  assert.deepEqual(answers[0]!.reasons, ['quantity', 'date', 'comparison']);
});

test('rank command: bytes that are no UTF-8 are told, and the rest goes on', async () => {
  const input = Buffer.concat([Buffer.from([0x22, 0xff, 0x22, 0x0a]), Buffer.from('{"id":1,"text":"He voted."}')]);
  const { answers } = await runCommand(rank, [], input);
  assert.deepEqual(answers[0], { error: { code: 'invalid', message: 'The line is not UTF-8.' } });
  assert.equal(answers[1]!.id, 1);
});

test('rank command: an argument is refused, no input is no answer', async () => {
  assert.equal((await runCommand(rank, ['file'], '')).exit, 2);
  assert.deepEqual(await runCommand(rank, [], ''), { exit: 0, answers: [], warnings: '' });
});
