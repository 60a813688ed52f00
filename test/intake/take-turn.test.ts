import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTAKE_LIMITS } from '../../src/intake/limits.ts';
import { borrowTurn, takeTurn } from '../../src/intake/take-turn.ts';

test('an empty place is lent until somebody comes who needs it', async () => {
  const taken = await Promise.all(Array.from({ length: INTAKE_LIMITS.readersAtOnce - 1 }, () => takeTurn()));
  let recalled = 0;
  const giveBack = borrowTurn(() => recalled++);
  assert.ok(giveBack, 'one is empty');
  assert.equal(
    borrowTurn(() => {}),
    null,
    'now none is',
  );
  const endTurn = await takeTurn();
  assert.equal(recalled, 1);
  giveBack();
  endTurn();
  for (const end of taken) end();
  const all = await Promise.all(Array.from({ length: INTAKE_LIMITS.readersAtOnce }, () => takeTurn()));
  assert.equal(
    borrowTurn(() => {}),
    null,
    'given back once, though it was recalled and given back',
  );
  for (const end of all) end();
});
