import { VerbatimError } from '../../errors.ts';
import type { Fold, Store } from '../store.ts';

export interface LowdbStoreOptions<State> {
  readonly folder: string;
  readonly fold: Fold<State>;
  /** Told in words what an administrator should know: a torn line set aside, a snapshot dropped. */
  readonly warn?: (message: string) => void;
  /** Called when the disk did not confirm a write: the process must end, since what is on the disk is no longer known. */
  readonly fatal?: (error: Error) => void;
}

export async function openLowdbStore<State>(options: LowdbStoreOptions<State>): Promise<Store<State>> {
  throw new VerbatimError('unavailable', `The store in ${options.folder} is not built yet.`);
}
