import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sandboxCommand } from '../../src/intake/sandbox-command.ts';

test('the limit of CPU time follows the configured one, so that the clock binds', async (t) => {
  const script = fileURLToPath(new URL('../../src/intake/reader-process.js', import.meta.url));
  const { args, file, guards } = await sandboxCommand(script, 100_000);
  if (!guards.includes('memory-and-cpu')) return t.skip('no prlimit here');
  assert.ok([file, ...args].includes('--cpu=200'), args.join(' '));
});
