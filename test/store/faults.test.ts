import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runFaults, runPowerCuts } from './fault-campaign.ts';

test('whatever fails at its k-th turn: nothing acknowledged is lost, nothing refused is kept, every store opens', async () => {
  const { met, runs } = await runFaults(50, 2);
  assert.ok(met > runs / 2, `only ${met} of ${runs} faults were met`);
});

test('wherever the power goes: nothing acknowledged is lost, and every store opens', async () => {
  const { met, runs } = await runPowerCuts(150, 1);
  assert.equal(met, runs);
});
