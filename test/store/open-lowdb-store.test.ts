import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { storeContract } from './store-contract.ts';
import { tallyFold } from './tally-fold.ts';

storeContract('lowdb store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-store-'));
  return {
    open: () => openLowdbStore({ folder, fold: tallyFold, warn: () => {} }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});
