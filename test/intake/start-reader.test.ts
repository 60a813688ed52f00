import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { INTAKE_LIMITS } from '../../src/intake/limits.ts';
import { helpReader, startReader } from '../../src/intake/start-reader.ts';
import { borrowTurn } from '../../src/intake/take-turn.ts';

test('a reader that ended after it asked for help gets none, and no place is lost', async () => {
  const bytes = new TextEncoder().encode('Nine boats left.');
  const reader = await startReader(bytes, { reads: 'whole', hint: {}, partialMs: 1_000 }, INTAKE_LIMITS.readMs);
  reader.stdout.resume();
  reader.stderr.resume();
  reader.kill('SIGKILL');
  await once(reader, 'close');
  await helpReader(reader, bytes, INTAKE_LIMITS.readMs, new AbortController().signal);
  const places = Array.from({ length: INTAKE_LIMITS.readersAtOnce }, () => borrowTurn(() => {}));
  for (const giveBack of places) giveBack?.();
  assert.ok(places.every(Boolean));
});
