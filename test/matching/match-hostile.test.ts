import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { HOSTILE, type HostileAnswer } from './hostile-quotes.ts';

/** Kills the engine where it hangs: far above what any of these needs. */
const KILL_AFTER = 60_000;

test('hostile texts and quotes are answered before the kill timer', async (context) => {
  const answers = new Map<string, HostileAnswer>();
  const worker = new Worker(new URL('./hostile-quotes.js', import.meta.url));
  const ended = new Promise<string>((resolve) => {
    worker.on('message', (answer: HostileAnswer) => answers.set(answer.name, answer));
    worker.on('error', (error) => resolve(error.message));
    worker.on('exit', (code) => resolve(code === 0 ? 'done' : `killed with ${code}`));
  });
  const timer = setTimeout(() => void worker.terminate(), KILL_AFTER);
  const end = await ended;
  clearTimeout(timer);
  for (const { name, isThere } of HOSTILE) {
    await context.test(name, () => {
      const answer = answers.get(name);
      assert.ok(answer, `no answer: ${end}`);
      assert.equal(answer.slicesAgree, true);
      if (isThere !== null) assert.equal(answer.isFound, isThere);
    });
  }
});
